#include "graph/query/boost_traversal.h"

#include <algorithm>
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

/// Calls check(RandomGraph, its traversal, seed) for many graphs.
template <typename Check>
void try_random_graphs(Check check) {
  const std::uint64_t first = std::random_device()();
  std::cout << "first seed " << first << '\n';
  for (std::uint64_t seed = first; seed < first + 2000 && !testing::Test::HasFatalFailure(); ++seed) {
    const RandomGraph random(seed);
    const BoostTraversal traversal(
        random.graph, get(boost::edge_index, random.graph),
        [&](EdgeIndex edge) { return random.costs[edge]; }, [](const auto&) { return true; });
    check(random, traversal, seed);
  }
}

TEST(BoostTraversal, SearchesAgreeWithThoseOfBoost) {
  SearchScratch& scratch = SearchScratch::of_this_thread();
  try_random_graphs([&](const RandomGraph& random, const auto& traversal, std::uint64_t seed) {
    using RandomTraversal = std::decay_t<decltype(traversal)>;
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
  });
}

/// Whether `path` leads from `problem.from` to `problem.to` by edges of `graph`, and by none that is ruled
/// out.
bool is_path(const ListGraph& graph, const PathProblem& problem, const StepPath& path) {
  if (path.vertices.size() != path.steps.size() + 1) return false;
  if (path.vertices.front() != problem.from || path.vertices.back() != problem.to) return false;
  if (problem.bars(path.steps.front())) return false;
  for (std::size_t i = 0; i < path.steps.size(); ++i) {
    const auto [begin, end] = boost::out_edges(path.vertices[i], graph);
    const bool exists = std::any_of(begin, end, [&](const auto& edge) {
      return target(edge, graph) == path.vertices[i + 1] &&
             get(boost::edge_index, graph, edge) == path.steps[i].edge;
    });
    if (!exists || std::ranges::count(problem.blocked, path.vertices[i]) != 0) return false;
  }
  return true;
}

TEST(BoostTraversal, AnyPathHasTheHopsOfThePathByRule) {
  SearchScratch& scratch = SearchScratch::of_this_thread();
  try_random_graphs([&](const RandomGraph& random, const auto& traversal, std::uint64_t seed) {
    using RandomTraversal = std::decay_t<decltype(traversal)>;
    BidirectionalBfs by_rule(traversal, scratch.bfs);
    BidirectionalBfs<RandomTraversal, Ties::any> any(traversal, scratch.bfs);
    std::mt19937_64 draw(seed);
    for (Vertex to = 1; to < traversal.vertex_count(); ++to) {
      PathProblem problem;
      problem.to = to;
      problem.max_hops = 1 + draw() % 8;
      const auto blocked = static_cast<Vertex>(draw() % traversal.vertex_count());
      if (blocked != 0 && blocked != to) problem.blocked = {&blocked, 1};
      const Step barred{static_cast<EdgeIndex>(draw() % (random.costs.size() + 1)), true};
      problem.barred = {&barred, 1};
      StepPath wanted, path;
      const SearchEnd end = by_rule(problem, wanted);
      ASSERT_EQ(any(problem, path), end) << "seed " << seed;
      if (end != SearchEnd::found) continue;
      ASSERT_EQ(path.steps.size(), wanted.steps.size()) << "seed " << seed;
      ASSERT_TRUE(is_path(random.graph, problem, path)) << "seed " << seed;
      ASSERT_LE(wanted.length, path.length) << "seed " << seed;
    }
  });
}

TEST(BoostTraversal, HopsAreThoseOfTheNeighborhood) {
  NeighborhoodScratch& scratch = SearchScratch::of_this_thread().neighborhood;
  try_random_graphs([&](const RandomGraph& random, const auto& traversal, std::uint64_t seed) {
    const auto max_hops = static_cast<std::uint32_t>(1 + seed % 4);
    const std::vector<std::size_t> hops = boost_hops(random.graph);
    const SearchEnd end = search_hops(traversal, 0, max_hops, traversal.vertex_count(), scratch);
    std::size_t near = 0;
    for (Vertex v = 1; v < traversal.vertex_count(); ++v) {
      const bool is_near = hops[v] != 0 && hops[v] <= max_hops;
      ASSERT_EQ(std::ranges::count(scratch.reached, v), is_near ? 1 : 0) << "seed " << seed;
      if (is_near) {
        ASSERT_EQ(scratch.hops(v), hops[v]) << "seed " << seed;
      }
      near += is_near ? 1 : 0;
    }
    ASSERT_EQ(scratch.reached.size(), near) << "seed " << seed;
    ASSERT_EQ(end, near == 0 ? SearchEnd::none : SearchEnd::found) << "seed " << seed;
  });
}

}  // namespace
}  // namespace notegraph::query
