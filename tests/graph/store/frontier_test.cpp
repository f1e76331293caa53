// The relations at many entities in one call: one suite, run on each backend.
#include "graph/store/frontier.h"

#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/graph/store/facts_builder.h"
#include "tests/graph/store/frontier_check.h"
#include "tests/graph/store/store_backends.h"
#include "tests/support/case_name.h"

namespace notegraph::store {
namespace {

using test::FactsBuilder;
using Rows = std::vector<FrontierRelation>;
using testing::ElementsAre;
using testing::IsEmpty;

const EntityId kGpt = make_entity_id("model", "GPT");

const RelationKey kLoop{kBert, "part_of", kBert};
const RelationKey kPart{kAttention, "part_of", kBert};
const RelationKey kGptUses{kGpt, "uses", kBert};

//   BERT -part_of-> BERT      GPT -uses-> BERT
//   BERT -uses-> attention    attention -part_of-> BERT
NoteFacts small_world() {
  FactsBuilder builder("a.md");
  const auto bert = builder.entity("model", "BERT");
  const auto gpt = builder.entity("model", "GPT");
  const auto attention = builder.entity("method", "attention");
  builder.relation(gpt, "uses", bert, "1").relation(bert, "uses", attention, "2", 0.5);
  builder.relation(bert, "part_of", bert, "3").relation(attention, "part_of", bert, "4");
  return builder.build();
}

FrontierRelation row(std::size_t entity, bool incoming, const RelationKey& key, double confidence = 0.8) {
  return {entity, incoming, {key, confidence, 1}};
}

class FrontierTest : public BackendTest {};

TEST_P(FrontierTest, TellsTheRelationsOfEachEntityInOrder) {
  put({small_world()});
  const auto snapshot = store_->snapshot();
  const std::vector<EntityId> frontier{kBert, EntityId{1}, kGpt, kBert};
  const Rows want{row(0, false, kLoop),      row(0, false, kUses, 0.5), row(0, true, kPart),
                  row(0, true, kGptUses),    row(2, false, kGptUses),   row(3, false, kLoop),
                  row(3, false, kUses, 0.5), row(3, true, kPart),       row(3, true, kGptUses)};
  EXPECT_EQ(snapshot->expand(frontier, {}, {}, 99)->rows, want);
  EXPECT_FALSE(snapshot->expand(frontier, {}, {}, want.size())->next);  // Full, and the end.
  for (std::size_t limit = 1; limit <= want.size(); ++limit) {
    EXPECT_EQ(test::expand_all(*snapshot, frontier, {}, limit), want) << limit;
  }
}

TEST_P(FrontierTest, GoesOnWithinAnEntity) {
  put({small_world()});
  const auto snapshot = store_->snapshot();
  const std::vector<EntityId> frontier{kBert, kAttention};
  const auto page = snapshot->expand(frontier, {}, {}, 2);
  ASSERT_TRUE(page && page->next);
  EXPECT_EQ(*page->next, (FrontierPlace{0, false, "uses", kAttention}));
  EXPECT_THAT(snapshot->expand(frontier, {}, page->next, 2)->rows,
              ElementsAre(row(0, true, kPart), row(0, true, kGptUses)));
  // Where to go on need not exist, and may be behind everything.
  EXPECT_THAT(snapshot->expand(frontier, {}, FrontierPlace{0, true, "q", {}}, 1)->rows,
              ElementsAre(row(0, true, kGptUses)));
  EXPECT_THAT(snapshot->expand(frontier, {}, FrontierPlace{7, false, "", {}}, 1)->rows, IsEmpty());
}

TEST_P(FrontierTest, FollowsTheDirectionsAndTypesAskedFor) {
  put({small_world()});
  const auto snapshot = store_->snapshot();
  const std::vector<EntityId> frontier{kBert};
  const auto rows = [&](const RelationFilter& filter) {
    const Rows all = snapshot->expand(frontier, filter, {}, 99)->rows;
    EXPECT_EQ(test::expand_all(*snapshot, frontier, filter, 1), all);
    return all;
  };
  EXPECT_THAT(rows({Direction::out}), ElementsAre(row(0, false, kLoop), row(0, false, kUses, 0.5)));
  EXPECT_THAT(rows({Direction::in}), ElementsAre(row(0, true, kPart), row(0, true, kGptUses)));
  EXPECT_THAT(rows({Direction::both, {"uses", "never", "uses"}}),
              ElementsAre(row(0, false, kUses, 0.5), row(0, true, kGptUses)));
  EXPECT_THAT(rows({Direction::in, {"uses", "part_of"}}),
              ElementsAre(row(0, true, kPart), row(0, true, kGptUses)));
  EXPECT_THAT(rows({Direction::out, {"part"}}), IsEmpty()) << "the beginning of a type is no type";
}

TEST_P(FrontierTest, RefusesPagesWithoutRoom) {
  put({small_world()});
  const std::vector<EntityId> frontier{kBert};
  EXPECT_EQ(store_->snapshot()->expand(frontier, {}, {}, 0).status().code(), StatusCode::invalid_argument);
  EXPECT_THAT(store_->snapshot()->expand({}, {}, {}, 1)->rows, IsEmpty());
}

TEST_P(FrontierTest, StaysAsOfItsSnapshot) {
  put({small_world()});
  const auto before = store_->snapshot();
  remove({"a.md"});
  const std::vector<EntityId> frontier{kBert};
  EXPECT_EQ(before->expand(frontier, {}, {}, 99)->rows.size(), 4U);
  EXPECT_THAT(store_->snapshot()->expand(frontier, {}, {}, 99)->rows, IsEmpty());
}

TEST_P(FrontierTest, ReadsAsManyIncomingRelationsAsThereAre) {
  constexpr std::uint32_t kMany = 3000;  // More than are looked up together.
  FactsBuilder builder("a.md");
  const auto hub = builder.entity("model", "hub");
  for (std::uint32_t i = 0; i < kMany; ++i) {
    builder.relation(builder.entity("model", std::to_string(i)), "uses", hub, "x", i % 2 == 0 ? 0.5 : 0.25);
  }
  put({builder.build()});
  const auto snapshot = store_->snapshot();
  const std::vector<EntityId> frontier{make_entity_id("model", "hub")};
  const Rows rows = test::expand_all(*snapshot, frontier, {}, 2000);
  ASSERT_EQ(rows.size(), kMany);
  std::size_t halves = 0;
  for (const FrontierRelation& each : rows) {
    EXPECT_EQ(snapshot->find_relation(each.relation.key)->confidence, each.relation.confidence);
    halves += each.relation.confidence == 0.5 ? 1 : 0;
  }
  EXPECT_EQ(halves, kMany / 2);
}

TEST_P(FrontierTest, TellsWhatAScanOfAllRelationsTells) {
  const auto seed = std::random_device()();
  std::mt19937_64 random(seed);
  for (int round = 0; round < 20; ++round) {
    ASSERT_TRUE(store_->write(test::random_batch(random), {.sync = false}));
    test::expect_expands_as_scanned(*store_->snapshot(), random);
    ASSERT_FALSE(HasFailure()) << "seed " << seed;
  }
}

INSTANTIATE_TEST_SUITE_P(Backends, FrontierTest, testing::ValuesIn(kBackends), test::case_name<Backend>);

}  // namespace
}  // namespace notegraph::store
