#ifndef NOTEGRAPH_GRAPH_QUERY_PATCHED_ENTITY_GRAPH_H_
#define NOTEGRAPH_GRAPH_QUERY_PATCHED_ENTITY_GRAPH_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "graph/model/status.h"
#include "graph/query/entity_graph.h"
#include "graph/query/patched_directory.h"
#include "graph/query/patched_graph.h"
#include "graph/store/graph_store.h"

namespace notegraph::query {

/// An EntityGraph brought up to a later state without reading it all again; `parts` is empty.
using PatchedEntityGraph = NumberedGraph<PatchedGraph, PatchedDirectory>;

/// What a touched entity is like now: its type and the relations that lead out of it. Those that lead to it
/// need not be kept, for if one of them changed, the entity at its head is touched as well.
struct TouchedEntity {
  struct Outgoing {
    std::string type;
    EntityId tail;
    double confidence = 0;
  };
  std::string type;
  std::vector<Outgoing> relations;  ///< By (type, tail).
};

/// The touched entities as they are now; null: gone. Copies share the values.
using TouchedEntities = std::map<EntityId, std::shared_ptr<const TouchedEntity>>;

/// Reads `ids` into `touched`. Cost: their outgoing relations. Errors: those of the snapshot.
Status read_touched(const store::Snapshot& snapshot, std::span<const EntityId> ids, TouchedEntities& touched);

/// `base` with the touched entities as they are at `sequence`. Nothing, if there is a relation type that
/// `base` has no number for, or what was touched does not hang together with the rest: read it all anew then.
/// Cost: O(vertices + relations at the touched entities).
std::optional<PatchedEntityGraph> patch(const EntityGraph& base, const TouchedEntities& touched,
                                        std::uint64_t sequence);

/// The same graph in rows of its own. Cost: O(vertices + relations).
EntityGraph merge(const PatchedEntityGraph& patched);

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_PATCHED_ENTITY_GRAPH_H_
