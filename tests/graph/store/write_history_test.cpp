// What every backend keeps of its writes and of people's decisions: one suite, run on each.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/store/history_codec.h"
#include "graph/store/memory_graph_store.h"
#include "graph/store/rocksdb_graph_store.h"
#include "graph/store/state_codec.h"
#include "tests/graph/store/facts_builder.h"
#include "tests/graph/store/store_content.h"
#include "tests/graph/store/without_states.h"
#include "tests/support/case_name.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::store {
namespace {

using test::FactsBuilder;
using test::without_states;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

struct Backend {
  const char* name;
  std::unique_ptr<GraphStore> (*open)(const std::filesystem::path& directory, Clock clock);
};

constexpr Backend kBackends[] = {
    {"Memory", [](const std::filesystem::path&, Clock clock) { return make_memory_graph_store(clock); }},
    {"RocksDb",
     [](const std::filesystem::path& directory, Clock clock) {
       RocksDbOptions options;
       options.clock = std::move(clock);
       return *open_rocksdb_graph_store(directory, options);
     }},
};

const EntityId kBert = make_entity_id("model", "BERT");
const EntityId kAttention = make_entity_id("method", "attention");
const Timestamp kNoon = *parse_timestamp("2026-11-22T12:00");

NoteFacts bert_note(const std::string& id) {
  FactsBuilder builder(id);
  builder.relation(builder.entity("model", "BERT"), "uses", builder.entity("method", "attention"),
                   "BERT uses attention.");
  return builder.build();
}

NoteFacts gpt_note(const std::string& id) {
  FactsBuilder builder(id);
  builder.entity("model", "GPT");
  return builder.build();
}

Decision reject_bert() {
  Decision decision;
  decision.kind = DecisionKind::reject_entity;
  decision.entity = {kBert, "model", "BERT"};
  decision.author = "ada";
  decision.reason = "no model";
  return decision;
}

class WriteHistoryTest : public testing::TestWithParam<Backend> {
 protected:
  WriteHistoryTest() : store_(GetParam().open(directory_.path() / "store", [this] { return now_; })) {}

  WriteSummary write(const WriteBatch& batch) {
    const Result<WriteSummary> summary = store_->write(batch, {.sync = false});
    EXPECT_TRUE(summary) << summary.status().message();
    return summary ? *summary : WriteSummary();
  }
  WriteSummary decide(Decision decision) {
    WriteBatch batch;
    batch.decide.push_back(std::move(decision));
    return write(batch);
  }
  Result<WriteSummary> undo(std::uint64_t number) {
    WriteBatch batch;
    batch.undo.push_back({number, "bob"});
    return store_->write(batch, {.sync = false});
  }
  std::vector<Decision> decisions() const { return *store_->snapshot()->decisions(); }

