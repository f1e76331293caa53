#include "graph/analysis/modularity.h"

namespace notegraph::analysis {

double modularity(const CommunityGraph& graph, const Partition& partition, double resolution) {
  const double total = graph.total_strength();
  if (total == 0) return 0;
  std::vector<double> strengths(group_count(partition), 0);
  double inner = 0;
  for (std::uint32_t v = 0; v < graph.size(); ++v) {
    strengths[partition[v]] += graph.strength(v);
    inner += graph.strength(v);
    for (const CommunityGraph::Arc& arc : graph.arcs(v)) {
      if (partition[arc.end] != partition[v]) inner -= arc.weight;
    }
  }
  double by_chance = 0;
  for (const double strength : strengths) by_chance += strength / total * (strength / total);
  return inner / total - resolution * by_chance;
}

}  // namespace notegraph::analysis
