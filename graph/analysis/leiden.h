#ifndef NOTEGRAPH_GRAPH_ANALYSIS_LEIDEN_H_
#define NOTEGRAPH_GRAPH_ANALYSIS_LEIDEN_H_

#include <functional>

#include "graph/analysis/community_graph.h"

// Communities: groups of vertices with much weight among them and little to the others.
// Source: V. Traag, L. Waltman and N. van Eck, "From Louvain to Leiden: Guaranteeing Well-Connected
// Communities", 2019. Vertices move between groups (local_moving.h), each group is divided into connected
// parts (refinement.h), the parts become the vertices of a smaller graph, and so on until nothing moves.
// Louvain, which shrinks the groups undivided, may answer groups that are not even connected; each of ours
// is.
namespace notegraph::analysis {

struct LeidenOptions {
  double resolution = 1;  ///< Above 0; the greater, the smaller the communities.
};

/// The communities of `graph`, numbered from 0 in the order of their first vertices; a vertex without edges
/// is one of its own. Equal graphs give equal answers. `stop` may end it early: communities are connected
/// then too, but smaller than they would be. Cost: O(edges) a level, in practice a few dozen times O(edges)
/// in all.
Partition leiden(const CommunityGraph& graph, const LeidenOptions& options,
                 const std::function<bool()>& stop);

}  // namespace notegraph::analysis

#endif  // NOTEGRAPH_GRAPH_ANALYSIS_LEIDEN_H_
