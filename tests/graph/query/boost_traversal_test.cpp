#include "graph/query/boost_traversal.h"

#include <iostream>
#include <optional>
#include <random>

#include <gtest/gtest.h>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>

#include "graph/query/search_scratch.h"

// The searches on a graph of Boost.Graph's own, against Boost.Graph's algorithms.
namespace notegraph::query {
namespace {

using Index = boost::property<boost::edge_index_t, EdgeIndex>;
using Weight = boost::property<boost::edge_weight_t, PathLength, Index>;
using ListGraph =
    boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, boost::no_property, Weight>;

struct RandomGraph {
  explicit RandomGraph(std::uint64_t seed) {
    std::mt19937_64 random(seed);
    const std::size_t vertices = 2 + random() % 40;
    graph = ListGraph(vertices);
    for (std::size_t i = random() % (4 * vertices); i != 0; --i) {
      const auto cost = static_cast<Cost>(random() % 5);
      const auto edge = static_cast<EdgeIndex>(costs.size());
      add_edge(random() % vertices, random() % vertices, Weight(ConfidenceFirst::of_hop(cost), Index(edge)),
               graph);
      costs.push_back(cost);
    }
  }
  ListGraph graph;
  std::vector<Cost> costs;
};

std::vector<PathLength> boost_lengths(const ListGraph& graph) {
  std::vector<PathLength> lengths(num_vertices(graph));
  const auto distances = make_iterator_property_map(lengths.begin(), get(boost::vertex_index, graph));
  dijkstra_shortest_paths(graph, 0, boost::distance_map(distances).distance_inf(kNoPathLength));
  return lengths;
}

std::vector<std::size_t> boost_hops(const ListGraph& graph) {
  std::vector<std::size_t> hops(num_vertices(graph), 0);
  const auto counted = make_iterator_property_map(hops.begin(), get(boost::vertex_index, graph));
  breadth_first_search(graph, 0,
                       visitor(boost::make_bfs_visitor(record_distances(counted, boost::on_tree_edge()))));
  return hops;
}

TEST(BoostTraversal, SearchesAgreeWithThoseOfBoost) {
  const std::uint64_t first = std::random_device()();
  std::cout << "first seed " << first << '\n';
  SearchScratch& scratch = SearchScratch::of_this_thread();
  for (std::uint64_t seed = first; seed < first + 2000; ++seed) {
    const RandomGraph random(seed);
    const BoostTraversal traversal(
        random.graph, get(boost::edge_index, random.graph),
        [&](EdgeIndex edge) { return random.costs[edge]; }, [](const auto&) { return true; });
    using RandomTraversal = std::remove_const_t<decltype(traversal)>;
    BidirectionalBfs by_hops(traversal, scratch.bfs);
    BidirectionalDijkstra<ConfidenceFirst, RandomTraversal> by_confidence(traversal, scratch.dijkstra);
    BidirectionalDijkstra<HopsFirst, RandomTraversal> by_hops_too(traversal, scratch.dijkstra);
    const std::vector<PathLength> lengths = boost_lengths(random.graph);
    const std::vector<std::size_t> hops = boost_hops(random.graph);
    for (Vertex to = 1; to < traversal.vertex_count(); ++to) {
      PathProblem problem;
      problem.to = to;
      const SearchEnd want = lengths[to] == kNoPathLength ? SearchEnd::none : SearchEnd::found;
      StepPath path, same;
      ASSERT_EQ(by_confidence(problem, path), want) << "seed " << seed;
      if (want == SearchEnd::found) {
        ASSERT_EQ(path.length, lengths[to]) << "seed " << seed;
      }
      ASSERT_EQ(by_hops(problem, path), want) << "seed " << seed;
      ASSERT_EQ(by_hops_too(problem, same), want) << "seed " << seed;
      if (want == SearchEnd::found) {
        ASSERT_EQ(path.steps.size(), hops[to]) << "seed " << seed;
        ASSERT_TRUE(path == same) << "seed " << seed;
      }
    }
  }
}

}  // namespace
}  // namespace notegraph::query
