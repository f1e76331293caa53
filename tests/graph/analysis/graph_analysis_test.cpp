#include "graph/analysis/graph_analysis.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/query/query_engine.h"
#include "graph/store/memory_graph_store.h"
#include "tests/graph/query/fake_snapshot.h"
#include "tests/graph/store/facts_builder.h"
#include "tests/support/case_name.h"

namespace notegraph::analysis {
namespace {

using query::Truncation;
using query::test::FakeSnapshot;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr EntityId kAttention{1}, kEncoder{2}, kTransformer{3}, kBert{4}, kGpt{5}, kLoss{6}, kLoner{7};

//   attention --part_of--> transformer <--part_of-- encoder      loss --solves--> attention
//   bert --uses--> transformer <--uses-- gpt      bert --uses (0.5)--> gpt      a loner
FakeSnapshot example() {
  FakeSnapshot snapshot;
  for (const EntityId id : {kAttention, kEncoder, kTransformer, kBert, kGpt, kLoss, kLoner}) {
    Entity entity;
    entity.id = id;
    entity.type = id == kBert || id == kGpt || id == kTransformer ? "model" : "technique";
    entity.mention_count = static_cast<std::uint32_t>(id.value);
    snapshot.add_entity(entity);
  }
  snapshot.add_relation(1, "part_of", 3);
  snapshot.add_relation(2, "part_of", 3);
  snapshot.add_relation(4, "uses", 3);
  snapshot.add_relation(5, "uses", 3);
  snapshot.add_relation(4, "uses", 5, 0.5);
  snapshot.add_relation(6, "solves", 1);
  return snapshot;
}

std::shared_ptr<const GraphAnalysis> built(const FakeSnapshot& snapshot) {
  const auto engine = query::QueryEngine::build(snapshot);
  EXPECT_TRUE(engine) << engine.status().message();
  return GraphAnalysis::of(**engine, std::make_shared<const FakeSnapshot>(snapshot));
}

std::vector<EntityId> ids(const Ranking& ranking) {
  std::vector<EntityId> ids;
  for (const RankedEntity& ranked : ranking.entities) ids.push_back(ranked.entity);
  return ids;
}

struct RankCase {
  const char* name;
  RankMeasure by;
  EntityId best;
  double score;  // Of the best.
  std::size_t total;
};

const RankCase kRankCases[] = {
    {"Degree", RankMeasure::degree, kTransformer, 4, 6},
    {"Mentions", RankMeasure::mentions, kLoner, 7, 7},
    // Of the 30 ordered pairs of the others 16 lead from one to another of: attention with loss, encoder,
    // bert with gpt.
    {"Betweenness", RankMeasure::betweenness, kTransformer, 16.0 / 30, 2},
    {"Separation", RankMeasure::separation, kTransformer, 3, 2},
};

class RankTest : public testing::TestWithParam<RankCase> {};

TEST_P(RankTest, PutsTheHighestScoreFirst) {
  const FakeSnapshot snapshot = example();
  const Ranking ranking = *built(snapshot)->rank({GetParam().by});
  ASSERT_THAT(ranking.entities, SizeIs(GetParam().total));
  EXPECT_EQ(ranking.total, GetParam().total);
  EXPECT_EQ(ranking.entities[0].entity, GetParam().best);
  EXPECT_DOUBLE_EQ(ranking.entities[0].score, GetParam().score);
  EXPECT_FALSE(ranking.estimated);
  EXPECT_EQ(ranking.truncated, Truncation::none);
}

INSTANTIATE_TEST_SUITE_P(Measures, RankTest, testing::ValuesIn(kRankCases), test::case_name<RankCase>);

TEST(Rank, ByPageRankIsTheDefault) {
  const FakeSnapshot snapshot = example();
  const Ranking ranking = *built(snapshot)->rank({});
  double sum = 0;
  for (const RankedEntity& ranked : ranking.entities) sum += ranked.score;
  EXPECT_NEAR(sum, 1, 1e-9);
  EXPECT_EQ(ranking.entities[0].entity, kTransformer);
  EXPECT_EQ(ranking.entities.back().entity, kLoner);
}

TEST(Rank, OnlyOfTheTypesAskedFor) {
  const FakeSnapshot snapshot = example();
  RankRequest request{RankMeasure::degree, {"model"}, {}};
  EXPECT_THAT(ids(*built(snapshot)->rank(request)), ElementsAre(kTransformer, kBert, kGpt));
  request.entity_types = {"unheard_of"};
  EXPECT_THAT(built(snapshot)->rank(request)->entities, IsEmpty());
}

TEST(Rank, SaysWhatWasCutOff) {
  const FakeSnapshot snapshot = example();
  RankRequest request{RankMeasure::degree, {}, {}};
  request.limits.max_results = 2;
  const Ranking ranking = *built(snapshot)->rank(request);
  EXPECT_THAT(ids(ranking), SizeIs(2));
  EXPECT_EQ(ranking.total, 6U);
  EXPECT_EQ(ranking.truncated, Truncation::results);
}

TEST(Rank, StopsWhenTimeIsOver) {
  const FakeSnapshot snapshot = example();
  RankRequest request{RankMeasure::pagerank, {}, {}};
  request.limits.max_time = std::chrono::milliseconds(0);
  EXPECT_EQ(built(snapshot)->rank(request)->truncated, Truncation::time);
  std::stop_source stop;
  stop.request_stop();
  request.limits.cancel = stop.get_token();
  EXPECT_EQ(built(snapshot)->rank(request)->truncated, Truncation::cancelled);
}

TEST(Rank, KeepsWhatItHadTheTimeToWorkOut) {
  const auto analysis = built(example());
  RankRequest hasty;
  hasty.limits.max_time = std::chrono::milliseconds(0);
  EXPECT_EQ(analysis->rank(hasty)->truncated, Truncation::time);
  const Ranking ranking = *analysis->rank({});
  EXPECT_EQ(ranking.truncated, Truncation::none);
  const Ranking again = *analysis->rank(hasty);
  EXPECT_EQ(again.truncated, Truncation::none);
  EXPECT_EQ(again.entities, ranking.entities);
}

// What was written since the graph was read lies beside its rows, in numbers of its own.
TEST(Rank, OfAGraphThatWasBroughtUpToDateIsAsIfReadAnew) {
  const auto store = store::make_memory_graph_store();
  ASSERT_TRUE(store->write({{notegraph::test::chain_facts("a.md", 0, 9)}, {}, {}}));
  const auto before = query::QueryEngine::build(*store->snapshot());
  ASSERT_TRUE(store->write({{notegraph::test::chain_facts("b.md", 5, 20)}, {"a.md"}, {}}));
  const std::shared_ptr<const store::Snapshot> snapshot = store->snapshot();
  const auto after = (*before)->advanced(*snapshot);
  ASSERT_TRUE(after && *after);
  ASSERT_EQ((*after)->entity_count(), 15U);
  const auto anew = query::QueryEngine::build(*snapshot);
  for (const auto by : {RankMeasure::pagerank, RankMeasure::degree}) {
    const Ranking ranking = *GraphAnalysis::of(**after, snapshot)->rank({by});
    EXPECT_EQ(ranking.truncated, Truncation::none);
    EXPECT_EQ(ranking.entities, GraphAnalysis::of(**anew, snapshot)->rank({by})->entities);
  }
}

TEST(CommunitiesOfEntities, AreListedLargestFirstWithTheirBestMembers) {
  FakeSnapshot snapshot;
  for (std::uint64_t id = 1; id <= 8; ++id) snapshot.add_entity(id);
  for (const auto& [head, tail] :
       {std::pair{1, 2}, {1, 3}, {1, 4}, {2, 3}, {2, 4}, {3, 4}, {5, 6}, {6, 7}, {4, 5}}) {
    snapshot.add_relation(static_cast<std::uint64_t>(head), "uses", static_cast<std::uint64_t>(tail));
  }
  CommunitiesRequest request;
  request.max_members = 2;
  const auto found = built(snapshot)->communities(request);
  ASSERT_TRUE(found) << found.status().message();
  ASSERT_THAT(found->communities, SizeIs(2));
  EXPECT_EQ(found->communities[0].size, 4U);
  ASSERT_THAT(found->communities[0].members, SizeIs(2));
  EXPECT_EQ(found->communities[0].members[0].entity, EntityId{4});
  EXPECT_EQ(found->communities[1].size, 3U);
  EXPECT_EQ(found->outside, 1U);
  EXPECT_NEAR(found->modularity, 47.0 / 162, 1e-9);

  request.limits.max_results = 1;
  const auto cut = built(snapshot)->communities(request);
  EXPECT_THAT(cut->communities, SizeIs(1));
  EXPECT_EQ(cut->total, 2U);
  EXPECT_EQ(cut->truncated, Truncation::results);
}

TEST(CommunitiesOfEntities, MayBeTheConnectedParts) {
  const FakeSnapshot snapshot = example();
  CommunitiesRequest request;
  request.by = Cohesion::connection;
  request.min_size = 1;
  const auto found = built(snapshot)->communities(request);
  ASSERT_TRUE(found) << found.status().message();
  ASSERT_THAT(found->communities, SizeIs(2));
  EXPECT_EQ(found->communities[0].size, 6U);
  EXPECT_EQ(found->communities[1].members.at(0).entity, kLoner);
}

TEST(CommunitiesOfEntities, RefuseAResolutionThatMakesNoSense) {
  const FakeSnapshot snapshot = example();
  for (const double resolution : {0.0, -1.0, std::nan("")}) {
    CommunitiesRequest request;
    request.resolution = resolution;
    EXPECT_EQ(built(snapshot)->communities(request).status().code(), StatusCode::invalid_argument);
  }
}

TEST(SimilarEntities, ShareTheirRelations) {
  const FakeSnapshot snapshot = example();
  const auto found = built(snapshot)->similar({kBert, {}, {}});
  ASSERT_TRUE(found) << found.status().message();
  ASSERT_THAT(found->entities, SizeIs(1));
  EXPECT_EQ(found->entities[0].entity, kGpt);
  EXPECT_EQ(found->entities[0].similarity.common, 1U);
  EXPECT_THAT(built(snapshot)->similar({kBert, {"technique"}, {}})->entities, IsEmpty());
  EXPECT_EQ(built(snapshot)->similar({EntityId{99}, {}, {}}).status().code(), StatusCode::not_found);
}

TEST(Comparison, NamesTheRelationsOnBothSides) {
  const FakeSnapshot snapshot = example();
  const auto parts = built(snapshot)->compare({kEncoder, kAttention, {}});
  ASSERT_TRUE(parts) << parts.status().message();
  const RelationKey of_encoder{kEncoder, "part_of", kTransformer},
      of_attention{kAttention, "part_of", kTransformer};
  EXPECT_THAT(parts->neighbors, ElementsAre(CommonNeighbor{{of_encoder, true, 1}, {of_attention, true, 1}}));
  EXPECT_DOUBLE_EQ(parts->similarity.jaccard, 0.5);  // Attention has loss, too.

  EXPECT_THAT(built(snapshot)->compare({kEncoder, kLoner, {}})->neighbors, IsEmpty());
  EXPECT_EQ(built(snapshot)->compare({kEncoder, EntityId{99}, {}}).status().code(), StatusCode::not_found);
}

TEST(Comparison, ShowsTheMostTellingNeighborsFirst) {
  FakeSnapshot snapshot;
  for (std::uint64_t id = 1; id <= 5; ++id) snapshot.add_entity(id);
  for (const std::uint64_t head : {1, 2}) {
    snapshot.add_relation(head, "uses", 3);
    snapshot.add_relation(head, "uses", 4);
  }
  snapshot.add_relation(5, "uses", 3);
  ComparisonRequest request{{1}, {2}, {}};
  request.limits.max_results = 1;
  const auto cut = built(snapshot)->compare(request);
  ASSERT_THAT(cut->neighbors, SizeIs(1));
  EXPECT_EQ(cut->neighbors[0].from_a.relation.tail, EntityId{4});
  EXPECT_EQ(cut->similarity.common, 2U);
  EXPECT_EQ(cut->truncated, Truncation::results);
}

std::vector<std::pair<std::uint32_t, EntityId>> stages(const Order& order) {
  std::vector<std::pair<std::uint32_t, EntityId>> stages;
  for (const OrderStep& step : order.steps) stages.emplace_back(step.stage, step.entity);
  return stages;
}

TEST(OrderOfEntities, GoesFromPartsToWholesAndFromUsedToUser) {
  const FakeSnapshot snapshot = example();
  const auto order = built(snapshot)->order({});
  ASSERT_TRUE(order) << order.status().message();
  using Stage = std::pair<std::uint32_t, EntityId>;
  EXPECT_THAT(stages(*order), ElementsAre(Stage(1, kAttention), Stage(1, kEncoder), Stage(2, kTransformer),
                                          Stage(3, kGpt), Stage(4, kBert)));
  EXPECT_THAT(order->steps.back().needs, ElementsAre(kTransformer, kGpt));
  EXPECT_THAT(order->circles, IsEmpty());
}

TEST(OrderOfEntities, OfOneHoldsOnlyWhatItNeeds) {
  const FakeSnapshot snapshot = example();
  EXPECT_EQ(built(snapshot)->order({kTransformer, 0, {}})->steps.size(), 3U);
  const auto alone = built(snapshot)->order({kLoner, 0, {}});
  EXPECT_THAT(alone->steps, ElementsAre(OrderStep{kLoner, 1, {}}));
  EXPECT_EQ(built(snapshot)->order({EntityId{99}, 0, {}}).status().code(), StatusCode::not_found);
}

TEST(OrderOfEntities, PassesOverDoubtfulRelations) {
  const FakeSnapshot snapshot = example();
  const auto order = built(snapshot)->order({kBert, 0.6, {}});
  EXPECT_EQ(order->steps.back(), (OrderStep{kBert, 3, {kTransformer}}));
}

TEST(OrderOfEntities, ReportsCircles) {
  FakeSnapshot snapshot;
  for (std::uint64_t id = 1; id <= 4; ++id) snapshot.add_entity(id);
  snapshot.add_relation(1, "uses", 2);
  snapshot.add_relation(2, "variant_of", 1);
  snapshot.add_relation(3, "is_a", 1);
  snapshot.add_relation(4, "is_a", 4);  // That something is itself says nothing.
  const auto order = built(snapshot)->order({EntityId{3}, 0, {}});
  EXPECT_THAT(order->circles, ElementsAre(ElementsAre(EntityId{1}, EntityId{2})));
  EXPECT_EQ(order->steps.back().entity, EntityId{3});
  EXPECT_EQ(order->steps.back().stage, 2U);
}

TEST(OrderOfEntities, CutsStepsNeedsAndCircles) {
  FakeSnapshot snapshot;
  for (std::uint64_t id = 1; id <= 4; ++id) snapshot.add_entity(id);
  for (const auto& [head, tail] : {std::pair{1, 2}, {2, 3}, {3, 1}, {4, 1}, {4, 2}, {4, 3}}) {
    snapshot.add_relation(static_cast<std::uint64_t>(head), "uses", static_cast<std::uint64_t>(tail));
  }
  OrderRequest request;
  request.limits.max_results = 2;
  const auto order = built(snapshot)->order(request);
  EXPECT_THAT(order->steps, SizeIs(2));
  EXPECT_EQ(order->total, 4U);
  EXPECT_THAT(order->circles, ElementsAre(SizeIs(2)));
  EXPECT_EQ(order->truncated, Truncation::results);
  request.goal = EntityId{4};
  request.limits.max_results = 4;
  EXPECT_THAT(built(snapshot)->order(request)->steps.back().needs, SizeIs(3));
}

TEST(GraphAnalysisOfNothing, AnswersNothing) {
  const FakeSnapshot snapshot;
  for (const RankMeasure by : {RankMeasure::pagerank, RankMeasure::betweenness, RankMeasure::separation}) {
    EXPECT_THAT(built(snapshot)->rank({by})->entities, IsEmpty());
  }
  EXPECT_THAT(built(snapshot)->communities({})->communities, IsEmpty());
  EXPECT_THAT(built(snapshot)->order({})->steps, IsEmpty());
}

}  // namespace
}  // namespace notegraph::analysis
