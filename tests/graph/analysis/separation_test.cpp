#include "graph/analysis/separation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/analysis/weighted_graph.h"
#include "tests/graph/analysis/random_graph.h"

namespace notegraph::analysis {
namespace {

using testing::ElementsAre;

/// By definition: take each vertex out and look how many of its part no longer reach the largest piece.
std::vector<std::size_t> naive_separation(const WeightedGraph& graph) {
  const std::size_t count = num_vertices(graph);
  const auto piece_size = [&](std::uint32_t from, std::vector<bool>& seen) {
    std::vector<std::uint32_t> open{from};
    seen[from] = true;
    std::size_t size = 0;
    while (!open.empty()) {
      const std::uint32_t v = open.back();
      open.pop_back();
      ++size;
      for (const auto next : boost::make_iterator_range(adjacent_vertices(v, graph))) {
        if (!seen[next]) open.push_back(next);
        seen[next] = true;
      }
    }
    return size;
  };
  std::vector<std::size_t> separated;
  for (std::uint32_t v = 0; v < count; ++v) {
    std::vector<bool> seen(count, false);
    seen[v] = true;
    std::size_t all = 0, largest = 0;
    for (const auto next : boost::make_iterator_range(adjacent_vertices(v, graph))) {
      if (seen[next]) continue;
      const std::size_t size = piece_size(next, seen);
      all += size;
      largest = std::max(largest, size);
    }
    separated.push_back(all - largest);
  }
  return separated;
}

//   0 - 1 - 2 - 3, a triangle 3 4 5, and 6 alone: without 2 two others are cut off, without 3 two, too.
TEST(Separation, CountsWhoIsCutOff) {
  const auto graph = make_undirected_graph(7, {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}, {5, 3}});
  EXPECT_THAT(separated_by_each(graph), ElementsAre(0, 1, 2, 2, 0, 0, 0));
}

TEST(Separation, OfNothingIsNothing) {
  EXPECT_TRUE(separated_by_each(make_undirected_graph(0, {})).empty());
}

TEST(Separation, IsThatOfTheDefinition) {
  const std::uint64_t first = test::first_seed();
  for (std::uint64_t seed = first; seed < first + 1000; ++seed) {
    std::mt19937_64 random(seed);
    const std::size_t vertices = 1 + random() % 20;
    const auto graph = make_undirected_graph(vertices, test::random_arcs(random, vertices, random() % 30));
    ASSERT_EQ(separated_by_each(graph), naive_separation(graph)) << "seed " << seed;
  }
}

TEST(Separation, DoesNotRecurse) {
  const auto separated =
      separated_by_each(make_undirected_graph(test::kLongChain, test::chain(test::kLongChain)));
  EXPECT_EQ(separated.front(), 0U);
  EXPECT_EQ(separated[10], 10U);
  EXPECT_EQ(separated[test::kLongChain / 2], test::kLongChain / 2 - 1);
}

}  // namespace
}  // namespace notegraph::analysis
