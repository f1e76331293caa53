#include "graph/analysis/leiden.h"

#include <numeric>
#include <utility>

#include "graph/analysis/local_moving.h"
#include "graph/analysis/refinement.h"

namespace notegraph::analysis {
namespace {

Partition each_alone(std::size_t count) {
  Partition partition(count);
  std::iota(partition.begin(), partition.end(), 0U);
  return partition;
}

}  // namespace

Partition leiden(const CommunityGraph& graph, const LeidenOptions& options,
                 const std::function<bool()>& stop) {
  Partition part_of = each_alone(graph.size());  // By vertex of `graph`: its vertex in `shrunk`.
  Partition groups = part_of;                    // Of the vertices of `shrunk`.
  CommunityGraph shrunk = graph;
  while (!stop()) {
    move_vertices(shrunk, options.resolution, stop, groups);
    const Partition parts = refine(shrunk, options.resolution, groups);
    // Who is tied to his group joins somebody in it: nothing shrinks only where all are alone.
    if (group_count(parts) == shrunk.size()) break;
    for (std::uint32_t& part : part_of) part = parts[part];
    Partition groups_of_parts(group_count(parts));
    for (std::uint32_t v = 0; v < shrunk.size(); ++v) groups_of_parts[parts[v]] = groups[v];
    groups = std::move(groups_of_parts);
    shrunk = shrunk.aggregate(parts);
  }
  number_from_zero(part_of);
  return part_of;
}

}  // namespace notegraph::analysis
