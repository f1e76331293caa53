#ifndef NOTEGRAPH_GRAPH_QUERY_NEIGHBORHOOD_FINDER_H_
#define NOTEGRAPH_GRAPH_QUERY_NEIGHBORHOOD_FINDER_H_

#include "graph/model/status.h"
#include "graph/query/entity_graph.h"
#include "graph/query/query.h"

namespace notegraph::query {

/// QueryEngine::neighborhood() on `graph`. Cost: O(arcs of the seed and of all neighbors).
/// `Graph` is EntityGraph or PatchedEntityGraph.
template <typename Graph>
Result<Neighborhood> find_neighborhood(const Graph& graph, const NeighborhoodRequest& request);

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_NEIGHBORHOOD_FINDER_H_
