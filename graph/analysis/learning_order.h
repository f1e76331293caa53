#ifndef NOTEGRAPH_GRAPH_ANALYSIS_LEARNING_ORDER_H_
#define NOTEGRAPH_GRAPH_ANALYSIS_LEARNING_ORDER_H_

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>
#include <vector>

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/graph/topological_sort.hpp>
#include <boost/range/iterator_range.hpp>

#include "graph/analysis/weighted_graph.h"

// In which order to learn what needs each other: prerequisites first. What needs each other in a circle must
// be learnt together, so the strong components (R. Tarjan, 1972) are ordered, not the vertices; the stage of
// one is one more than the latest of its prerequisites. Both searches are Boost.Graph's own and keep a stack,
// they do not recurse.
namespace notegraph::analysis {

struct LearningOrder {
  std::vector<std::uint32_t>
      stages;  ///< By vertex, from 0; what it needs has a lower one or is in its circle.
  std::vector<std::vector<std::uint32_t>> circles;  ///< Of two or more; each ascending, by first vertex.
};

/// An edge of `needs` leads from what is to be learnt to what it needs. `needs` models VertexListGraph and
/// IncidenceGraph with vertices numbered from 0 and without loops. Cost: O(vertices + edges log edges).
template <typename Graph>
LearningOrder learning_order(const Graph& needs) {
  const std::size_t count = num_vertices(needs);
  std::vector<std::uint32_t> component(count);
  const std::uint32_t components = boost::strong_components(
      needs, make_iterator_property_map(component.begin(), get(boost::vertex_index, needs)));

  std::vector<Arc> arcs;
  for (const auto v : boost::make_iterator_range(vertices(needs))) {
    for (const auto& edge : boost::make_iterator_range(out_edges(v, needs))) {
      arcs.push_back({component[v], component[target(edge, needs)]});
    }
  }
  const WeightedGraph condensation = make_weighted_graph(components, std::move(arcs));
  std::vector<std::uint32_t> prerequisites_first;
  boost::topological_sort(condensation, std::back_inserter(prerequisites_first));

  std::vector<std::uint32_t> component_stages(components, 0);
  for (const std::uint32_t c : prerequisites_first) {
    for (const auto& edge : boost::make_iterator_range(out_edges(c, condensation))) {
      component_stages[c] = std::max(component_stages[c], component_stages[target(edge, condensation)] + 1);
    }
  }

  LearningOrder order;
  std::vector<std::vector<std::uint32_t>> members(components);
  for (std::uint32_t v = 0; v < count; ++v) {
    order.stages.push_back(component_stages[component[v]]);
    members[component[v]].push_back(v);
  }
  std::erase_if(members, [](const auto& circle) { return circle.size() < 2; });
  std::sort(members.begin(), members.end());
  order.circles = std::move(members);
  return order;
}

}  // namespace notegraph::analysis

#endif  // NOTEGRAPH_GRAPH_ANALYSIS_LEARNING_ORDER_H_
