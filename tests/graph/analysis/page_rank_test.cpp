#include "graph/analysis/page_rank.h"

#include <numeric>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/page_rank.hpp>

#include "graph/analysis/weighted_graph.h"
#include "tests/graph/analysis/random_graph.h"

namespace notegraph::analysis {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;
using testing::Pointwise;

PageRank ranked(const WeightedGraph& graph, const PageRankOptions& options = {}) {
  return page_rank(graph, weights_of(graph), options, test::go_on);
}

double sum(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

TEST(PageRank, OfNothingIsNothing) {
  const PageRank result = ranked(make_weighted_graph(0, {}));
  EXPECT_TRUE(result.ranks.empty());
  EXPECT_TRUE(result.converged);
}

// 0 -> 1, and 1 leads nowhere: its readers jump. By hand, d = 0.85: r0 = 0.15/2 + 0.85 r1/2, r1 = r0 + 0.85
// r0.
TEST(PageRank, LosesNothingWhereNoEdgeLeadsOn) {
  const PageRank result = ranked(make_weighted_graph(2, {{0, 1}}));
  const double first = 1 / 2.85;
  EXPECT_THAT(result.ranks, ElementsAre(DoubleNear(first, 1e-9), DoubleNear(1.85 * first, 1e-9)));
}

// 0 leads to 1 three times as often as to 2.
TEST(PageRank, FollowsEdgesByWeight) {
  const auto graph = make_weighted_graph(3, {{0, 1, 0.75}, {0, 2, 0.25}, {1, 0, 1}, {2, 0, 1}});
  const PageRank result = ranked(graph);
  const double jump = 0.05;
  EXPECT_NEAR(result.ranks[1] - jump, 3 * (result.ranks[2] - jump), 1e-8);
}

TEST(PageRank, SumsToOneWhateverTheGraph) {
  const std::uint64_t first = test::first_seed();
  for (std::uint64_t seed = first; seed < first + 300; ++seed) {
    std::mt19937_64 random(seed);
    const std::size_t vertices = 1 + random() % 50;
    const PageRank result =
        ranked(make_weighted_graph(vertices, test::random_arcs(random, vertices, random() % 100)));
    ASSERT_TRUE(result.converged) << "seed " << seed;
    ASSERT_NEAR(sum(result.ranks), 1, 1e-9) << "seed " << seed;
  }
}

// Where every vertex leads on, Boost's ranks are ours but for their sum, which is the number of vertices.
TEST(PageRank, IsThatOfBoostWhereNothingIsLost) {
  using BoostGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS>;
  const std::uint64_t first = test::first_seed();
  for (std::uint64_t seed = first; seed < first + 100; ++seed) {
    std::mt19937_64 random(seed);
    const std::size_t vertices = 3 + random() % 30;
    auto arcs = test::random_arcs(random, vertices, 60);
    for (Arc& arc : arcs) arc.weight = 1;
    for (std::uint32_t v = 0; v < vertices; ++v) {
      arcs.push_back({v, static_cast<std::uint32_t>((v + 1) % vertices), 1});
    }
    const auto graph = make_weighted_graph(vertices, arcs);
    BoostGraph peer(vertices);
    for (const auto& edge : boost::make_iterator_range(edges(graph))) {
      add_edge(source(edge, graph), target(edge, graph), peer);
    }
    std::vector<double> theirs(vertices);
    boost::graph::page_rank(peer, make_iterator_property_map(theirs.begin(), get(boost::vertex_index, peer)),
                            boost::graph::n_iterations(200), 0.85);
    for (double& rank : theirs) rank /= static_cast<double>(vertices);
    ASSERT_THAT(ranked(graph).ranks, Pointwise(DoubleNear(1e-8), theirs)) << "seed " << seed;
  }
}

TEST(PageRank, StopsWhenToldAndSaysSo) {
  const auto graph = make_weighted_graph(3, {{0, 1}, {1, 2}});
  int asked = 0;
  const PageRank result =
      page_rank(graph, weights_of(graph), PageRankOptions(), [&] { return ++asked == 3; });
  EXPECT_EQ(result.sweeps, 2U);
  EXPECT_FALSE(result.converged);
  EXPECT_NEAR(sum(result.ranks), 1, 1e-12);
}

}  // namespace
}  // namespace notegraph::analysis
