#ifndef NOTEGRAPH_GRAPH_ANALYSIS_LOCAL_MOVING_H_
#define NOTEGRAPH_GRAPH_ANALYSIS_LOCAL_MOVING_H_

#include <functional>

#include "graph/analysis/community_graph.h"

namespace notegraph::analysis {

/// The first phase of Leiden (leiden.h), "MoveNodesFast": each vertex moves to the group to which its tie is
/// strongest, or into one of its own where every tie is weaker than chance; vertices whose neighbors moved
/// are looked at again until nobody wants to move. Afterwards every member of a group of several is tied to
/// the rest of it more strongly than by chance. Vertices go by number, the group that is met first wins a
/// tie. `stop` is asked every 1024 vertices; it may leave some unmoved. Cost: O(edges) for each time that all
/// vertices are looked at.
void move_vertices(const CommunityGraph& graph, double resolution, const std::function<bool()>& stop,
                   Partition& partition);

}  // namespace notegraph::analysis

#endif  // NOTEGRAPH_GRAPH_ANALYSIS_LOCAL_MOVING_H_
