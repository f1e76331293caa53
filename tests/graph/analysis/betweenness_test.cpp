#include "graph/analysis/betweenness.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>

#include "graph/analysis/weighted_graph.h"
#include "tests/graph/analysis/random_graph.h"

namespace notegraph::analysis {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;
using testing::Pointwise;

Betweenness measured(const WeightedGraph& graph, const BetweennessOptions& options = {}) {
  return betweenness(graph, options, test::go_on);
}

TEST(Betweenness, OfTheMiddleOfAStarIsOne) {
  EXPECT_THAT(measured(make_undirected_graph(4, {{0, 1}, {0, 2}, {0, 3}})).scores, ElementsAre(1, 0, 0, 0));
}

//   0 - 1 - 3 and 0 - 2 - 3: either of 1 and 2 lies on half of the shortest ways between 0 and 3, and the
//   other way about; of 3 * 2 ordered pairs that is a sixth.
TEST(Betweenness, SharesWhatHasSeveralShortestPaths) {
  const auto graph = make_undirected_graph(4, {{0, 1}, {1, 3}, {0, 2}, {2, 3}});
  EXPECT_THAT(measured(graph).scores, testing::Each(DoubleNear(1.0 / 6, 1e-12)));
}

TEST(Betweenness, OfTwoOrFewerIsNothing) {
  EXPECT_THAT(measured(make_undirected_graph(2, {{0, 1}})).scores, ElementsAre(0, 0));
  EXPECT_TRUE(measured(make_undirected_graph(0, {})).scores.empty());
}

TEST(Betweenness, IsThatOfBoost) {
  using BoostGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS>;
  const std::uint64_t first = test::first_seed();
  for (std::uint64_t seed = first; seed < first + 200; ++seed) {
    std::mt19937_64 random(seed);
    const std::size_t vertices = 3 + random() % 30;
    const auto arcs = test::random_arcs(random, vertices, random() % 90);
    const auto graph =
        seed % 2 == 0 ? make_weighted_graph(vertices, arcs) : make_undirected_graph(vertices, arcs);
    BoostGraph peer(vertices);
    for (const auto& edge : boost::make_iterator_range(edges(graph))) {
      add_edge(source(edge, graph), target(edge, graph), peer);
    }
    std::vector<double> theirs(vertices);
    boost::brandes_betweenness_centrality(
        peer, make_iterator_property_map(theirs.begin(), get(boost::vertex_index, peer)));
    const double pairs = static_cast<double>(vertices - 1) * static_cast<double>(vertices - 2);
    for (double& score : theirs) score /= pairs;
    ASSERT_THAT(measured(graph).scores, Pointwise(DoubleNear(1e-12), theirs)) << "seed " << seed;
  }
}

TEST(Betweenness, IsTheSameOnAnyNumberOfThreads) {
  std::mt19937_64 random(test::first_seed());
  const auto graph = make_undirected_graph(300, test::random_arcs(random, 300, 900));
  for (const std::size_t sources : {0, 100}) {
    const auto alone = measured(graph, {sources, 7, 1}).scores;
    for (const unsigned threads : {2U, 5U, 40U}) {
      EXPECT_EQ(measured(graph, {sources, 7, threads}).scores, alone) << threads << " threads";
    }
  }
}

TEST(Betweenness, IsEstimatedFromASample) {
  std::mt19937_64 random(test::first_seed());
  auto arcs = test::random_arcs(random, 400, 800);
  for (std::uint32_t v = 1; v < 400; ++v) arcs.push_back({0, v});  // 0 is between most others.
  const auto graph = make_undirected_graph(400, arcs);
  const Betweenness exact = measured(graph), estimate = measured(graph, {100, 7, 0});
  EXPECT_EQ(exact.sources, 400U);
  EXPECT_EQ(estimate.sources, 100U);
  EXPECT_NEAR(estimate.scores[0], exact.scores[0], 0.1 * exact.scores[0]);
  EXPECT_EQ(measured(graph, {400, 7, 0}).sources, 400U);
}

TEST(Betweenness, StopsWhenTold) {
  const auto graph = make_undirected_graph(50, test::chain(50));
  std::atomic<int> asked{0};
  const Betweenness cut = betweenness(graph, {0, 1, 1}, [&] { return ++asked > 10; });
  EXPECT_EQ(cut.sources, 10U);
  EXPECT_EQ(betweenness(graph, {}, [] { return true; }).sources, 0U);
}

TEST(DrawSources, DrawsEachAtMostOnce) {
  const auto sources = draw_sources(100, 60, 3);
  EXPECT_EQ(std::set<std::uint32_t>(sources.begin(), sources.end()).size(), 60U);
  EXPECT_EQ(draw_sources(100, 60, 3), sources);
  EXPECT_NE(draw_sources(100, 60, 4), sources);
}

}  // namespace
}  // namespace notegraph::analysis
