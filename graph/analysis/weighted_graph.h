#ifndef NOTEGRAPH_GRAPH_ANALYSIS_WEIGHTED_GRAPH_H_
#define NOTEGRAPH_GRAPH_ANALYSIS_WEIGHTED_GRAPH_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include <boost/graph/compressed_sparse_row_graph.hpp>

// What the algorithms of this room are run on: a projection of the graph of relations that keeps who is
// joined to whom and how surely, and forgets the rest.
namespace notegraph::analysis {

struct Arc {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  double weight = 1;  ///< In (0, 1]: the confidence of a relation.
};

/// A directed graph without loops and without parallel edges, in Boost.Graph's own compressed sparse rows;
/// the edges of a vertex are in order of target. Where a graph is undirected, every edge is there from both
/// ends. Memory: 12 bytes an edge, 4 a vertex.
using WeightedGraph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, double,
                                                         boost::no_property, std::uint32_t, std::uint32_t>;

/// The weights of a WeightedGraph as a property map.
inline auto weights_of(const WeightedGraph& graph) {
  return get(boost::edge_bundle, graph);
}

/// Merges parallel arcs into one edge, which is as sure as that at least one of them holds: 1 - product of
/// (1 - weight). Loops are dropped. The order of `arcs` does not matter, to the last bit.
/// Cost: O(arcs log arcs). Needs ends below `vertex_count` and fewer than 2^32 arcs.
WeightedGraph make_weighted_graph(std::size_t vertex_count, std::vector<Arc> arcs);

/// The same with every arc from both ends.
WeightedGraph make_undirected_graph(std::size_t vertex_count, std::vector<Arc> arcs);

}  // namespace notegraph::analysis

#endif  // NOTEGRAPH_GRAPH_ANALYSIS_WEIGHTED_GRAPH_H_
