// Deciding, undoing, reviewing and looking back, through the facade.
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/service/knowledge_service.h"
#include "graph/store/memory_graph_store.h"
#include "tests/support/case_name.h"
#include "tests/support/line_extractor.h"
#include "tests/support/shipped_ontology.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::service {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

//   LSTM --variant_of--> RNN --causes--> 梯度消失 <--solves-- LSTM      LSTMs --uses--> gate
constexpr std::string_view kSequenceNote =
    "model:LSTM variant_of model:RNN\n"
    "model:RNN causes problem:梯度消失\n"
    "model:LSTM solves problem:梯度消失\n";
constexpr std::string_view kGateNote = "model:LSTMs uses technique:gate\n";

class DecisionsTest : public testing::Test {
 protected:
  DecisionsTest()
      : service_(store::make_memory_graph_store([this] { return now_; }), test::shipped_ontology(),
                 []() -> Result<std::unique_ptr<const extract::Extractor>> {
                   return std::unique_ptr<const extract::Extractor>(std::make_unique<test::LineExtractor>());
                 }) {
    directory_.write("sequence.md", kSequenceNote);
    directory_.write("gate.md", kGateNote);
    ingest();
  }

  void ingest(const IngestOptions& options = {}) {
    const auto report = service_.ingest({directory_.path()}, options);
    ASSERT_TRUE(report) << report.status().message();
  }
  std::uint64_t decide(DecisionRequest request) {
    request.author = "ada";
    const auto reply = service_.decide(request);
    EXPECT_TRUE(reply) << reply.status().message();
    return reply ? reply->decision.number : 0;
  }
  std::string exported() const {
    std::ostringstream out;
    EXPECT_TRUE(service_.export_jsonl(out));
    return out.str();
  }
  std::string path(const std::string& note) const {
    return std::filesystem::canonical(directory_.path()) / note;
  }

  Timestamp now_ = *parse_timestamp("2026-11-22T12:00");
  test::TemporaryDirectory directory_;
  KnowledgeService service_;
};

const DecisionRequest kMerge{.kind = DecisionKind::merge, .entity = "LSTM", .other = "LSTMs"};
const DecisionRequest kReject{
    .kind = DecisionKind::reject_relation, .entity = "LSTM", .other = "梯度消失", .relation = "solves"};
const DecisionRequest kAdd{.kind = DecisionKind::add_relation,
                           .entity = "RNN",
                           .other = "gate",
                           .relation = "uses",
                           .reason = "so it says in a book"};
const DecisionRequest kRename{.kind = DecisionKind::rename, .entity = "RNN", .value = "recurrent network"};
const DecisionRequest kRetype{.kind = DecisionKind::retype, .entity = "gate", .value = "concept"};
const DecisionRequest kAlias{
    .kind = DecisionKind::accept_alias, .entity = "RNN", .aliases = {"循环神经网络"}};

TEST_F(DecisionsTest, ShowInEveryAnswer) {
  decide(kMerge);
  decide(kAdd);
  decide(kAlias);
  const auto card = service_.show({.reference = "LSTMs"});
  ASSERT_TRUE(card);
  EXPECT_EQ(card->entity.name, "LSTM");
  EXPECT_EQ(card->relation_count, 3U);
  PathsRequest to_gate;
  to_gate.from = "循环神经网络";
  to_gate.to = "gate";
  const auto paths = service_.paths(to_gate);
  ASSERT_TRUE(paths);
  ASSERT_EQ(paths->paths.size(), 1U);
  ASSERT_EQ(paths->paths[0].hops.size(), 1U);
  EXPECT_EQ(paths->paths[0].hops[0].evidence[0].note, "decision 2");
  EXPECT_EQ(paths->paths[0].hops[0].evidence[0].quote, "so it says in a book");
  EXPECT_EQ(service_.stats()->counts.entities, 4U);
  EXPECT_THAT(exported(), HasSubstr("so it says in a book"));
  EXPECT_THAT(exported(), Not(HasSubstr("\"name\":\"LSTMs\"")));
}

