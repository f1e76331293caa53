#include "graph/analysis/weighted_graph.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace notegraph::analysis {

WeightedGraph make_weighted_graph(std::size_t vertex_count, std::vector<Arc> arcs) {
  std::erase_if(arcs, [](const Arc& arc) { return arc.from == arc.to; });
  std::sort(arcs.begin(), arcs.end(), [](const Arc& a, const Arc& b) {
    return std::tie(a.from, a.to, a.weight) < std::tie(b.from, b.to, b.weight);
  });
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
  std::vector<double> weights;
  for (const Arc& arc : arcs) {
    if (ends.empty() || ends.back() != std::pair(arc.from, arc.to)) {
      ends.emplace_back(arc.from, arc.to);
      weights.push_back(arc.weight);
    } else {
      weights.back() = 1 - (1 - weights.back()) * (1 - arc.weight);
    }
  }
  return {boost::edges_are_sorted, ends.begin(), ends.end(), weights.begin(),
          static_cast<std::uint32_t>(vertex_count)};
}

WeightedGraph make_undirected_graph(std::size_t vertex_count, std::vector<Arc> arcs) {
  const std::size_t count = arcs.size();
  arcs.reserve(2 * count);
  for (std::size_t i = 0; i < count; ++i) arcs.push_back({arcs[i].to, arcs[i].from, arcs[i].weight});
  return make_weighted_graph(vertex_count, std::move(arcs));
}

}  // namespace notegraph::analysis
