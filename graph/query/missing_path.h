#ifndef NOTEGRAPH_GRAPH_QUERY_MISSING_PATH_H_
#define NOTEGRAPH_GRAPH_QUERY_MISSING_PATH_H_

#include <array>

#include "graph/query/entity_graph.h"
#include "graph/query/query.h"
#include "graph/query/search_budget.h"

namespace notegraph::query {

/// Fills in no_path_reason and nearest of an `answer` without paths between `ends`. The truth is told step by
/// step: a limit was hit; separate parts; the end is avoided; too many hops; the filter; the directions.
/// Searches on what is left of `budget`; for `nearest` it may look at as many relations again.
/// `Graph` is EntityGraph or PatchedEntityGraph.
template <typename Graph>
void explain_missing_path(const Graph& graph, const PathRequest& request, const EdgeFilter& filter,
                          std::array<Vertex, 2> ends, SearchBudget& budget, PathAnswer& answer);

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_MISSING_PATH_H_
