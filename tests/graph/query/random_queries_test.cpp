#include <iostream>
#include <random>
#include <set>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "graph/query/query_engine.h"
#include "tests/graph/query/fake_snapshot.h"
#include "tests/graph/query/naive_queries.h"

// The engine against the naive answers, on thousands of small random graphs and some larger ones, whose rows
// are long enough to be read ahead and paid for in several parts. Many of their confidences are equal, so
// that the rules for ties decide often.
namespace notegraph::query {

bool operator==(const Neighborhood& a, const Neighborhood& b) {
  return a.seed == b.seed && a.neighbors == b.neighbors && a.relations == b.relations;
}

void PrintTo(const Path& path, std::ostream* out) {
  *out << path.entities.front().value;
  for (std::size_t i = 0; i < path.hops.size(); ++i) {
    const Hop& hop = path.hops[i];
    *out << (hop.forward ? " -" : " <-") << hop.relation.type << ' ' << hop.confidence
         << (hop.forward ? "-> " : "- ") << path.entities[i + 1].value;
  }
}

namespace {

struct Shape {
  std::size_t most_entities, most_relations;
  std::size_t types = 3;
  std::size_t hub_share = 0;  ///< In percent, of relations that have the hub as head or tail.
};

constexpr Shape kSmall = {.most_entities = 7, .most_relations = 15};
constexpr Shape kLarger = {.most_entities = 60, .most_relations = 400, .hub_share = 10};
// Of some hundred neighbors, each by many relations; its row takes more than one block of a budget.
constexpr Shape kHub = {.most_entities = 60, .most_relations = 2500, .types = 30, .hub_share = 75};

class RandomCase {
 public:
  explicit RandomCase(std::uint64_t seed, const Shape& shape = kSmall) : random_(seed) {
    const std::size_t entities = 2 + below(shape.most_entities - 1);
    for (std::size_t i = 0; i < entities; ++i) {
      graph.types.push_back(below(3) == 0 ? "method" : "model");
      snapshot.add_entity(i, graph.types.back());
    }
    static constexpr double kConfidences[] = {1, 1, 0.9, 0.9, 0.81, 0.5, 0.123456789};
    std::set<RelationKey> keys;
    for (std::size_t i = below(shape.most_relations + 1); i != 0; --i) {
      RelationKey key{{below(entities)}, type(below(shape.types)), {below(entities)}};
      if (below(100) < shape.hub_share) (below(2) == 0 ? key.head : key.tail) = {entities / 2};
      if (!keys.insert(key).second) continue;
      const double confidence = kConfidences[below(std::size(kConfidences))];
      graph.relations.push_back({key, confidence, 1});
      snapshot.add_relation(key.head.value, key.type, key.tail.value, confidence);
    }
  }

  PathRequest path_request(std::uint32_t most_hops) {
    PathRequest request;
    request.from = entity();
    request.to = entity();
    request.max_hops = static_cast<std::uint32_t>(1 + below(most_hops));
    request.order = below(2) == 0 ? PathOrder::hops : PathOrder::confidence;
    request.filter = filter();
    return request;
  }

  std::uint64_t below(std::uint64_t bound) { return random_() % bound; }
  EntityId entity() { return {below(graph.types.size())}; }

  Filter filter() {
    Filter filter;
    filter.direction = static_cast<Direction>(below(3));
    if (below(3) == 0) filter.relation_types = {"c", "a", "unheard_of"};
    if (below(3) == 0) filter.entity_types = {"model"};
    if (below(3) == 0) filter.min_confidence = 0.81;
    if (below(3) == 0) filter.avoid = {entity(), entity()};
    return filter;
  }

  test::NaiveGraph graph;
  test::FakeSnapshot snapshot;

 private:
  static std::string type(std::uint64_t number) {
    return number < 3 ? std::string(1, static_cast<char>('c' - number)) : fmt::format("t{}", number);
  }

