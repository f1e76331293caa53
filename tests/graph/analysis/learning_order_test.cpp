#include "graph/analysis/learning_order.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/graph/analysis/random_graph.h"

namespace notegraph::analysis {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

//   0 needs 1 and 2, 1 needs 2; 3 and 4 need each other and 2; 5 needs 4; 6 stands alone.
TEST(LearningOrder, PutsPrerequisitesFirst) {
  const auto needs = make_weighted_graph(7, {{0, 1}, {0, 2}, {1, 2}, {3, 4}, {4, 3}, {4, 2}, {5, 4}});
  const LearningOrder order = learning_order(needs);
  EXPECT_THAT(order.stages, ElementsAre(2, 1, 0, 1, 1, 2, 0));
  EXPECT_THAT(order.circles, ElementsAre(ElementsAre(3, 4)));
}

TEST(LearningOrder, OfNothingIsNothing) {
  const LearningOrder order = learning_order(make_weighted_graph(0, {}));
  EXPECT_THAT(order.stages, IsEmpty());
  EXPECT_THAT(order.circles, IsEmpty());
}

std::vector<std::vector<bool>> naive_reachability(const WeightedGraph& graph) {
  const std::size_t count = num_vertices(graph);
  std::vector<std::vector<bool>> reaches(count, std::vector<bool>(count, false));
  for (const auto& edge : boost::make_iterator_range(edges(graph))) {
    reaches[source(edge, graph)][target(edge, graph)] = true;
  }
  for (std::size_t via = 0; via < count; ++via) {
    for (std::size_t from = 0; from < count; ++from) {
      for (std::size_t to = 0; to < count; ++to) {
        if (reaches[from][via] && reaches[via][to]) reaches[from][to] = true;
      }
    }
  }
  return reaches;
}

TEST(LearningOrder, IsThatOfTheDefinition) {
  const std::uint64_t first = test::first_seed();
  for (std::uint64_t seed = first; seed < first + 500; ++seed) {
    std::mt19937_64 random(seed);
    const std::size_t vertices = 1 + random() % 14;
    const auto needs = make_weighted_graph(vertices, test::random_arcs(random, vertices, random() % 24));
    const auto reaches = naive_reachability(needs);
    const LearningOrder order = learning_order(needs);
    for (std::uint32_t v = 0; v < vertices; ++v) {
      std::uint32_t latest = 0;  // One more than the stage of what v's circle needs.
      std::vector<std::uint32_t> circle;
      for (std::uint32_t u = 0; u < vertices; ++u) {
        const bool together = u == v || (reaches[u][v] && reaches[v][u]);
        if (together) circle.push_back(u);
        if (!together && reaches[v][u]) latest = std::max(latest, order.stages[u] + 1);
      }
      ASSERT_EQ(order.stages[v], latest) << "seed " << seed;
      const bool listed =
          std::find(order.circles.begin(), order.circles.end(), circle) != order.circles.end();
      ASSERT_EQ(listed, circle.size() > 1) << "seed " << seed;
    }
  }
}

TEST(LearningOrder, DoesNotRecurse) {
  const auto order = learning_order(make_weighted_graph(test::kLongChain, test::chain(test::kLongChain)));
  EXPECT_EQ(order.stages.front(), test::kLongChain - 1);
  auto ring = test::chain(test::kLongChain);
  ring.push_back({test::kLongChain - 1, 0});
  EXPECT_EQ(learning_order(make_weighted_graph(test::kLongChain, ring)).circles.at(0).size(),
            test::kLongChain);
}

}  // namespace
}  // namespace notegraph::analysis