// Each view is asked before and after: what was made for the notes alone must not answer for the decisions.
TEST_F(DecisionsTest, AreSeenByNeighborsPathsAnalysesAndExportAlike) {
  const auto neighbors = [this](const std::string& reference) {
    NeighborsRequest request;
    request.reference = reference;
    std::vector<std::string> labels;
    const auto reply = service_.neighbors(request);
    EXPECT_TRUE(reply) << reply.status().message();
    for (const NeighborReply& neighbor : reply->neighbors) labels.push_back(neighbor.entity.label);
    return labels;
  };
  const auto hops_to_gate = [this] {
    PathsRequest request;
    request.from = "RNN";
    request.to = "gate";
    const auto reply = service_.paths(request);
    EXPECT_TRUE(reply) << reply.status().message();
    return reply->paths.empty() ? 0U : reply->paths[0].hops.size();
  };
  const auto degrees = [this] {
    std::map<std::string, double> by_label;
    const auto reply = service_.rank({.by = analysis::RankMeasure::degree});
    EXPECT_TRUE(reply) << reply.status().message();
    for (const RankedEntityReply& ranked : reply->entities) by_label[ranked.entity.label] = ranked.score;
    return by_label;
  };
  const auto communities = [this] {
    return service_.communities({.by = analysis::Cohesion::connection})->communities.size();
  };
  const std::string before = exported();
  EXPECT_THAT(neighbors("gate"), ElementsAre("LSTMs"));
  EXPECT_EQ(hops_to_gate(), 0U);
  EXPECT_EQ(degrees().at("LSTMs"), 1);
  EXPECT_EQ(communities(), 2U);

  const std::uint64_t merged = decide(kMerge);
  EXPECT_THAT(neighbors("gate"), ElementsAre("LSTM"));
  EXPECT_EQ(hops_to_gate(), 2U);
  EXPECT_EQ(degrees().at("LSTM"), 3);
  EXPECT_FALSE(degrees().contains("LSTMs"));
  EXPECT_EQ(communities(), 1U);
  EXPECT_EQ(service_.order({"LSTMs", 0, {}})->steps.back().entity.label, "LSTM");
  EXPECT_THAT(exported(), Not(HasSubstr("\"name\":\"LSTMs\"")));

  const std::uint64_t rejected =
      decide({.kind = DecisionKind::reject_relation, .entity = "LSTM", .other = "gate", .relation = "uses"});
  EXPECT_THAT(neighbors("gate"), IsEmpty());
  EXPECT_EQ(hops_to_gate(), 0U);
  EXPECT_EQ(degrees().at("LSTM"), 2);

  ASSERT_TRUE(service_.undo(merged, "ada"));
  ASSERT_TRUE(service_.undo(rejected, "ada"));
  EXPECT_THAT(neighbors("gate"), ElementsAre("LSTMs"));
  EXPECT_EQ(communities(), 2U);
  EXPECT_EQ(exported(), before);
}

TEST_F(DecisionsTest, OutliveForcePruneRemovalAndImports) {
  decide(kMerge);
  decide(kReject);
  decide(kAdd);
  const std::string before = exported();
  IngestOptions force;
  force.force = true;
  ingest(force);
  EXPECT_EQ(exported(), before);

  std::filesystem::remove(directory_.path() / "gate.md");
  IngestOptions prune;
  prune.prune = true;
  ingest(prune);
  EXPECT_THAT(exported(), HasSubstr("so it says in a book"));
  directory_.write("gate.md", kGateNote);
  ingest();
  EXPECT_EQ(exported(), before);

  ASSERT_TRUE(service_.remove({path("sequence.md"), path("gate.md")}));
  const auto imported = directory_.write(
      "more.jsonl", R"({"type":"entity","name":"LSTMs","kind":"model","aliases":[],"attributes":{}})"
                    "\n");
  ASSERT_TRUE(service_.import_graph(imported, {}));
  EXPECT_EQ(service_.show({.reference = "LSTMs"})->entity.name, "LSTM");
  EXPECT_EQ(service_.decisions(false)->decisions.size(), 3U);
}

TEST_F(DecisionsTest, LeaveNoTraceOnceUndone) {
  const std::string before = exported();
  std::vector<std::uint64_t> numbers;
  for (const DecisionRequest& request : {kMerge, kReject, kAdd, kRename, kRetype, kAlias}) {
    numbers.push_back(decide(request));
  }
  decide({.kind = DecisionKind::reject_entity, .entity = "gate"});
  decide({.kind = DecisionKind::split,
          .entity = "LSTM",
          .value = "another LSTM",
          .notes = {path("sequence.md")}});
  EXPECT_NE(exported(), before);
  for (const std::uint64_t number : {8, 3, 1, 6, 2, 7, 5, 4}) ASSERT_TRUE(service_.undo(number, "bob"));
  EXPECT_EQ(exported(), before);
  EXPECT_THAT(service_.decisions(false)->decisions, IsEmpty());
  const auto all = service_.decisions(true)->decisions;
  ASSERT_EQ(all.size(), 8U);
  EXPECT_EQ(all[0].undone, (Undoing{"bob", now_}));
}

