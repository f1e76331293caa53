#ifndef NOTEGRAPH_GRAPH_QUERY_PATH_FINDER_H_
#define NOTEGRAPH_GRAPH_QUERY_PATH_FINDER_H_

#include "graph/model/status.h"
#include "graph/query/entity_graph.h"
#include "graph/query/query.h"

namespace notegraph::query {

/// QueryEngine::paths() on `graph`. By hops: Yen over bidirectional breadth-first search. By confidence: Yen
/// over bidirectional Dijkstra, on pairs of vertex and hops where its path has too many hops.
/// `Graph` is EntityGraph or PatchedEntityGraph.
template <typename Graph>
Result<PathAnswer> find_paths(const Graph& graph, const PathRequest& request);

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_PATH_FINDER_H_