  Timestamp now_ = kNoon;
  test::TemporaryDirectory directory_;
  std::unique_ptr<GraphStore> store_;
};

TEST_P(WriteHistoryTest, NumbersAndStampsDecisions) {
  EXPECT_THAT(decisions(), IsEmpty());
  const WriteSummary first = decide(reject_bert());
  ASSERT_EQ(first.decisions.size(), 1U);
  EXPECT_EQ(first.decisions[0].number, 1U);
  EXPECT_EQ(first.decisions[0].time, kNoon);
  EXPECT_EQ(first.sequence, 1U);
  now_ += std::chrono::hours(1);
  const WriteSummary second = decide(reject_bert());
  EXPECT_EQ(second.decisions[0].number, 2U);
  EXPECT_THAT(decisions(), ElementsAre(first.decisions[0], second.decisions[0]));
}

TEST_P(WriteHistoryTest, KeepsDecisionsApartFromWhatNotesSay) {
  decide(reject_bert());
  const std::vector<Decision> before = decisions();
  write({{bert_note("a.md")}, {}, {}});
  EXPECT_TRUE(store_->snapshot()->find_entity(kBert));  // The store shows what the notes say.
  write({{bert_note("a.md")}, {}, {}});
  write({{}, {"a.md"}, {}});
  EXPECT_EQ(decisions(), before);
}

TEST_P(WriteHistoryTest, UndoesADecisionOnceAndNeverUsesItsNumberAgain) {
  decide(reject_bert());
  now_ += std::chrono::hours(1);
  const auto undone = undo(1);
  ASSERT_TRUE(undone);
  EXPECT_EQ(undone->decisions[0].undone, (Undoing{"bob", kNoon + std::chrono::hours(1)}));
  EXPECT_EQ(decisions(), undone->decisions);
  EXPECT_EQ(undo(1).status().code(), StatusCode::not_found);
  EXPECT_EQ(undo(7).status().code(), StatusCode::not_found);
  EXPECT_EQ(store_->sequence(), 2U);
  EXPECT_EQ(decide(reject_bert()).decisions[0].number, 2U);
}

TEST_P(WriteHistoryTest, TakesCopiesAsTheyAre) {
  Decision copy = reject_bert();
  copy.number = 7;
  copy.time = kNoon - std::chrono::days(1);
  copy.undone = Undoing{"bob", kNoon};
  decide(copy);
  EXPECT_THAT(decisions(), ElementsAre(copy));
  WriteBatch again;
  again.decide = {copy};
  EXPECT_EQ(store_->write(again).status().code(), StatusCode::invalid_argument);
  EXPECT_EQ(decide(reject_bert()).decisions[0].number, 8U);
}

TEST_P(WriteHistoryTest, TellsTheTimeGainsAndDecisionsOfEachWrite) {
  write({{bert_note("a.md")}, {}, {}});
  now_ += std::chrono::minutes(1);
  const WriteSummary decided = decide(reject_bert());
  now_ += std::chrono::minutes(1);
  write({{}, {"a.md"}, {}});
  const auto changes = store_->snapshot()->changes(0, 9)->rows;
  ASSERT_EQ(changes.size(), 3U);
  EXPECT_EQ(changes[0].time, kNoon);
  EXPECT_EQ(changes[0].entities_gained, 2U);
  EXPECT_EQ(changes[0].relations_gained, 1U);
  EXPECT_THAT(changes[0].entities, testing::SizeIs(2));
  EXPECT_EQ(changes[1].time, kNoon + std::chrono::minutes(1));
  EXPECT_EQ(changes[1].decisions, decided.decisions);
  EXPECT_THAT(changes[1].entities, ElementsAre(kBert));
  EXPECT_THAT(changes[1].notes, IsEmpty());
  EXPECT_EQ(changes[2].entities_lost, 2U);
  EXPECT_EQ(changes[2].relations_lost, 1U);
}

TEST_P(WriteHistoryTest, TellsWhichFactsAWriteChangedAndByWhichNotes) {
  write({{bert_note("a.md"), bert_note("b.md")}, {}, {}});
  write({{gpt_note("b.md")}, {}, {}});

  const auto snapshot = store_->snapshot();
  const RelationKey uses{kBert, "uses", kAttention};
  const FactChanges first = *snapshot->fact_changes(1);
  const EntityChange bert{kBert, ChangeKind::added, "model", "BERT", {"a.md", "b.md"}};
  EXPECT_THAT(without_states(first.entities), testing::Contains(bert));
  EXPECT_THAT(without_states(first.relations),
              ElementsAre(RelationChange{uses, ChangeKind::added, {"a.md", "b.md"}}));

  const FactChanges second = *snapshot->fact_changes(2);
  EXPECT_THAT(without_states(second.entities),
              UnorderedElementsAre(
                  EntityChange{kBert, ChangeKind::changed, "model", "BERT", {"b.md"}},
                  EntityChange{kAttention, ChangeKind::changed, "method", "attention", {"b.md"}},
                  EntityChange{make_entity_id("model", "GPT"), ChangeKind::added, "model", "GPT", {"b.md"}}));
  EXPECT_THAT(without_states(second.relations),
              ElementsAre(RelationChange{uses, ChangeKind::changed, {"b.md"}}));
  EXPECT_EQ(snapshot->fact_changes(0).status().code(), StatusCode::not_found);
  EXPECT_EQ(snapshot->fact_changes(3).status().code(), StatusCode::not_found);
}

TEST_P(WriteHistoryTest, KeepsFingerprintsOfWhatWasBeforeAndIsNow) {
  write({{bert_note("a.md")}, {}, {}});
  write({{bert_note("b.md")}, {}, {}});
  write({{}, {"b.md"}, {}});
  const auto snapshot = store_->snapshot();
  const auto one_note = snapshot->fact_changes(1)->relations.at(0).states;
  const auto two_notes = snapshot->fact_changes(2)->relations.at(0).states;
  EXPECT_FALSE(one_note.before);
  ASSERT_TRUE(one_note.now);
  ASSERT_TRUE(two_notes.now);
  EXPECT_EQ(two_notes.before, one_note.now);
  EXPECT_NE(two_notes.now, one_note.now);
  EXPECT_EQ(snapshot->fact_changes(3)->relations.at(0).states, (StateChange{two_notes.now, one_note.now}));
  for (std::size_t i = 0; i < 2; ++i) {
    const StateChange second = snapshot->fact_changes(2)->entities.at(i).states;
    EXPECT_EQ(snapshot->fact_changes(3)->entities.at(i).states, (StateChange{second.now, second.before}));
  }
  const auto changes = snapshot->changes(1, 9)->rows;
  EXPECT_FALSE(changes[0].notes[0].states.before);
  EXPECT_EQ(changes[1].notes[0].states, (StateChange{changes[0].notes[0].states.now, {}}));
}

TEST_P(WriteHistoryTest, TellsARenamingAsOneChangeThatLeavesTheFactsAsTheyAre) {
  write({{bert_note("a.md")}, {}, {}});
  WriteBatch batch{{bert_note("z.md"), gpt_note("y.md")}, {"b.md"}, {}};
  batch.rename = {{"a.md", "z.md"}};
  const WriteSummary summary = write(batch);
  EXPECT_EQ(summary.entities_lost, 0);
  EXPECT_EQ(summary.entities_gained, 1);

  const auto snapshot = store_->snapshot();
  const auto changes = snapshot->changes(0, 9)->rows;
  EXPECT_EQ(changes.at(1).notes, summary.notes);
  EXPECT_THAT(without_states(summary.notes), ElementsAre(NoteChange{"y.md", ChangeKind::added},
                                                         NoteChange{"z.md", ChangeKind::added, "a.md"}));
  EXPECT_EQ(summary.notes[1].states.before, changes[0].notes[0].states.now);
  EXPECT_TRUE(summary.notes[1].states.now);
  EXPECT_THAT(snapshot->fact_changes(2)->entities, testing::SizeIs(1));
  EXPECT_THAT(snapshot->fact_changes(2)->relations, IsEmpty());
  EXPECT_EQ(snapshot->find_note("a.md").status().code(), StatusCode::not_found);
  EXPECT_EQ(snapshot->find_relation({kBert, "uses", kAttention})->evidence.at(0).note, "z.md");
}

TEST_P(WriteHistoryTest, ARenamingOfWhatIsNotThereOrOntoWhatIsThereIsNone) {
  write({{bert_note("a.md"), gpt_note("b.md")}, {}, {}});
  WriteBatch batch{{bert_note("b.md"), gpt_note("c.md")}, {}, {}};
  batch.rename = {{"a.md", "b.md"}, {"never-there.md", "c.md"}};
  EXPECT_THAT(without_states(write(batch).notes),
              ElementsAre(NoteChange{"a.md", ChangeKind::removed}, NoteChange{"b.md", ChangeKind::changed},
                          NoteChange{"c.md", ChangeKind::added}));
}

TEST_P(WriteHistoryTest, RefusesRenamingsThatMakeNoSense) {
  write({{bert_note("a.md")}, {}, {}});
  for (const NoteRenaming& renaming : {NoteRenaming{"a.md", "b.md"}, {"a.md", "c.md"}, {"c.md", "c.md"}}) {
    WriteBatch batch{{bert_note("c.md"), bert_note("a.md")}, {}, {}};
    batch.rename = {renaming};
    EXPECT_EQ(store_->write(batch).status().code(), StatusCode::invalid_argument) << renaming.to;
  }
  EXPECT_EQ(store_->sequence(), 1U);
}

TEST_P(WriteHistoryTest, TellsAndCountsWhatDecisionsDo) {
  write({{bert_note("a.md")}, {}, {}});
  WriteBatch batch;
  batch.decide.push_back(reject_bert());
  batch.decided = {{{kBert, ChangeKind::removed, "model", "BERT", {}, {7, {}}}},
                   {{{kBert, "uses", kAttention}, ChangeKind::removed, {}, {8, {}}}}};
  const WriteSummary summary = write(batch);
  EXPECT_EQ(summary.entities_lost, 1);
  EXPECT_EQ(summary.relations_lost, 1);
  const auto snapshot = store_->snapshot();
  EXPECT_EQ(*snapshot->fact_changes(2), batch.decided);
  EXPECT_EQ(snapshot->changes(1, 9)->rows.at(0).relations_lost, 1U);
  EXPECT_EQ(snapshot->counts()->entities, 2U);  // What the notes say is as it was.

  batch.remove = {"a.md"};
  EXPECT_EQ(store_->write(batch).status().code(), StatusCode::invalid_argument);
}

TEST_P(WriteHistoryTest, ForgetsTheFactsOfOldWritesWhenThereAreTooManyBytes) {
  // The type of the entity fills a third of what is kept.
  const auto large_note = [](char letter) {
    FactsBuilder builder("a.md");
    builder.entity(std::string(kKeptFactBytes / 3, letter), "x");
    return builder.build();
  };
  write({{large_note('a')}, {}, {}});
  write({{}, {"a.md"}, {}});
  EXPECT_TRUE(store_->snapshot()->fact_changes(1));
  write({{bert_note("b.md"), large_note('b')}, {}, {}});
  const auto snapshot = store_->snapshot();
  EXPECT_EQ(snapshot->fact_changes(1).status().code(), StatusCode::not_found);
  EXPECT_TRUE(snapshot->fact_changes(2));
  EXPECT_TRUE(snapshot->fact_changes(3));
  EXPECT_EQ(snapshot->changes(0, 9)->rows.size(), 3U);  // That and when they were is still known.
}

INSTANTIATE_TEST_SUITE_P(Backends, WriteHistoryTest, testing::ValuesIn(kBackends), test::case_name<Backend>);

TEST(HistoryCodec, GivesBackWhatItWasGiven) {
  Decision decision = reject_bert();
  decision.kind = DecisionKind::split;
  decision.number = 300;
  decision.time = kNoon;
  decision.other = {kAttention, "method", "注意力"};
  decision.relation = "uses";
  decision.value = "value";
  decision.aliases = {"a", ""};
  decision.notes = {"n.md"};
  EXPECT_EQ(*decode_decision(encode_decision(decision)), decision);
  decision.undone = Undoing{"bob", kNoon};
  const std::string bytes = encode_decision(decision);
  EXPECT_EQ(*decode_decision(bytes), decision);
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    EXPECT_EQ(decode_decision(bytes.substr(0, length)).status().code(), StatusCode::corruption) << length;
  }
}