TEST_F(DecisionsTest, AreIdleWhileTheNotesDoNotNameWhatTheyAreAbout) {
  const std::uint64_t rejection = decide({.kind = DecisionKind::reject_entity, .entity = "gate"});
  decide(kMerge);
  EXPECT_THAT(service_.decisions(false)->idle, IsEmpty());
  directory_.write("gate.md", "model:LSTMs uses problem:gate\n");
  ingest();
  EXPECT_THAT(service_.decisions(false)->idle, ElementsAre(rejection));
  EXPECT_TRUE(service_.resolve("problem:gate"));
  directory_.write("gate.md", kGateNote);
  ingest();
  EXPECT_THAT(service_.decisions(false)->idle, IsEmpty());
}

TEST_F(DecisionsTest, AreNamedWhereTheyHideWhatIsAskedFor) {
  decide({.kind = DecisionKind::reject_entity, .entity = "gate"});
  decide(kReject);
  EXPECT_THAT(service_.resolve("gate").status().message(), HasSubstr("decision 1 rejected technique:gate"));
  EXPECT_THAT(service_.resolve("technique:gate").status().message(), HasSubstr("decision 1 rejected"));
  EXPECT_THAT(service_.resolve("model:gate").status().message(), Not(HasSubstr("decision")));
  DecisionRequest again = kReject;
  again.author = "ada";
  EXPECT_THAT(service_.decide(again).status().message(), HasSubstr("decision 2 rejected model:LSTM solves"));
  ASSERT_TRUE(service_.undo(1, "ada"));
  EXPECT_TRUE(service_.resolve("gate"));
}

TEST_F(DecisionsTest, TravelWithAnExportAsWhatTheyDid) {
  for (const DecisionRequest& request : {kMerge, kReject, kAdd, kRename, kRetype, kAlias}) decide(request);
  const auto file = directory_.write("graph.jsonl", exported());
  KnowledgeService other(store::make_memory_graph_store(), test::shipped_ontology(), {});
  ASSERT_TRUE(other.import_graph(file, {}));
  EXPECT_EQ(other.stats()->counts.entities, service_.stats()->counts.entities);
  EXPECT_EQ(other.stats()->counts.relations, service_.stats()->counts.relations);
  EXPECT_EQ(other.show({.reference = "LSTMs"})->entity.name, "LSTM");
  EXPECT_EQ(other.show({.reference = "循环神经网络"})->entity.name, "recurrent network");
  EXPECT_THAT(other.decisions(true)->decisions, IsEmpty());
}

struct RefusalCase {
  const char* name;
  DecisionRequest request;
  StatusCode code;
  const char* message;  ///< A part of it.
};

