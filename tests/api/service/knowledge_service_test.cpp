#include "api/service/knowledge_service.h"

#include <sstream>
#include <tuple>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/store/memory_graph_store.h"
#include "tests/support/line_extractor.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::service {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;

//   LSTM --variant_of--> RNN --causes--> 梯度消失 <--solves-- LSTM      BERT --uses--> MLM
constexpr std::string_view kSequenceNote =
    "model:LSTM variant_of model:RNN\n"
    "model:RNN causes problem:梯度消失\n"
    "model:LSTM solves problem:梯度消失\n";
constexpr std::string_view kBertNote = "model:BERT uses technique:MLM\n";

Ontology shipped_ontology() {
  auto ontology = Ontology::read(std::filesystem::path(NOTEGRAPH_SOURCE_DIR) / "data/ontology");
  EXPECT_TRUE(ontology) << ontology.status().message();
  return *std::move(ontology);
}

class KnowledgeServiceTest : public testing::Test {
 protected:
  KnowledgeServiceTest()
      : service(store::make_memory_graph_store(), shipped_ontology(),
                []() -> Result<std::unique_ptr<const extract::Extractor>> {
                  return std::unique_ptr<const extract::Extractor>(std::make_unique<test::LineExtractor>());
                }) {}

  IngestReport put(const std::string& id, std::string_view text) {
    const auto report = service.put_note({id, std::string(text)});
    EXPECT_TRUE(report) << report.status().message();
    return *report;
  }

  IngestReport ingest(const IngestOptions& options = {}) {
    const auto report = service.ingest({directory.path()}, options);
    EXPECT_TRUE(report) << report.status().message();
    return *report;
  }

  std::string exported() const {
    std::ostringstream out;
    EXPECT_TRUE(service.export_jsonl(out));
    return out.str();
  }

  test::TemporaryDirectory directory;
  KnowledgeService service;
};

TEST_F(KnowledgeServiceTest, AnswersWhatIsNear) {
  put("sequence.md", kSequenceNote);
  NeighborsRequest request;
  request.reference = "lstm";
  const auto reply = service.neighbors(request);
  ASSERT_TRUE(reply) << reply.status().message();
  EXPECT_EQ(reply->seed.label, "LSTM");
  ASSERT_THAT(reply->neighbors, SizeIs(2));
  for (const NeighborReply& neighbor : reply->neighbors) {
    ASSERT_THAT(neighbor.via.evidence, SizeIs(1)) << neighbor.entity.label;
    EXPECT_EQ(neighbor.via.evidence[0].note, "sequence.md");
    EXPECT_THAT(neighbor.via.evidence[0].quote, HasSubstr(neighbor.entity.label));
  }
}

