#ifndef NOTEGRAPH_GRAPH_ANALYSIS_SEPARATION_H_
#define NOTEGRAPH_GRAPH_ANALYSIS_SEPARATION_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <boost/graph/biconnected_components.hpp>
#include <boost/graph/graph_traits.hpp>
#include <boost/iterator/function_output_iterator.hpp>

// What falls apart when one vertex is taken out. Boost.Graph's own search for articulation points leaves
// behind the tree of its depth-first search and the low points (R. Tarjan, "Depth-First Search and Linear
// Graph Algorithms", 1972); the sizes of the pieces are read off them: the subtree of a child whose low point
// does not lie above the parent hangs on the parent alone. Boost 1.74 searches with a stack of its own, not
// by recursion, so that a long chain of vertices does no harm.
namespace notegraph::analysis {

/// By vertex: how many others lose touch with the largest piece that is left of their part of the graph when
/// the vertex is taken out; above 0 exactly for articulation points. `graph` models VertexListGraph and
/// IncidenceGraph with vertices numbered from 0, without parallel edges, every edge there from both ends.
/// Cost: O(vertices + edges); memory about 60 bytes a vertex.
template <typename Graph>
std::vector<std::size_t> separated_by_each(const Graph& graph) {
  const std::size_t count = num_vertices(graph);
  std::vector<std::size_t> discovered(count), low(count);  // Discovery counts from 1.
  std::vector<std::uint32_t> parent(count);                // A root is its own.
  const auto index = get(boost::vertex_index, graph);
  boost::articulation_points(graph, boost::make_function_output_iterator([](auto) {}),
                             boost::discover_time_map(make_iterator_property_map(discovered.begin(), index))
                                 .lowpoint_map(make_iterator_property_map(low.begin(), index))
                                 .predecessor_map(make_iterator_property_map(parent.begin(), index)));

  std::vector<std::uint32_t> order(count);  // Parents before children.
  for (std::size_t v = 0; v < count; ++v) order[discovered[v] - 1] = static_cast<std::uint32_t>(v);
  std::vector<std::size_t> subtree(count, 1), hanging(count, 0), largest(count, 0);
  for (auto v = order.rbegin(); v != order.rend(); ++v) {
    const std::uint32_t up = parent[*v];
    if (up == *v) continue;
    subtree[up] += subtree[*v];
    if (low[*v] < discovered[up]) continue;
    hanging[up] += subtree[*v];
    largest[up] = std::max(largest[up], subtree[*v]);
  }

  std::vector<std::size_t> part(count), separated(count);
  for (const std::uint32_t v : order) {
    part[v] = parent[v] == v ? subtree[v] : part[parent[v]];
    const std::size_t others = part[v] - 1, rest = others - hanging[v];
    separated[v] = others - std::max(largest[v], rest);
  }
  return separated;
}

}  // namespace notegraph::analysis

#endif  // NOTEGRAPH_GRAPH_ANALYSIS_SEPARATION_H_