const RefusalCase kRefusals[] = {
    {"NoEntity", {.kind = DecisionKind::reject_entity}, StatusCode::invalid_argument, "needs \"entity\""},
    {"NotAskedFor",
     {.kind = DecisionKind::rename_note, .entity = "LSTM"},
     StatusCode::invalid_argument,
     "recorded by itself"},
    {"UnknownEntity", {.kind = DecisionKind::reject_entity, .entity = "LSTN"}, StatusCode::not_found, "LSTN"},
    {"FieldTooMany",
     {.kind = DecisionKind::reject_entity, .entity = "LSTM", .value = "x"},
     StatusCode::invalid_argument,
     "has no \"value\""},
    {"MergeWithItself",
     {.kind = DecisionKind::merge, .entity = "LSTM", .other = "lstm"},
     StatusCode::invalid_argument,
     "already"},
    {"MergeWithNobody",
     {.kind = DecisionKind::merge, .entity = "LSTM"},
     StatusCode::invalid_argument,
     "\"other\""},
    {"KeepApartFromItself",
     {.kind = DecisionKind::keep_apart, .entity = "LSTM", .other = "lstm"},
     StatusCode::invalid_argument,
     "both names mean"},
    {"KeepApartFromNobody",
     {.kind = DecisionKind::keep_apart, .entity = "LSTM"},
     StatusCode::invalid_argument,
     "\"other\""},
    {"KeepApartFromUnknown",
     {.kind = DecisionKind::keep_apart, .entity = "LSTM", .other = "LSTN"},
     StatusCode::not_found,
     "LSTN"},
    {"UnknownRelationType",
     {.kind = DecisionKind::accept_relation, .entity = "LSTM", .other = "RNN", .relation = "eats"},
     StatusCode::invalid_argument,
     "eats"},
    {"RelationThatIsNotThere",
     {.kind = DecisionKind::accept_relation, .entity = "RNN", .other = "LSTM", .relation = "uses"},
     StatusCode::not_found,
     "add it"},
    {"RelationAgainstTheOntology",
     {.kind = DecisionKind::add_relation,
      .entity = "梯度消失",
      .other = "RNN",
      .relation = "solves",
      .reason = "x"},
     StatusCode::invalid_argument,
     "from problem to model"},
    {"RelationToItself",
     {.kind = DecisionKind::add_relation, .entity = "RNN", .other = "RNN", .relation = "uses", .reason = "x"},
     StatusCode::invalid_argument,
     "itself"},
    {"AddedWithoutReason",
     {.kind = DecisionKind::add_relation, .entity = "RNN", .other = "gate", .relation = "uses"},
     StatusCode::invalid_argument,
     "\"reason\""},
    {"AliasThatIsNone",
     {.kind = DecisionKind::reject_alias, .entity = "LSTM", .aliases = {"GRU"}},
     StatusCode::not_found,
     "not called"},
    {"AliasThatIsTheName",
     {.kind = DecisionKind::reject_alias, .entity = "LSTM", .aliases = {"L.S.T.M"}},
     StatusCode::invalid_argument,
     "own name"},
    {"EmptyAlias",
     {.kind = DecisionKind::accept_alias, .entity = "LSTM", .aliases = {""}},
     StatusCode::invalid_argument,
     "empty"},
    {"SplitOfNothing",
     {.kind = DecisionKind::split, .entity = "LSTM"},
     StatusCode::invalid_argument,
     "aliases or notes"},
    {"SplitWithoutName",
     {.kind = DecisionKind::split, .entity = "LSTM", .notes = {"gate.md"}},
     StatusCode::invalid_argument,
     "called"},
    {"SplitByUnknownNote",
     {.kind = DecisionKind::split, .entity = "LSTM", .value = "x", .notes = {"none.md"}},
     StatusCode::not_found,
     "none.md"},
    {"RenameToAnother",
     {.kind = DecisionKind::rename, .entity = "LSTM", .value = "rnn"},
     StatusCode::invalid_argument,
     "merge them"},
    {"RenameToTheSame",
     {.kind = DecisionKind::rename, .entity = "LSTM", .value = "LSTM"},
     StatusCode::invalid_argument,
     "already"},
    {"RetypeToUnknown",
     {.kind = DecisionKind::retype, .entity = "LSTM", .value = "beast"},
     StatusCode::invalid_argument,
     "beast"},
    {"RetypeToTheSame",
     {.kind = DecisionKind::retype, .entity = "LSTM", .value = "model"},
     StatusCode::invalid_argument,
     "already"},
};

class RefusalTest : public DecisionsTest, public testing::WithParamInterface<RefusalCase> {};

TEST_P(RefusalTest, SaysWhyAndWritesNothing) {
  DecisionRequest request = GetParam().request;
  request.author = "ada";
  const std::uint64_t sequence = service_.stats()->sequence;
  const auto reply = service_.decide(request);
  ASSERT_FALSE(reply);
  EXPECT_EQ(reply.status().code(), GetParam().code) << reply.status().message();
  EXPECT_THAT(reply.status().message(), HasSubstr(GetParam().message));
  EXPECT_EQ(service_.stats()->sequence, sequence);
}

INSTANTIATE_TEST_SUITE_P(Cases, RefusalTest, testing::ValuesIn(kRefusals), test::case_name<RefusalCase>);

TEST_F(DecisionsTest, NeedAnAuthor) {
  EXPECT_THAT(service_.decide(kMerge).status().message(), HasSubstr("\"author\""));
  decide(kMerge);
  EXPECT_EQ(service_.undo(1, "").status().code(), StatusCode::invalid_argument);
  EXPECT_EQ(service_.undo(2, "ada").status().code(), StatusCode::not_found);
}

TEST_F(DecisionsTest, AreProposedUntilTheyAreMade) {
  directory_.write("types.md", "technique:LSTM uses technique:gate\n");
  ingest();
  const auto review = service_.review({});
  ASSERT_TRUE(review);
  ASSERT_EQ(review->merges.size(), 1U);
  EXPECT_EQ(review->merges[0].keep.type, "model");
  EXPECT_EQ(review->merges[0].merge.type, "technique");
  EXPECT_THAT(review->merges[0].reason, HasSubstr("one name"));
  EXPECT_EQ(service_.review({.limit = 0})->merge_count, 1U);
  decide({.kind = DecisionKind::merge, .entity = "model:LSTM", .other = "technique:LSTM"});
  EXPECT_THAT(service_.review({})->merges, IsEmpty());
}