TEST_F(KnowledgeServiceTest, AnswersWhatIsNearPageByPage) {
  std::string note;
  for (int i = 0; i < 130; ++i) note += "model:Hub uses method:M" + std::to_string(i) + "\n";
  put("hub.md", note);
  NeighborsRequest request;
  request.reference = "Hub";
  request.limits.max_results = 1000;
  const auto all = service.neighbors(request);
  ASSERT_TRUE(all) << all.status().message();
  ASSERT_THAT(all->neighbors, SizeIs(130));
  EXPECT_EQ(all->truncated, query::Truncation::none);

  // Cut by number or by size, the pages together are the whole.
  for (const auto& [max_results, max_bytes, why] :
       {std::tuple(std::size_t{50}, std::size_t{1} << 20, query::Truncation::results),
        std::tuple(std::size_t{1000}, std::size_t{20'000}, query::Truncation::bytes),
        std::tuple(std::size_t{1000}, std::size_t{1}, query::Truncation::bytes)}) {
    request.limits.max_results = max_results;
    request.limits.max_bytes = max_bytes;
    std::vector<std::string> labels;
    query::Truncation truncated = why;
    while (truncated == why) {
      request.offset = labels.size();
      const auto page = service.neighbors(request);
      ASSERT_TRUE(page) << page.status().message();
      ASSERT_FALSE(page->neighbors.empty());
      for (const NeighborReply& neighbor : page->neighbors) labels.push_back(neighbor.entity.label);
      truncated = page->truncated;
    }
    EXPECT_EQ(truncated, query::Truncation::none);
    ASSERT_THAT(labels, SizeIs(130));
    for (std::size_t i = 0; i < labels.size(); ++i) EXPECT_EQ(labels[i], all->neighbors[i].entity.label);
  }
  request.offset = 130;
  EXPECT_THAT(service.neighbors(request)->neighbors, SizeIs(0));
}

TEST_F(KnowledgeServiceTest, CutsPathsByTheirSize) {
  put("paths.md", "model:A uses method:B\nmethod:B uses model:C\nmodel:A uses model:C\n");
  PathsRequest request;
  request.from = "A";
  request.to = "C";
  request.k = 5;
  ASSERT_THAT(service.paths(request)->paths, SizeIs(2));
  request.limits.max_bytes = 1;
  const auto cut = service.paths(request);
  EXPECT_THAT(cut->paths, SizeIs(1));
  EXPECT_EQ(cut->truncated, query::Truncation::bytes);
}

TEST_F(KnowledgeServiceTest, AnswersHowTwoAreConnected) {
  put("sequence.md", "model:LSTM variant_of model:RNN\nmodel:RNN causes problem:梯度消失\n");
  PathsRequest request;
  request.from = "LSTM";
  request.to = "梯度消失";
  const auto reply = service.paths(request);
  ASSERT_TRUE(reply) << reply.status().message();
  ASSERT_THAT(reply->paths, SizeIs(1));
  const PathReply& path = reply->paths[0];
  ASSERT_THAT(path.hops, SizeIs(2));
  EXPECT_EQ(path.hops[0].relation, "variant_of");
  EXPECT_TRUE(path.hops[0].forward);
  EXPECT_EQ(path.hops[1].to.label, "梯度消失");
  EXPECT_EQ(path.hops[1].evidence[0].line, 2U);
  EXPECT_NEAR(path.confidence, 0.81, 1e-6);
}

TEST_F(KnowledgeServiceTest, NoPathIsAnAnswerWithAReason) {
  put("sequence.md", kSequenceNote);
  put("bert.md", kBertNote);
  PathsRequest request;
  request.from = "LSTM";
  request.to = "BERT";
  const auto reply = service.paths(request);
  ASSERT_TRUE(reply) << reply.status().message();
  EXPECT_THAT(reply->paths, IsEmpty());
  EXPECT_FALSE(reply->no_path_reason.empty());
}

TEST_F(KnowledgeServiceTest, AvoidedEntitiesAreNotEntered) {
  put("sequence.md", "model:LSTM variant_of model:RNN\nmodel:RNN causes problem:梯度消失\n");
  PathsRequest request;
  request.from = "LSTM";
  request.to = "梯度消失";
  request.avoid = {"model:RNN"};
  const auto reply = service.paths(request);
  ASSERT_TRUE(reply) << reply.status().message();
  EXPECT_THAT(reply->paths, IsEmpty());
}

TEST_F(KnowledgeServiceTest, UnknownNamesComeWithSuggestions) {
  put("sequence.md", kSequenceNote);
  const auto brief = service.resolve("LSTN");
  ASSERT_FALSE(brief);
  EXPECT_EQ(brief.status().code(), StatusCode::not_found);
  EXPECT_THAT(brief.status().candidates(), testing::Contains("model:LSTM"));
}

TEST_F(KnowledgeServiceTest, AmbiguousNamesAreNeverGuessed) {
  put("recall.md", "metric:召回 part_of concept:评估\ntechnique:召回 part_of concept:推荐\n");
  const auto brief = service.resolve("召回");
  ASSERT_FALSE(brief);
  EXPECT_EQ(brief.status().code(), StatusCode::ambiguous);
  EXPECT_THAT(brief.status().candidates(), ElementsAre("metric:召回", "technique:召回"));
  const auto metric = service.resolve("metric:召回");
  ASSERT_TRUE(metric) << metric.status().message();
  EXPECT_EQ(metric->type, "metric");
}

TEST_F(KnowledgeServiceTest, AColonInANameIsNoType) {
  put("a.md", "concept:std::move uses concept:x\n");
  EXPECT_TRUE(service.resolve("std::move"));
  EXPECT_TRUE(service.resolve("concept:std::move"));
}

TEST_F(KnowledgeServiceTest, TypesThatNobodyKnowsAreASlip) {
  put("sequence.md", kSequenceNote);
  NeighborsRequest request;
  request.reference = "LSTM";
  request.filter.relation_types = {"sovles"};
  const auto reply = service.neighbors(request);
  ASSERT_FALSE(reply);
  EXPECT_EQ(reply.status().code(), StatusCode::invalid_argument);
  EXPECT_THAT(reply.status().message(), HasSubstr("solves"));
}

TEST_F(KnowledgeServiceTest, ShowsAnEntityWithItsRelationsAndPlaces) {
  put("sequence.md", kSequenceNote);
  ShowRequest request;
  request.reference = "RNN";
  const auto card = service.show(request);
  ASSERT_TRUE(card) << card.status().message();
  EXPECT_EQ(card->entity.label, "RNN");
  EXPECT_EQ(card->relation_count, 2U);
  ASSERT_THAT(card->relations, SizeIs(2));
  EXPECT_TRUE(card->relations[0].forward);
  EXPECT_FALSE(card->relations[1].forward);
  EXPECT_EQ(card->relations[1].from.label, "RNN");
  EXPECT_EQ(card->relations[1].to.label, "LSTM");
  ASSERT_THAT(card->mentions, SizeIs(2));
  EXPECT_EQ(card->mentions[0].mention.line, 1U);
}

TEST_F(KnowledgeServiceTest, SearchFindsByTypeToo) {
  put("recall.md", "metric:召回 part_of concept:评估\ntechnique:召回 part_of concept:推荐\n");
  SearchRequest request;
  request.text = "召回";
  request.entity_types = {"technique"};
  const auto reply = service.search(request);
  ASSERT_TRUE(reply) << reply.status().message();
  ASSERT_THAT(reply->hits, SizeIs(1));
  EXPECT_EQ(reply->hits[0].entity.type, "technique");
}

TEST_F(KnowledgeServiceTest, IngestReadsFoldersAndSkipsWhatDidNotChange) {
  directory.write("a/sequence.md", kSequenceNote);
  directory.write("b/bert.txt", kBertNote);
  directory.write("b/picture.png", "model:X uses model:Y\n");
  directory.write(".hidden/c.md", "model:X uses model:Y\n");
  const IngestReport first = ingest();
  EXPECT_EQ(first.added, 2U);
  EXPECT_EQ(first.entities_gained, 5);
  EXPECT_EQ(first.relations_gained, 4);

  const IngestReport second = ingest();
  EXPECT_EQ(second.added, 0U);
  EXPECT_EQ(second.unchanged, 2U);

  directory.write("b/bert.txt", "model:BERT uses technique:NSP\n");
  const IngestReport third = ingest();
  EXPECT_EQ(third.changed, 1U);
  EXPECT_EQ(third.unchanged, 1U);
  EXPECT_FALSE(service.resolve("MLM"));
  EXPECT_TRUE(service.resolve("NSP"));
}

TEST_F(KnowledgeServiceTest, PruneRemovesNotesWhoseFilesAreGone) {
  directory.write("sequence.md", kSequenceNote);
  const auto bert = directory.write("bert.md", kBertNote);
  put("elsewhere", "model:T5 uses technique:MLM\n");
  ingest();
  std::filesystem::remove(bert);
  EXPECT_EQ(ingest().removed, 0U) << "only where asked for";
  IngestOptions options;
  options.prune = true;
  EXPECT_EQ(ingest(options).removed, 1U);
  EXPECT_FALSE(service.resolve("BERT"));
  EXPECT_TRUE(service.resolve("T5")) << "a note that came without a file stays";
}

TEST_F(KnowledgeServiceTest, ReportsAFileThatIsNoTextAndGoesOn) {
  directory.write("a.md", std::string_view("model:A uses\0 model:B\n", 22));
  directory.write("b.md", kBertNote);
  const IngestReport report = ingest();
  EXPECT_EQ(report.added, 1U);
  ASSERT_THAT(report.failed, SizeIs(1));
  EXPECT_THAT(report.failed[0].first, HasSubstr("a.md"));
  EXPECT_THAT(report.failed[0].second, HasSubstr("no text"));
}

TEST_F(KnowledgeServiceTest, SaysWhichPathIsNotThere) {
  const auto report = service.ingest({directory.path() / "nothing"}, {});
  ASSERT_FALSE(report);
  EXPECT_EQ(report.status().code(), StatusCode::not_found);
  EXPECT_THAT(report.status().message(), HasSubstr("nothing"));
}

TEST_F(KnowledgeServiceTest, AnyNumberOfThreadsGivesTheSameGraph) {
  for (int i = 0; i < 50; ++i) {
    directory.write("note" + std::to_string(i) + ".md",
                    "model:M" + std::to_string(i) + " uses technique:T" + std::to_string(i % 7) + "\n");
  }
  IngestOptions options;
  options.threads = 1;
  ingest(options);
  const std::string one = exported();
  options.threads = 8;
  options.force = true;
  EXPECT_EQ(ingest(options).changed, 50U);
  EXPECT_EQ(exported(), one);
}

TEST_F(KnowledgeServiceTest, RemoveTakesAllOrNothing) {
  put("sequence.md", kSequenceNote);
  put("bert.md", kBertNote);
  const auto refused = service.remove({"bert.md", "unheard-of.md"});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.status().code(), StatusCode::not_found);
  EXPECT_TRUE(service.resolve("BERT"));
  const auto removed = service.remove({"bert.md"});
  ASSERT_TRUE(removed) << removed.status().message();
  EXPECT_EQ(removed->entities_lost, 2);
  EXPECT_FALSE(service.resolve("BERT"));
}

TEST_F(KnowledgeServiceTest, RemoveTakesTheFilesPathToo) {
  const auto bert = directory.write("bert.md", kBertNote);
  ingest();
  const auto removed = service.remove({(directory.path() / "." / "bert.md").string()});
  ASSERT_TRUE(removed) << removed.status().message();
  EXPECT_THAT(removed->removed, SizeIs(1));
}

TEST_F(KnowledgeServiceTest, ImportsAndExportsTheSame) {
  const std::string graph =
      R"({"type":"entity","name":"感冒","kind":"Disease","aliases":["伤风"],"attributes":{"cure_way":["休息"]}})"
      "\n"
      R"({"type":"entity","name":"咳嗽","kind":"Symptom","aliases":[],"attributes":{}})"
      "\n"
      R"({"type":"relation","head":"感冒","head_kind":"Disease","relation":"has_symptom","tail":"咳嗽","tail_kind":"Symptom"})"
      "\n";
  const auto report = service.import_graph(directory.write("graph.jsonl", graph), {});
  ASSERT_TRUE(report) << report.status().message();
  EXPECT_EQ(report->source, "graph.jsonl");
  std::istringstream wanted(graph), got(exported());
  std::vector<std::string> wanted_lines, got_lines;
  for (std::string line; std::getline(wanted, line);) wanted_lines.push_back(line);
  for (std::string line; std::getline(got, line);) got_lines.push_back(line);
  EXPECT_THAT(got_lines, testing::UnorderedElementsAreArray(wanted_lines));

  NeighborsRequest request;
  request.reference = "Disease:伤风";
  request.filter.relation_types = {"has_symptom"};
  const auto reply = service.neighbors(request);
  ASSERT_TRUE(reply) << reply.status().message();
  EXPECT_THAT(reply->neighbors, SizeIs(1));
}

TEST_F(KnowledgeServiceTest, ABadImportLeavesTheGraphAsItWas) {
  put("bert.md", kBertNote);
  const std::string before = exported();
  const auto report = service.import_graph(
      directory.write("graph.jsonl", "{\"type\":\"entity\",\"name\":\"x\",\"kind\":\"K\"}\nno json\n"), {});
  ASSERT_FALSE(report);
  EXPECT_EQ(report.status().code(), StatusCode::bad_data);
  EXPECT_EQ(exported(), before);
}

TEST_F(KnowledgeServiceTest, DrawsSurroundingsPathsAndTheWhole) {
  put("sequence.md", kSequenceNote);
  put("bert.md", kBertNote);
  DiagramRequest request;
  const auto whole = service.diagram(request);
  ASSERT_TRUE(whole) << whole.status().message();
  EXPECT_EQ(whole->entities, 5U);
  EXPECT_EQ(whole->relations, 4U);

  request.reference = "BERT";
  const auto surroundings = service.diagram(request);
  ASSERT_TRUE(surroundings) << surroundings.status().message();
  EXPECT_EQ(surroundings->entities, 2U);
  EXPECT_THAT(surroundings->dot, HasSubstr("bert.md:1"));

  request.reference = "LSTM";
  request.to = "梯度消失";
  const auto path = service.diagram(request);
  ASSERT_TRUE(path) << path.status().message();
  EXPECT_EQ(path->relations, 1U);

  request.to = "BERT";
  const auto none = service.diagram(request);
  ASSERT_FALSE(none);
  EXPECT_EQ(none.status().code(), StatusCode::not_found);
}

TEST_F(KnowledgeServiceTest, ADiagramSaysWhatItLeftOut) {
  put("sequence.md", kSequenceNote);
  put("bert.md", kBertNote);
  DiagramRequest request;
  request.max_entities = 2;
  const auto whole = service.diagram(request);
  ASSERT_TRUE(whole) << whole.status().message();
  EXPECT_EQ(whole->entities, 2U);
  EXPECT_EQ(whole->left_out, 3U);
}

TEST_F(KnowledgeServiceTest, ADiagramOfTheWholeLeavesOutWhatStandsAlone) {
  put("sequence.md", kSequenceNote);
  put("bert.md", kBertNote);
  DiagramRequest request;
  request.filter.relation_types = {"uses"};
  const auto whole = service.diagram(request);
  ASSERT_TRUE(whole) << whole.status().message();
  EXPECT_EQ(whole->entities, 2U);
  EXPECT_EQ(whole->left_out, 3U);
}

TEST_F(KnowledgeServiceTest, CountsWhatItHolds) {
  put("sequence.md", kSequenceNote);
  const auto stats = service.stats();
  ASSERT_TRUE(stats) << stats.status().message();
  EXPECT_EQ(stats->counts.notes, 1U);
  EXPECT_EQ(stats->counts.entities, 3U);
  EXPECT_EQ(stats->counts.relations, 3U);
  EXPECT_EQ(stats->entities_by_type.front(), (std::pair<std::string, std::uint64_t>("model", 2)));
  EXPECT_THAT(stats->most_connected, SizeIs(3));
}

}  // namespace
}  // namespace notegraph::service
