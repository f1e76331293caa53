#include "graph/analysis/leiden.h"

#include <algorithm>
#include <numeric>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <boost/graph/connected_components.hpp>

#include "graph/analysis/modularity.h"
#include "graph/analysis/weighted_graph.h"
#include "tests/graph/analysis/random_graph.h"

namespace notegraph::analysis {
namespace {

using testing::ElementsAre;

CommunityGraph to_communities_of(const WeightedGraph& graph) {
  return CommunityGraph::from(graph, weights_of(graph));
}

Partition grouped(const WeightedGraph& graph, double resolution = 1) {
  return leiden(to_communities_of(graph), {resolution}, test::go_on);
}

/// From the definition: over all pairs of vertices in one group, weight less what chance would put there.
double naive_modularity(const WeightedGraph& graph, const Partition& partition, double resolution) {
  std::vector<double> strengths(partition.size(), 0);
  double total = 0;
  for (const auto& edge : boost::make_iterator_range(edges(graph))) {
    strengths[source(edge, graph)] += get(weights_of(graph), edge);
    total += get(weights_of(graph), edge);
  }
  double sum = 0;
  for (const auto& edge : boost::make_iterator_range(edges(graph))) {
    const bool inner = partition[source(edge, graph)] == partition[target(edge, graph)];
    sum += inner ? get(weights_of(graph), edge) : 0;
  }
  for (std::size_t v = 0; v < partition.size(); ++v) {
    for (std::size_t u = 0; u < partition.size(); ++u) {
      if (partition[u] == partition[v]) sum -= resolution * strengths[v] * strengths[u] / total;
    }
  }
  return total == 0 ? 0 : sum / total;
}

/// Whether the members of each group reach each other without leaving it.
bool is_connected_within(const WeightedGraph& graph, const Partition& partition) {
  std::vector<Arc> inner;
  for (const auto& edge : boost::make_iterator_range(edges(graph))) {
    const auto from = static_cast<std::uint32_t>(source(edge, graph));
    const auto to = static_cast<std::uint32_t>(target(edge, graph));
    if (partition[from] == partition[to]) inner.push_back({from, to});
  }
  const auto within = make_undirected_graph(partition.size(), std::move(inner));
  std::vector<std::uint32_t> parts(partition.size());
  const auto count = boost::connected_components(
      within, make_iterator_property_map(parts.begin(), get(boost::vertex_index, within)));
  return static_cast<std::size_t>(count) == group_count(partition);
}

/// The best modularity of all partitions of a small graph.
double best_modularity(const CommunityGraph& graph, Partition& partition, std::uint32_t v,
                       std::uint32_t groups) {
  if (v == graph.size()) return modularity(graph, partition, 1);
  double best = -1;
  for (std::uint32_t group = 0; group <= groups; ++group) {
    partition[v] = group;
    best = std::max(best, best_modularity(graph, partition, v + 1, std::max(groups, group + 1)));
  }
  return best;
}

// Two triangles, joined by one edge; 6 stands alone.
const std::vector<Arc> kTwoTriangles{{0, 1}, {1, 2}, {2, 0}, {3, 4}, {4, 5}, {5, 3}, {2, 3}};

TEST(Leiden, FindsTheTwoHalves) {
  EXPECT_THAT(grouped(make_undirected_graph(7, kTwoTriangles)), ElementsAre(0, 0, 0, 1, 1, 1, 2));
}

TEST(Leiden, WeighsByConfidence) {
  // A square whose upper and lower edges are sure, and the other two are not.
  const auto graph = make_undirected_graph(4, {{0, 1, 1}, {1, 2, 0.1}, {2, 3, 1}, {3, 0, 0.1}});
  EXPECT_THAT(grouped(graph), ElementsAre(0, 0, 1, 1));
}

TEST(Leiden, ResolutionSaysHowFine) {
  const auto graph = make_undirected_graph(7, kTwoTriangles);
  EXPECT_EQ(group_count(grouped(graph, 0.01)), 2U);  // All that hangs together, and 6.
  EXPECT_EQ(group_count(grouped(graph, 100)), 7U);
}

TEST(Leiden, LeavesAGraphWithoutEdgesAlone) {
  EXPECT_THAT(grouped(make_undirected_graph(3, {})), ElementsAre(0, 1, 2));
  EXPECT_TRUE(grouped(make_undirected_graph(0, {})).empty());
}

TEST(Leiden, CommunitiesAreConnectedAndBetterThanNone) {
  const std::uint64_t first = test::first_seed();
  for (std::uint64_t seed = first; seed < first + 500; ++seed) {
    std::mt19937_64 random(seed);
    const std::size_t vertices = 2 + random() % 60;
    const auto graph = make_undirected_graph(vertices, test::random_arcs(random, vertices, random() % 200));
    const double resolution = 0.25 * static_cast<double>(1 + random() % 12);
    const Partition partition = grouped(graph, resolution);
    ASSERT_TRUE(is_connected_within(graph, partition)) << "seed " << seed;
    Partition alone(vertices);
    std::iota(alone.begin(), alone.end(), 0U);
    const auto tied = to_communities_of(graph);
    ASSERT_GE(modularity(tied, partition, resolution), modularity(tied, alone, resolution) - 1e-12)
        << "seed " << seed;
    ASSERT_NEAR(modularity(tied, partition, resolution), naive_modularity(graph, partition, resolution), 1e-9)
        << "seed " << seed;
  }
}

TEST(Leiden, IsCloseToTheBestOfAllPartitions) {
  const std::uint64_t first = test::first_seed();
  double ours = 0, best = 0;
  for (std::uint64_t seed = first; seed < first + 60; ++seed) {
    std::mt19937_64 random(seed);
    const auto graph = to_communities_of(make_undirected_graph(8, test::random_arcs(random, 8, 14)));
    Partition partition(8);
    const double bound = best_modularity(graph, partition, 0, 0);
    const double reached = modularity(graph, leiden(graph, {1}, test::go_on), 1);
    ASSERT_LE(reached, bound + 1e-12) << "seed " << seed;
    ours += reached;
    best += bound;
  }
  EXPECT_GE(ours, 0.95 * best);
}

TEST(Leiden, StopsWhenToldWithConnectedCommunities) {
  std::mt19937_64 random(test::first_seed());
  const auto graph = make_undirected_graph(5000, test::random_arcs(random, 5000, 15000));
  for (const int limit : {0, 1, 3, 6}) {
    int asked = 0;
    const Partition partition = leiden(to_communities_of(graph), {1}, [&] { return asked++ >= limit; });
    EXPECT_TRUE(is_connected_within(graph, partition)) << limit;
  }
}

TEST(Leiden, DoesNotRecurse) {
  const auto graph = make_undirected_graph(test::kLongChain, test::chain(test::kLongChain));
  const std::size_t communities = group_count(grouped(graph));
  EXPECT_GT(communities, 1U);
  EXPECT_LT(communities, test::kLongChain / 2);
}

}  // namespace
}  // namespace notegraph::analysis