TEST(HistoryCodec, RefusesKindsAndNumbersThatNobodyWrites) {
  Decision decision = reject_bert();
  decision.kind = static_cast<DecisionKind>(200);
  EXPECT_EQ(decode_decision(encode_decision(decision)).status().code(), StatusCode::corruption);
  FactChanges changes{{{kBert, ChangeKind::added, "model", "BERT", {"a.md"}}}, {}};
  std::string bytes = encode_fact_changes(changes).changes;
  EXPECT_EQ(*decode_fact_changes(bytes), changes);
  bytes[bytes.size() - 2] = 1;  // The number of the note; the empty list of relations stands behind it.
  EXPECT_EQ(decode_fact_changes(bytes).status().code(), StatusCode::corruption);
}

TEST(StateCodec, GivesBackWhatItWasGiven) {
  const std::vector<NoteChange> notes{{"b.md", ChangeKind::changed, {}, {1, 2}},
                                      {"c.md", ChangeKind::removed, {}, {3, {}}},
                                      {"z.md", ChangeKind::added, "a.md", {4, 5}}};
  std::vector<NoteChange> listed = without_renamings(notes);
  EXPECT_THAT(without_states(listed),
              ElementsAre(NoteChange{"a.md", ChangeKind::removed}, NoteChange{"b.md", ChangeKind::changed},
                          NoteChange{"c.md", ChangeKind::removed}, NoteChange{"z.md", ChangeKind::added}));
  listed = without_states(std::move(listed));
  const std::string bytes = encode_note_states(notes);
  ASSERT_TRUE(add_states(*decode_note_states(bytes), listed));
  EXPECT_EQ(listed, notes);
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    EXPECT_EQ(decode_note_states(bytes.substr(0, length)).status().code(), StatusCode::corruption) << length;
  }
}

TEST(StateCodec, RefusesStatesOfOtherNotesAndFacts) {
  const NoteStates renamed = *decode_note_states(encode_note_states({{"z.md", ChangeKind::added, "a.md"}}));
  std::vector<NoteChange> others{{"b.md", ChangeKind::removed}, {"z.md", ChangeKind::added}};
  EXPECT_EQ(add_states(renamed, others).code(), StatusCode::corruption);
  others.pop_back();
  EXPECT_EQ(add_states(renamed, others).code(), StatusCode::corruption);

  FactChanges changes{{{kBert, ChangeKind::added, "model", "BERT", {"a.md"}, {{}, 1}}}, {}};
  const FactStates states = *decode_fact_states(encode_fact_changes(changes).states);
  FactChanges read = *decode_fact_changes(encode_fact_changes(changes).changes);
  ASSERT_TRUE(add_states(states, read));
  EXPECT_EQ(read, changes);
  read.entities.clear();
  EXPECT_EQ(add_states(states, read).code(), StatusCode::corruption);
}

}  // namespace
}  // namespace notegraph::store