  std::mt19937_64 random_;
};

/// Seeds of `count` cases, the first of which is printed: set it here again to repeat a failure.
std::uint64_t first_seed() {
  const std::uint64_t seed = std::random_device()();
  std::cout << "first seed " << seed << '\n';
  return seed;
}

void expect_naive_paths(RandomCase& random, std::uint32_t most_hops, std::size_t most_paths) {
  const auto engine = QueryEngine::build(random.snapshot);
  ASSERT_TRUE(engine.ok());
  for (int i = 0; i < 3; ++i) {
    PathRequest request = random.path_request(most_hops);
    request.k = 1 + random.below(most_paths);
    const auto answer = (*engine)->paths(request);
    ASSERT_TRUE(answer.ok());
    if (request.from == request.to) {
      ASSERT_EQ(answer->paths.size(), 1U);
      ASSERT_TRUE(answer->paths[0].hops.empty());
      continue;
    }
    const auto want = most_paths == 1 ? test::naive_best_path(random.graph, request)
                                      : test::naive_paths(random.graph, request);
    ASSERT_EQ(answer->paths, want);
    ASSERT_EQ(answer->no_path_reason.empty(), !want.empty());
  }
}

TEST(RandomQueries, PathsAreThoseOfTheDefinition) {
  const std::uint64_t first = first_seed();
  for (std::uint64_t seed = first; seed < first + 4000; ++seed) {
    SCOPED_TRACE(seed);
    RandomCase random(seed);
    ASSERT_NO_FATAL_FAILURE(expect_naive_paths(random, 7, 6));
  }
}

TEST(RandomQueries, PathsInLargerGraphsAreThoseOfTheDefinition) {
  const std::uint64_t first = first_seed();
  for (std::uint64_t seed = first; seed < first + 60; ++seed) {
    SCOPED_TRACE(seed);
    RandomCase random(seed, kLarger);
    ASSERT_NO_FATAL_FAILURE(expect_naive_paths(random, 3, 6));
    ASSERT_NO_FATAL_FAILURE(expect_naive_paths(random, 12, 1));
  }
}

TEST(RandomQueries, PathsPastAHubAreThoseOfTheDefinition) {
  const std::uint64_t first = first_seed();
  for (std::uint64_t seed = first; seed < first + 30; ++seed) {
    SCOPED_TRACE(seed);
    RandomCase random(seed, kHub);
    ASSERT_NO_FATAL_FAILURE(expect_naive_paths(random, 6, 1));
  }
}

/// Whether `path` is one that `request` asks for, if not the best.
bool is_allowed(const test::NaiveGraph& graph, const PathRequest& request, const Path& path) {
  const std::set<EntityId> entities(path.entities.begin(), path.entities.end());
  if (path.entities.front() != request.from || path.entities.back() != request.to) return false;
  if (entities.size() != path.entities.size() || path.hops.size() > request.max_hops) return false;
  for (std::size_t i = 0; i < path.hops.size(); ++i) {
    // Of one hop there is one path by each relation.
    PathRequest hop = request;
    hop.from = path.entities[i];
    hop.to = path.entities[i + 1];
    hop.max_hops = 1;
    hop.k = graph.relations.size();
    const auto steps = test::naive_paths(graph, hop);
    if (std::none_of(steps.begin(), steps.end(), [&](const Path& p) { return p.hops[0] == path.hops[i]; })) {
      return false;
    }
  }
  return true;
}

TEST(RandomQueries, AStoppedSearchAnswersPathsThatItKnew) {
  const std::uint64_t first = first_seed();
  std::size_t answers = 0;
  for (std::uint64_t seed = first; seed < first + 300; ++seed) {
    RandomCase random(seed, kLarger);
    const auto engine = QueryEngine::build(random.snapshot);
    ASSERT_TRUE(engine.ok());
    PathRequest request = random.path_request(12);
    if (request.from == request.to) continue;
    request.k = 1 + random.below(4);
    request.limits.max_visited = 1 + random.below(400);
    const auto answer = (*engine)->paths(request);
    ASSERT_TRUE(answer.ok());
    if (answer->truncated != Truncation::visited) continue;
    for (const Path& path : answer->paths) {
      ASSERT_TRUE(is_allowed(random.graph, request, path)) << "seed " << seed;
    }
    answers += answer->paths.size();
  }
  EXPECT_GT(answers, 0U);
}

void expect_naive_neighborhood(RandomCase& random, std::size_t most_on_page) {
  const auto engine = QueryEngine::build(random.snapshot);
  ASSERT_TRUE(engine.ok());
  NeighborhoodRequest request;
  request.seed = random.entity();
  request.max_hops = static_cast<std::uint32_t>(1 + random.below(4));
  request.filter = random.filter();
  request.with_relations = true;
  const auto answer = (*engine)->neighborhood(request);
  ASSERT_TRUE(answer.ok());
  ASSERT_TRUE(*answer == test::naive_neighborhood(random.graph, request));

  // Page by page it is the same.
  request.with_relations = false;
  request.limits.max_results = 1 + random.below(most_on_page);
  std::vector<Neighbor> paged;
  Truncation truncated = Truncation::results;
  while (truncated == Truncation::results) {
    request.offset = paged.size();
    const auto page = (*engine)->neighborhood(request);
    ASSERT_TRUE(page->relations.empty());
    paged.insert(paged.end(), page->neighbors.begin(), page->neighbors.end());
    truncated = page->truncated;
  }
  ASSERT_EQ(paged, answer->neighbors);
}

TEST(RandomQueries, NeighborhoodsAreThoseOfTheDefinition) {
  const std::uint64_t first = first_seed();
  for (std::uint64_t seed = first; seed < first + 4000; ++seed) {
    SCOPED_TRACE(seed);
    RandomCase random(seed);
    ASSERT_NO_FATAL_FAILURE(expect_naive_neighborhood(random, 3));
  }
  for (std::uint64_t seed = first; seed < first + 20; ++seed) {
    SCOPED_TRACE(seed);
    RandomCase larger(seed, kLarger), hub(seed, kHub);
    ASSERT_NO_FATAL_FAILURE(expect_naive_neighborhood(larger, 20));
    ASSERT_NO_FATAL_FAILURE(expect_naive_neighborhood(hub, 20));
  }
}

}  // namespace
}  // namespace notegraph::query
