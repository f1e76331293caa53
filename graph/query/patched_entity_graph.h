#ifndef NOTEGRAPH_GRAPH_QUERY_PATCHED_ENTITY_GRAPH_H_
#define NOTEGRAPH_GRAPH_QUERY_PATCHED_ENTITY_GRAPH_H_

#include <cstddef>
#include <optional>
#include <span>

#include "graph/model/status.h"
#include "graph/query/entity_graph.h"
#include "graph/query/patched_directory.h"
#include "graph/query/patched_graph.h"
#include "graph/store/graph_store.h"

namespace notegraph::query {

/// An EntityGraph brought up to a later state without reading it all again; `parts` is empty.
using PatchedEntityGraph = NumberedGraph<PatchedGraph, PatchedDirectory>;

/// `base` before anything changed.
PatchedEntityGraph unpatched(const EntityGraph& base);

/// `graph` brought up to `snapshot`, which differs from it at the entities `touched` alone: by id, without
/// repeats. If a relation came, went or changed, both its ends are among them. Nothing, if there is a
/// relation type that `graph` has no number for, or what was touched does not hang together with the rest:
/// read it all anew then. Errors: those of the snapshot. Cost: O(vertices / 1024 + relations at the touched
/// entities), and a copy of what was patched before and of the vertices' types.
Result<std::optional<PatchedEntityGraph>> advance(const PatchedEntityGraph& graph,
                                                  const store::Snapshot& snapshot,
                                                  std::span<const EntityId> touched);

/// The same graph in rows of its own. Cost: O(vertices + relations).
EntityGraph merge(const PatchedEntityGraph& patched);

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_PATCHED_ENTITY_GRAPH_H_
