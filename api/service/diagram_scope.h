#ifndef NOTEGRAPH_API_SERVICE_DIAGRAM_SCOPE_H_
#define NOTEGRAPH_API_SERVICE_DIAGRAM_SCOPE_H_

#include "api/diagram/drawing.h"
#include "api/service/requests.h"
#include "graph/model/status.h"
#include "graph/query/name_index.h"
#include "graph/query/query_engine.h"
#include "graph/store/graph_store.h"

// The three things that a diagram can show of a graph.
namespace notegraph::service {

/// The paths from `from` to `to`. Errors: not_found, there is none.
Result<diagram::Drawing> draw_paths(const DiagramRequest& request, const query::NamedEntity& from,
                                    const query::NamedEntity& to, const query::QueryEngine& engine,
                                    const store::Snapshot& snapshot);

/// `seed` and what lies within request.max_hops of it, nearest and most trusted first.
Result<diagram::Drawing> draw_surroundings(const DiagramRequest& request, const query::NamedEntity& seed,
                                           const query::QueryEngine& engine, const store::Snapshot& snapshot);

/// The entities with most relations, as far as relations that the filter lets pass join them to each other.
Result<diagram::Drawing> draw_whole(const DiagramRequest& request, const query::QueryEngine& engine,
                                    const store::Snapshot& snapshot);

}  // namespace notegraph::service

#endif  // NOTEGRAPH_API_SERVICE_DIAGRAM_SCOPE_H_
