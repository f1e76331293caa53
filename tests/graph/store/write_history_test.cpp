// What every backend keeps of its writes and of people's decisions: one suite, run on each.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/store/history_codec.h"
#include "graph/store/memory_graph_store.h"
#include "graph/store/rocksdb_graph_store.h"
#include "tests/graph/store/facts_builder.h"
#include "tests/graph/store/store_content.h"
#include "tests/support/case_name.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::store {
namespace {

using test::FactsBuilder;
using testing::ElementsAre;
using testing::IsEmpty;

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
  FactsBuilder other("b.md");
  other.entity("model", "GPT");
  write({{other.build()}, {}, {}});

  const auto snapshot = store_->snapshot();
  const RelationKey uses{kBert, "uses", kAttention};
  const FactChanges first = *snapshot->fact_changes(1);
  const EntityChange bert{kBert, ChangeKind::added, "model", "BERT", {"a.md", "b.md"}};
  EXPECT_THAT(first.entities, testing::Contains(bert));
  EXPECT_THAT(first.relations, ElementsAre(RelationChange{uses, ChangeKind::added, {"a.md", "b.md"}}));

  const FactChanges second = *snapshot->fact_changes(2);
  EXPECT_THAT(second.entities,
              testing::UnorderedElementsAre(
                  EntityChange{kBert, ChangeKind::changed, "model", "BERT", {"b.md"}},
                  EntityChange{kAttention, ChangeKind::changed, "method", "attention", {"b.md"}},
                  EntityChange{make_entity_id("model", "GPT"), ChangeKind::added, "model", "GPT", {"b.md"}}));
  EXPECT_THAT(second.relations, ElementsAre(RelationChange{uses, ChangeKind::changed, {"b.md"}}));
  EXPECT_EQ(snapshot->fact_changes(0).status().code(), StatusCode::not_found);
  EXPECT_EQ(snapshot->fact_changes(3).status().code(), StatusCode::not_found);
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
  std::string bytes = encode_fact_changes(changes);
  EXPECT_EQ(*decode_fact_changes(bytes), changes);
  bytes[bytes.size() - 2] = 1;  // The number of the note; the empty list of relations stands behind it.
  EXPECT_EQ(decode_fact_changes(bytes).status().code(), StatusCode::corruption);
}

}  // namespace
}  // namespace notegraph::store
