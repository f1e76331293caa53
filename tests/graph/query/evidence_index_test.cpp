#include "graph/query/evidence_index.h"

#include <algorithm>
#include <cstddef>
#include <random>
#include <stop_token>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include "graph/store/memory_graph_store.h"
#include "tests/graph/store/facts_builder.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::query {
namespace {

std::vector<Relation> relations_of(const store::Snapshot& snapshot) {
  return snapshot.scan_relations_with_evidence({}, 10'000)->rows;
}

/// Whether `index` says of every relation of `snapshot` what that says. Answers how many it leaves to it.
std::size_t expect_as_stored(const EvidenceIndex& index, const store::Snapshot& snapshot) {
  EXPECT_EQ(index.sequence(), snapshot.sequence());
  std::size_t left = 0;
  for (const Relation& relation : relations_of(snapshot)) {
    for (const std::size_t limit : {std::size_t{0}, std::size_t{1}, EvidenceLayer::kAllPlaces}) {
      const auto found = index.find(relation.key, limit);
      if (found) {
        EXPECT_EQ(*found, best_evidence(relation, limit));
      }
      left += !found;
    }
  }
  return left;
}

TEST(BestEvidence, PutsTheMostTrustedFirstAndKeepsTheOrderOfTheRest) {
  Relation relation;
  relation.confidence = 0.9;
  for (const auto& [note, confidence] : {std::pair("a", 0.5), {"b", 0.8}, {"c", 0.5}}) {
    relation.evidence.emplace_back();
    relation.evidence.back().note = note;
    relation.evidence.back().confidence = confidence;
  }
  const BestEvidence best = best_evidence(relation, 2);
  EXPECT_EQ(best.confidence, 0.9);
  ASSERT_EQ(best.evidence.size(), 2U);
  EXPECT_EQ(best.evidence[0].note, "b");
  EXPECT_EQ(best.evidence[1].note, "a");
}

TEST(EvidenceIndex, SaysWhatTheSnapshotSaysAfterAnyWrite) {
  const std::uint64_t seed = std::random_device()();
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  std::mt19937_64 random(seed);
  const auto store = store::make_memory_graph_store();
  EvidenceIndex::Pointer index = *EvidenceIndex::build(*store->snapshot());
  std::size_t known_after_writes = 0;
  for (int write = 0; write < 150 && !testing::Test::HasFailure(); ++write) {
    const auto before = relations_of(*store->snapshot());
    ASSERT_TRUE(store->write(test::random_batch(random)));
    const auto snapshot = store->snapshot();
    index = *index->advanced(*snapshot);
    ASSERT_NE(index, nullptr);
    const std::size_t left = expect_as_stored(*index, *snapshot);
    known_after_writes += 3 * relations_of(*snapshot).size() - left;
    for (const Relation& relation : before) {
      const bool is_gone = !snapshot->find_relation(relation.key);
      EXPECT_FALSE(is_gone && index->find(relation.key, 1)) << "it speaks for a relation that is gone";
    }
    if (random() % 3 != 0) continue;
    index = *index->settled(*snapshot);
    EXPECT_TRUE(index->is_settled());
    EXPECT_EQ(expect_as_stored(*index, *snapshot), 0U);
  }
  EXPECT_GT(known_after_writes, 100U);
}

TEST(EvidenceIndex, KnowsNothingOfWhatIsNotThere) {
  const auto store = store::make_memory_graph_store();
  ASSERT_TRUE(store->write({{test::chain_facts("a.md", 0, 9)}, {}, {}}));
  const auto index = *EvidenceIndex::build(*store->snapshot());
  const auto id = [](const char* name) { return make_entity_id("model", name); };
  EXPECT_TRUE(index->find({id("3"), "uses", id("4")}, 1));
  EXPECT_FALSE(index->find({id("3"), "uses", id("5")}, 1));
  EXPECT_FALSE(index->find({id("4"), "uses", id("3")}, 1));
  EXPECT_FALSE(index->find({id("3"), "part_of", id("4")}, 1));
  EXPECT_FALSE(index->find({id("99"), "uses", id("4")}, 1));
}

TEST(EvidenceIndex, BecomesOneLayerAgainOnceMuchWasTouched) {
  const test::TemporaryDirectory directory;
  const auto store = store::make_memory_graph_store();
  ASSERT_TRUE(store->write({{test::chain_facts("a.md", 0, 9)}, {}, {}}));
  EvidenceIndex::Pointer index = *EvidenceIndex::build(*store->snapshot());
  EXPECT_TRUE(index->is_whole());
  for (const auto& [note, begin, end] : {std::tuple("b.md", 5U, 3000U), {"c.md", 2000U, 6000U}}) {
    ASSERT_TRUE(store->write({{test::chain_facts(note, begin, end)}, {}, {}}));
    index = *index->advanced(*store->snapshot());
    EXPECT_FALSE(index->is_settled());
    index = *index->settled(*store->snapshot());
    EXPECT_EQ(expect_as_stored(*index, *store->snapshot()), 0U);
    EXPECT_EQ(index->is_whole(), end == 6000U);
  }
  EXPECT_EQ(index->relation_count(), 5999U);
  ASSERT_TRUE(index->save(directory.path() / "evidence", "id"));
  index = *EvidenceIndex::open(directory.path() / "evidence", "id");
  EXPECT_TRUE(index->is_whole());
  EXPECT_EQ(expect_as_stored(*index, *store->snapshot()), 0U);
}

TEST(EvidenceIndex, MustBeBuiltWhereNobodyListedWhatWasTouched) {
  const auto store = store::make_memory_graph_store();
  const auto index = *EvidenceIndex::build(*store->snapshot());
  ASSERT_TRUE(store->write({{test::chain_facts("a.md", 0, store::kMostListedEntities + 1)}, {}, {}}));
  const auto advanced = index->advanced(*store->snapshot());
  ASSERT_TRUE(advanced.ok());
  EXPECT_EQ(*advanced, nullptr);
}

TEST(EvidenceIndex, StopsWhenAsked) {
  const auto store = store::make_memory_graph_store();
  ASSERT_TRUE(store->write({{test::chain_facts("a.md", 0, 9)}, {}, {}}));
  std::stop_source stop;
  const auto index = *EvidenceIndex::build(*store->snapshot(), stop.get_token());
  ASSERT_NE(index, nullptr);
  stop.request_stop();
  EXPECT_EQ(*EvidenceIndex::build(*store->snapshot(), stop.get_token()), nullptr);
  ASSERT_TRUE(store->write({{test::chain_facts("b.md", 0, 9)}, {}, {}}));
  const auto behind = *index->advanced(*store->snapshot());
  EXPECT_EQ(*behind->settled(*store->snapshot(), stop.get_token()), nullptr);
}

}  // namespace
}  // namespace notegraph::query