TEST_F(DecisionsTest, KeepApartWhatIsProposedNoMoreUntilUndone) {
  directory_.write("types.md", "technique:LSTM uses technique:gate\n");
  ingest();
  const std::string before = exported();
  const DecisionRequest keep_apart{
      .kind = DecisionKind::keep_apart, .entity = "technique:LSTM", .other = "model:LSTM"};
  const std::uint64_t number = decide(keep_apart);
  EXPECT_EQ(service_.review({})->merge_count, 0U);
  EXPECT_THAT(service_.review({})->merges, IsEmpty());
  EXPECT_EQ(exported(), before);

  ingest({.force = true});
  EXPECT_EQ(service_.review({})->merge_count, 0U);

  for (DecisionRequest again :
       {keep_apart,
        DecisionRequest{.kind = DecisionKind::merge, .entity = "model:LSTM", .other = "technique:LSTM"}}) {
    again.author = "bob";
    const auto refused = service_.decide(again);
    EXPECT_EQ(refused.status().code(), StatusCode::invalid_argument);
    EXPECT_THAT(refused.status().message(), HasSubstr("decision 1 keeps"));
  }
  ASSERT_TRUE(service_.undo(number, "bob"));
  EXPECT_EQ(service_.review({})->merge_count, 1U);
}

TEST_F(DecisionsTest, AreToldByLogAndChanges) {
  now_ += std::chrono::hours(1);
  decide(kMerge);
  const auto log = service_.log(1);
  ASSERT_TRUE(log);
  ASSERT_EQ(log->changes.size(), 1U);
  EXPECT_EQ(log->changes[0].time, now_);
  EXPECT_EQ(log->changes[0].decisions[0].kind, DecisionKind::merge);
  EXPECT_EQ(service_.log(9)->changes.back().sequence, 1U);

  const auto first = service_.changes({.after = 0, .limit = 1});
  ASSERT_TRUE(first);
  EXPECT_EQ(first->changes[0].notes.size(), 2U);
  EXPECT_EQ(first->next, 1U);
  EXPECT_EQ(first->sequence, 2U);
  const auto rest = service_.changes({.after = first->next});
  EXPECT_EQ(rest->next, 2U);
  EXPECT_THAT(service_.changes({.after = rest->next})->changes, IsEmpty());
  EXPECT_EQ(service_.changes({.after = rest->next})->next, 2U);
  EXPECT_THAT(service_.changes({.after = rest->next, .wait = std::chrono::seconds(1)})->changes, IsEmpty());
}

TEST_F(DecisionsTest, DiffSaysWhatIsNewChangedAndGoneAndByWhichNotes) {
  now_ += std::chrono::hours(1);
  directory_.write("gate.md", "model:GRU uses technique:gate\nmodel:GRU variant_of model:RNN\n");
  ingest();
  directory_.write("short-lived.md", "model:Elman variant_of model:RNN\n");
  ingest();
  ASSERT_TRUE(service_.remove({path("short-lived.md")}));
  for (const std::string since : {"1", "2026-11-22T12:30"}) {
    const auto diff = service_.diff(since);
    ASSERT_TRUE(diff) << diff.status().message();
    EXPECT_EQ(diff->since, 1U);
    EXPECT_EQ(diff->until, 4U);
    EXPECT_THAT(diff->notes, ElementsAre(store::NoteChange{path("gate.md"), store::ChangeKind::changed}));
    std::vector<std::string> told;
    const std::map<store::ChangeKind, std::string> signs = {{store::ChangeKind::added, "+"},
                                                            {store::ChangeKind::changed, "~"},
                                                            {store::ChangeKind::removed, "-"}};
    for (const auto& entity : diff->entities) told.push_back(signs.at(entity.kind) + entity.entity.label);
    EXPECT_THAT(told, testing::UnorderedElementsAre("+GRU", "-LSTMs", "~RNN"));
    told.clear();
    for (const auto& relation : diff->relations) {
      told.push_back(signs.at(relation.kind) + relation.head.label + " " + relation.relation + " " +
                     relation.tail.label);
      EXPECT_THAT(relation.notes, ElementsAre(path("gate.md")));
    }
    EXPECT_THAT(told,
                testing::UnorderedElementsAre("+GRU uses gate", "+GRU variant_of RNN", "-LSTMs uses gate"));
  }
  EXPECT_THAT(service_.diff("2026-11-23")->entities, IsEmpty());
  EXPECT_EQ(service_.diff("5").status().code(), StatusCode::invalid_argument);
  EXPECT_EQ(service_.diff("yesterday").status().code(), StatusCode::invalid_argument);
}

}  // namespace
}  // namespace notegraph::service
