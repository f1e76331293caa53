#include "graph/query/csr_graph.h"

#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/strong_components.hpp>

#include "graph/query/csr_graph_concepts.h"

namespace notegraph::query {
namespace {

BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<CsrGraph>));
BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<CsrGraph>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<CsrGraph>));
BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<CsrGraph>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<CsrGraph>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<CsrGraph, CsrEdge, boost::edge_weight_t>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<CsrGraph, CsrEdge, RelationTypeTag>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<CsrGraph, CsrEdge, ConfidenceTag>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<CsrGraph, Vertex, boost::vertex_index_t>));

using testing::ElementsAre;

//        t0 0.5          t1 0.9
//   0 ----------> 1 <==========> 2 (one edge each way)      3, alone      4 with a loop of t1
//   0 ----------> 2   t1 0.25
CsrGraph example() {
  return CsrGraph(5, {{4, 1, 4, to_billionths(1)},
                      {2, 1, 1, to_billionths(0.9)},
                      {0, 1, 2, to_billionths(0.25)},
                      {0, 0, 1, to_billionths(0.5)},
                      {1, 1, 2, to_billionths(0.9)}});
}

std::vector<Vertex> ends(const CsrGraph& graph, CsrGraph::ArcRange arcs) {
  std::vector<Vertex> vertices;
  for (ArcIndex arc = arcs.begin; arc != arcs.end; ++arc) vertices.push_back(graph.end(arc));
  return vertices;
}

TEST(CsrGraph, ListsArcsOfBothDirections) {
  const CsrGraph graph = example();
  EXPECT_THAT(ends(graph, graph.out_arcs(0)), ElementsAre(1, 2));
  EXPECT_THAT(ends(graph, graph.in_arcs(2)), ElementsAre(1, 0)) << "the more trusted first";
  EXPECT_THAT(ends(graph, graph.in_arcs(1)), ElementsAre(0, 2));
  EXPECT_THAT(ends(graph, graph.out_arcs(3)), ElementsAre());
  EXPECT_THAT(ends(graph, graph.in_arcs(4)), ElementsAre(4));
}

TEST(CsrGraph, SlicesByType) {
  const CsrGraph graph = example();
  EXPECT_THAT(ends(graph, graph.slice(graph.out_arcs(0), 1)), ElementsAre(2));
  EXPECT_THAT(ends(graph, graph.slice(graph.in_arcs(1), 0)), ElementsAre(0));
  EXPECT_THAT(ends(graph, graph.slice(graph.in_arcs(1), 7)), ElementsAre());
}

TEST(CsrGraph, InArcsKnowTheirEdge) {
  std::minstd_rand random(4);
  const auto below = [&](std::uint32_t bound) { return static_cast<std::uint32_t>(random()) % bound; };
  std::vector<CsrGraph::Edge> edges;
  for (int i = 0; i < 500; ++i) {
    const Billionths confidence = 1 + below(1'000'000'000);
    edges.push_back({below(40), static_cast<TypeIndex>(below(5)), below(40), confidence});
  }
  const CsrGraph graph(40, edges);
  for (Vertex v = 0; v < 40; ++v) {
    const auto [begin, end] = graph.in_arcs(v);
    for (ArcIndex arc = begin; arc != end; ++arc) {
      const EdgeIndex edge = graph.edge(arc);
      EXPECT_EQ(graph.tail(edge), v);
      EXPECT_EQ(graph.head(edge), graph.end(arc));
      EXPECT_EQ(graph.type(edge), graph.type(arc));
      EXPECT_EQ(graph.cost(edge), graph.cost(arc));
      EXPECT_EQ(graph.cost(arc), to_cost(graph.confidence(edge)));
      if (arc != begin) {
        EXPECT_LE(std::pair(graph.type(arc - 1), graph.cost(arc - 1)),
                  std::pair(graph.type(arc), graph.cost(arc)));
      }
    }
  }
}

TEST(CsrGraph, TakesAtMost32BytesAnEdge) {
  constexpr std::size_t kVertices = 1000, kEdges = 10000;
  std::vector<CsrGraph::Edge> edges(kEdges, {1, 2, 3, 1});
  EXPECT_LE(CsrGraph(kVertices, edges).memory_bytes(), 32 * kEdges);
}

TEST(CsrGraph, MayBeEmpty) {
  const CsrGraph graph;
  EXPECT_EQ(num_vertices(graph), 0U);
  EXPECT_EQ(edges(graph).first, edges(graph).second);
}

TEST(CsrGraphInBoost, ListsEdges) {
  const CsrGraph graph = example();
  std::vector<std::tuple<Vertex, int, Vertex, double>> listed;
  for (auto [edge, end] = edges(graph); edge != end; ++edge) {
    listed.emplace_back(source(*edge, graph), get(RelationTypeTag(), graph, *edge), target(*edge, graph),
                        get(ConfidenceTag(), graph, *edge));
  }
  using Row = std::tuple<Vertex, int, Vertex, double>;
  EXPECT_THAT(listed, ElementsAre(Row(0, 0, 1, 0.5), Row(0, 1, 2, 0.25), Row(1, 1, 2, 0.9), Row(2, 1, 1, 0.9),
                                  Row(4, 1, 4, 1)));
}

TEST(CsrGraphInBoost, RunsBreadthFirstSearch) {
  const CsrGraph graph = example();
  std::vector<int> hops(5, 0);
  boost::breadth_first_search(
      graph, Vertex{0},
      boost::visitor(boost::make_bfs_visitor(boost::record_distances(hops.data(), boost::on_tree_edge()))));
  EXPECT_THAT(hops, ElementsAre(0, 1, 1, 0, 0));
}

TEST(CsrGraphInBoost, RunsDijkstra) {
  const CsrGraph graph = example();
  std::vector<std::uint64_t> costs(5);
  boost::dijkstra_shortest_paths(graph, Vertex{0}, boost::distance_map(costs.data()));
  EXPECT_EQ(costs[1], to_cost(to_billionths(0.5)));
  EXPECT_EQ(costs[2], to_cost(to_billionths(0.5)) + to_cost(to_billionths(0.9)));
}

TEST(CsrGraphInBoost, RunsStrongComponents) {
  const CsrGraph graph = example();
  std::vector<int> components(5);
  EXPECT_EQ(boost::strong_components(graph, components.data()), 4);
  EXPECT_EQ(components[1], components[2]);
}

}  // namespace
}  // namespace notegraph::query
