#include "graph/analysis/weighted_graph.h"

#include <algorithm>
#include <tuple>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <boost/graph/connected_components.hpp>
#include <boost/range/iterator_range.hpp>

#include "tests/graph/analysis/random_graph.h"

namespace notegraph::analysis {
namespace {

using Row = std::tuple<std::uint32_t, std::uint32_t, double>;

std::vector<Row> rows(const WeightedGraph& graph) {
  std::vector<Row> listed;
  for (const auto& edge : boost::make_iterator_range(edges(graph))) {
    listed.emplace_back(source(edge, graph), target(edge, graph), get(weights_of(graph), edge));
  }
  return listed;
}

TEST(WeightedGraph, MergesParallelArcsAndDropsLoops) {
  const auto graph = make_weighted_graph(3, {{1, 0, 0.5}, {0, 1, 0.5}, {0, 1, 0.5}, {2, 2, 1}});
  EXPECT_EQ(num_vertices(graph), 3U);
  EXPECT_THAT(rows(graph), testing::ElementsAre(Row(0, 1, 0.75), Row(1, 0, 0.5)));
}

TEST(WeightedGraph, UndirectedHasEveryEdgeFromBothEnds) {
  const auto graph = make_undirected_graph(2, {{1, 0, 0.5}, {0, 1, 0.5}});
  EXPECT_THAT(rows(graph), testing::ElementsAre(Row(0, 1, 0.75), Row(1, 0, 0.75)));
}

TEST(WeightedGraph, DoesNotDependOnTheOrderOfArcs) {
  std::mt19937_64 random(test::first_seed());
  auto arcs = test::random_arcs(random, 5, 60);
  const auto listed = rows(make_weighted_graph(5, arcs));
  std::shuffle(arcs.begin(), arcs.end(), random);
  EXPECT_EQ(rows(make_weighted_graph(5, arcs)), listed);
}

TEST(WeightedGraph, HasItsPartsFoundByBoostWithoutRecursion) {
  const auto graph = make_undirected_graph(test::kLongChain + 1, test::chain(test::kLongChain));
  std::vector<std::uint32_t> parts(num_vertices(graph));
  EXPECT_EQ(boost::connected_components(
                graph, make_iterator_property_map(parts.begin(), get(boost::vertex_index, graph))),
            2);
}

}  // namespace
}  // namespace notegraph::analysis
