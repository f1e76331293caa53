#ifndef NOTEGRAPH_GRAPH_ANALYSIS_REFINEMENT_H_
#define NOTEGRAPH_GRAPH_ANALYSIS_REFINEMENT_H_

#include "graph/analysis/community_graph.h"

namespace notegraph::analysis {

/// The second phase of Leiden (leiden.h), "RefinePartition": within each group of `partition` begins with
/// single vertices and merges those that are tied to each other, so that every group of the answer is
/// connected and lies within one group of `partition`. Only what is tied to the rest of its group more
/// strongly than by chance takes part. Where the paper draws a partner by chance, the strongest tie is taken
/// here, of equal ones the one that is met first: equal graphs give equal answers. Cost: O(vertices + edges).
Partition refine(const CommunityGraph& graph, double resolution, const Partition& partition);

}  // namespace notegraph::analysis

#endif  // NOTEGRAPH_GRAPH_ANALYSIS_REFINEMENT_H_
