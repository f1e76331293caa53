#include "graph/query/query_engine.h"

#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/query/path_length.h"
#include "tests/graph/query/fake_snapshot.h"
#include "tests/support/case_name.h"

namespace notegraph::query {
namespace {

using test::FakeSnapshot;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::shared_ptr<const QueryEngine> build(const FakeSnapshot& snapshot) {
  return *QueryEngine::build(snapshot);
}

std::vector<std::uint64_t> numbers(const std::vector<EntityId>& ids) {
  std::vector<std::uint64_t> values;
  for (const EntityId id : ids) values.push_back(id.value);
  return values;
}

std::vector<std::uint64_t> neighbor_ids(const Neighborhood& neighborhood) {
  std::vector<EntityId> ids;
  for (const Neighbor& neighbor : neighborhood.neighbors) ids.push_back(neighbor.entity);
  return numbers(ids);
}

//            uses 0.9          part_of 0.5
//   1 model ---------> 2 method --------> 3 model        6 model ---> 7 model  (uses 1)
//   1 ------------------ uses 0.4 ------> 3
//   4 data <--- uses 0.8 --- 3            3 --- uses 1 ---> 3 (a loop)
//   5 model --- is_a 1 ---> 4
std::shared_ptr<const QueryEngine> example() {
  FakeSnapshot snapshot;
  for (const std::uint64_t model : {1, 3, 5, 6, 7}) snapshot.add_entity(model, "model");
  snapshot.add_entity(2, "method");
  snapshot.add_entity(4, "data");
  snapshot.add_relation(1, "uses", 2, 0.9);
  snapshot.add_relation(2, "part_of", 3, 0.5);
  snapshot.add_relation(1, "uses", 3, 0.4);
  snapshot.add_relation(3, "uses", 4, 0.8);
  snapshot.add_relation(3, "uses", 3);
  snapshot.add_relation(5, "is_a", 4);
  snapshot.add_relation(6, "uses", 7);
  return build(snapshot);
}

Filter filter_of(Direction direction, std::vector<std::string> relation_types = {},
                 std::vector<std::string> entity_types = {}, double min_confidence = 0,
                 std::vector<EntityId> avoid = {}) {
  return {direction, std::move(relation_types), std::move(entity_types), min_confidence, std::move(avoid)};
}

TEST(QueryEngine, KnowsItsSize) {
  const auto engine = example();
  EXPECT_EQ(engine->sequence(), 7U);
  EXPECT_EQ(engine->entity_count(), 7U);
  EXPECT_EQ(engine->relation_count(), 7U);
}

TEST(QueryEngine, CountsRelationsOfBothDirections) {
  const auto engine = example();
  EXPECT_EQ(engine->degree({3}), 5U);  // The loop leaves it and enters it.
  EXPECT_EQ(engine->degree({99}), 0U);
  EXPECT_THAT(numbers(engine->most_connected(3)), ElementsAre(3, 1, 2));
}

TEST(QueryEngine, AcceptsAnEmptyGraph) {
  const auto engine = build(FakeSnapshot());
  EXPECT_EQ(engine->entity_count(), 0U);
  EXPECT_THAT(engine->most_connected(5), IsEmpty());
  EXPECT_EQ(engine->neighborhood({.seed = {1}}).status().code(), StatusCode::not_found);
}

TEST(QueryEngine, RefusesARelationOfAnUnknownEntity) {
  FakeSnapshot snapshot;
  snapshot.add_entity(1);
  snapshot.add_relation(1, "uses", 2);
  EXPECT_EQ(QueryEngine::build(snapshot).status().code(), StatusCode::corruption);
}

struct NeighborhoodCase {
  const char* name;
  std::uint64_t seed;
  std::uint32_t max_hops;
  Filter filter;
  std::vector<std::uint64_t> want;
};

const NeighborhoodCase kNeighborhoodCases[] = {
    {"OneHopByTrust", 3, 1, {}, {4, 2, 1}},
    {"TwoHops", 1, 2, {}, {2, 3, 4}},
    {"Outward", 3, 9, filter_of(Direction::out), {4}},
    {"Inward", 4, 2, filter_of(Direction::in), {5, 3, 2, 1}},
    {"RelationType", 1, 9, filter_of(Direction::both, {"uses"}), {2, 3, 4}},
    {"UnknownRelationType", 1, 9, filter_of(Direction::both, {"cites"}), {}},
    {"EntityType", 1, 9, filter_of(Direction::both, {}, {"model"}), {3}},
    {"MinConfidence", 1, 9, filter_of(Direction::both, {}, {}, 0.5), {2, 3, 4, 5}},
    {"Avoid", 1, 9, filter_of(Direction::both, {}, {}, 0, {{3}}), {2}},
    {"AvoidTheSeed", 1, 1, filter_of(Direction::both, {}, {}, 0, {{1}}), {2, 3}},
};

class NeighborhoodTest : public testing::TestWithParam<NeighborhoodCase> {};

TEST_P(NeighborhoodTest, ReachesTheAllowed) {
  const auto& [name, seed, max_hops, filter, want] = GetParam();
  const auto answer = example()->neighborhood({.seed = {seed}, .max_hops = max_hops, .filter = filter});
  ASSERT_TRUE(answer.ok());
  EXPECT_EQ(neighbor_ids(*answer), want);
}

INSTANTIATE_TEST_SUITE_P(Cases, NeighborhoodTest, testing::ValuesIn(kNeighborhoodCases),
                         notegraph::test::case_name<NeighborhoodCase>);

TEST(Neighborhood, ListsRelationsAmongItsMembers) {
  const auto answer = example()->neighborhood({.seed = {1}, .with_relations = true});
  std::vector<RelationKey> keys;
  for (const Hop& hop : answer->relations) keys.push_back(hop.relation);
  EXPECT_THAT(keys, ElementsAre(RelationKey{{1}, "uses", {2}}, RelationKey{{1}, "uses", {3}},
                                RelationKey{{2}, "part_of", {3}}, RelationKey{{3}, "uses", {3}}));
}

TEST(Neighborhood, NamesTheBestLastStep) {
  // Both relations lead from 1 to 2; the more trusted one counts, then the one of the smaller key.
  FakeSnapshot snapshot;
  for (const std::uint64_t id : {1, 2, 3}) snapshot.add_entity(id);
  snapshot.add_relation(1, "a", 2, 0.5);
  snapshot.add_relation(1, "b", 2, 0.75);
  snapshot.add_relation(1, "b", 3, 0.75);
  snapshot.add_relation(3, "a", 1, 0.75);
  const auto answer = build(snapshot)->neighborhood({.seed = {1}});
  EXPECT_EQ(answer->neighbors[0].via, (Hop{{{1}, "b", {2}}, true, 0.75}));
  EXPECT_EQ(answer->neighbors[1].via, (Hop{{{1}, "b", {3}}, true, 0.75}));
}

TEST(Neighborhood, RefusesNoHopsAndUnknownSeeds) {
  const auto engine = example();
  EXPECT_EQ(engine->neighborhood({.seed = {1}, .max_hops = 0}).status().code(), StatusCode::invalid_argument);
  EXPECT_EQ(engine->neighborhood({.seed = {99}}).status().code(), StatusCode::not_found);
}

/// The entities 0 to count - 1 in a row, or all around the first.
FakeSnapshot row_of(std::uint64_t count, bool star) {
  FakeSnapshot snapshot;
  for (std::uint64_t id = 0; id < count; ++id) snapshot.add_entity(id);
  for (std::uint64_t id = 1; id < count; ++id) snapshot.add_relation(star ? 0 : id - 1, "next", id);
  return snapshot;
}

TEST(Limits, AHubIsCutToTheFirstResults) {
  const auto answer = build(row_of(100'000, true))
                          ->neighborhood({.seed = {0}, .limits = {.max_results = 3}, .with_relations = true});
  EXPECT_THAT(neighbor_ids(*answer), ElementsAre(1, 2, 3));
  EXPECT_EQ(answer->truncated, Truncation::results);
  EXPECT_EQ(answer->relations.size(), 3U);
}

TEST(Limits, AHubIsReadPageByPage) {
  const auto engine = build(row_of(100'000, true));
  const auto page = [&](std::size_t offset) {
    return *engine->neighborhood({.seed = {0}, .limits = {.max_results = 3}, .offset = offset});
  };
  EXPECT_THAT(neighbor_ids(page(50'000)), ElementsAre(50'001, 50'002, 50'003));
  EXPECT_EQ(page(50'000).truncated, Truncation::results);
  EXPECT_THAT(neighbor_ids(page(99'997)), ElementsAre(99'998, 99'999));
  EXPECT_EQ(page(99'997).truncated, Truncation::none);
  EXPECT_TRUE(page(std::numeric_limits<std::size_t>::max()).neighbors.empty());
}

TEST(Limits, ACutBetweenTwoLevelsIsTold) {
  const auto answer =
      build(row_of(9, false))->neighborhood({.seed = {0}, .max_hops = 9, .limits = {.max_results = 2}});
  EXPECT_THAT(neighbor_ids(*answer), ElementsAre(1, 2));
  EXPECT_EQ(answer->truncated, Truncation::results);
}

TEST(Limits, NoMoreRelationsAreLookedAtThanAllowed) {
  const auto answer = build(row_of(5000, true))->neighborhood({.seed = {0}, .limits = {.max_visited = 1500}});
  EXPECT_EQ(answer->truncated, Truncation::visited);
  EXPECT_EQ(answer->neighbors.size(), 1000U);
}

// Of two types, 5,000 relations each, of which one is trusted.
TEST(Limits, RelationsBelowTheLeastConfidenceCostNothing) {
  FakeSnapshot snapshot;
  snapshot.add_entity(0, "model");
  for (std::uint64_t i = 1; i <= 10'000; ++i) {
    snapshot.add_entity(i, "model");
    snapshot.add_relation(0, i <= 5000 ? "is_a" : "uses", i, i % 5000 == 77 ? 0.9 : 0.2);
  }
  const auto engine = build(snapshot);
  NeighborhoodRequest request{.seed = {0}, .limits = {.max_visited = 8}};
  EXPECT_EQ(engine->neighborhood(request)->truncated, Truncation::visited);
  request.filter.min_confidence = 0.5;
  const auto answer = engine->neighborhood(request);
  EXPECT_EQ(answer->truncated, Truncation::none);
  EXPECT_THAT(neighbor_ids(*answer), ElementsAre(77, 5077));
}

TEST(Limits, ASearchEndsWithItsTime) {
  const auto answer = build(row_of(5000, true))
                          ->neighborhood({.seed = {0}, .limits = {.max_time = std::chrono::milliseconds(0)}});
  EXPECT_EQ(answer->truncated, Truncation::time);
}

TEST(Limits, ASearchEndsWhenAsked) {
  std::stop_source source;
  source.request_stop();
  const auto answer = build(row_of(5000, false))
                          ->paths({.from = {0}, .to = {4999}, .limits = {.cancel = source.get_token()}});
  EXPECT_EQ(answer->truncated,
            Truncation::none);  // 32 hops were looked at, fewer than an interval of checks.
  const auto further =
      build(row_of(5000, false))
          ->paths({.from = {0}, .to = {4999}, .max_hops = 10'000, .limits = {.cancel = source.get_token()}});
  EXPECT_EQ(further->truncated, Truncation::cancelled);
  EXPECT_THAT(further->no_path_reason, HasSubstr("limits"));
}

TEST(Paths, ALongChainIsFollowedToItsEnd) {
  const auto engine = build(row_of(100'000, false));
  for (const PathOrder order : {PathOrder::hops, PathOrder::confidence}) {
    const auto answer = engine->paths({.from = {0}, .to = {99'999}, .max_hops = 100'000, .order = order});
    ASSERT_EQ(answer->paths.size(), 1U);
    EXPECT_EQ(answer->paths[0].hops.size(), 99'999U);
  }
}

TEST(Paths, ThatAreTooLongToBeSearchedAreCounted) {
  const auto answer =
      build(row_of(kMostHops + 2, false))->paths({.from = {0}, .to = {kMostHops + 1}, .max_hops = kMostHops});
  EXPECT_THAT(answer->paths, IsEmpty());
  EXPECT_THAT(answer->no_path_reason, HasSubstr("the shortest path has 131073 hops"));
}

TEST(Paths, OrderDecides) {
  const auto engine = example();
  const auto by_hops = engine->paths({.from = {1}, .to = {3}, .k = 9});
  ASSERT_EQ(by_hops->paths.size(), 2U);
  EXPECT_THAT(numbers(by_hops->paths[0].entities), ElementsAre(1, 3));
  EXPECT_THAT(numbers(by_hops->paths[1].entities), ElementsAre(1, 2, 3));
  EXPECT_DOUBLE_EQ(by_hops->paths[1].confidence, 0.45);
  const auto by_confidence = engine->paths({.from = {1}, .to = {3}, .order = PathOrder::confidence});
  EXPECT_THAT(numbers(by_confidence->paths[0].entities), ElementsAre(1, 2, 3));
}

TEST(Paths, ABoundOnHopsDoesNotHideTheDirectWay) {
  const auto answer =
      example()->paths({.from = {1}, .to = {3}, .k = 2, .max_hops = 1, .order = PathOrder::confidence});
  ASSERT_EQ(answer->paths.size(), 1U);
  EXPECT_EQ(answer->paths[0].hops, (std::vector<Hop>{{{{1}, "uses", {3}}, true, 0.4}}));
}

TEST(Paths, ParallelRelationsMakeDifferentPaths) {
  FakeSnapshot snapshot;
  snapshot.add_entity(1);
  snapshot.add_entity(2);
  snapshot.add_relation(1, "b", 2);
  snapshot.add_relation(1, "a", 2);
  snapshot.add_relation(2, "a", 1);
  const auto answer = build(snapshot)->paths({.from = {1}, .to = {2}, .k = 9});
  std::vector<Hop> hops;
  for (const Path& path : answer->paths) hops.push_back(path.hops.at(0));
  EXPECT_THAT(hops, ElementsAre(Hop{{{1}, "a", {2}}, true, 1}, Hop{{{2}, "a", {1}}, false, 1},
                                Hop{{{1}, "b", {2}}, true, 1}));
}

TEST(Paths, FromAnEntityToItselfTakesNoHop) {
  const auto answer = example()->paths({.from = {3}, .to = {3}, .k = 4});
  ASSERT_EQ(answer->paths.size(), 1U);
  EXPECT_THAT(numbers(answer->paths[0].entities), ElementsAre(3));
  EXPECT_EQ(answer->paths[0].confidence, 1);
}

TEST(Paths, RefuseWhatMakesNoSense) {
  const auto engine = example();
  EXPECT_EQ(engine->paths({.from = {1}, .to = {99}}).status().code(), StatusCode::not_found);
  EXPECT_EQ(engine->paths({.from = {99}, .to = {1}}).status().code(), StatusCode::not_found);
  EXPECT_EQ(engine->paths({.from = {1}, .to = {3}, .k = 0}).status().code(), StatusCode::invalid_argument);
  EXPECT_EQ(engine->paths({.from = {1}, .to = {3}, .max_hops = 1U << 20}).status().code(),
            StatusCode::invalid_argument);
  EXPECT_EQ(engine->paths({.from = {1}, .to = {3}, .filter = {.min_confidence = 1.5}}).status().code(),
            StatusCode::invalid_argument);
}

struct NoPathCase {
  const char* name;
  PathRequest request;
  const char* reason;
  std::vector<std::uint64_t> nearest;
};

const NoPathCase kNoPathCases[] = {
    {"SeparateParts", {.from = {1}, .to = {7}}, "separate parts", {5, 4, 2, 3}},
    {"AvoidedEnd", {.from = {1}, .to = {3}, .filter = {.avoid = {{3}}}}, "entities to avoid", {2}},
    {"TooManyHops", {.from = {1}, .to = {5}, .max_hops = 2}, "shortest path has 3 hops", {4, 2, 3}},
    {"Filter", {.from = {1}, .to = {5}, .filter = {.relation_types = {"uses"}}}, "filter", {4, 2, 3}},
    {"Direction", {.from = {1}, .to = {5}, .filter = {.direction = Direction::out}}, "directions", {4, 2, 3}},
    {"Limits", {.from = {1}, .to = {5}, .limits = {.max_visited = 1}}, "limits", {2}},
    {"NoResults", {.from = {1}, .to = {5}, .limits = {.max_results = 0}}, "no results", {5, 4, 2, 3}},
};

class NoPathTest : public testing::TestWithParam<NoPathCase> {};

TEST_P(NoPathTest, SaysWhy) {
  const auto answer = example()->paths(GetParam().request);
  ASSERT_TRUE(answer.ok());
  EXPECT_THAT(answer->paths, IsEmpty());
  EXPECT_THAT(answer->no_path_reason, HasSubstr(GetParam().reason));
  EXPECT_EQ(numbers(answer->nearest), GetParam().nearest);
}

INSTANTIATE_TEST_SUITE_P(Cases, NoPathTest, testing::ValuesIn(kNoPathCases),
                         notegraph::test::case_name<NoPathCase>);

}  // namespace
}  // namespace notegraph::query
