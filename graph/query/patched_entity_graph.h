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

/// What a touched entity is like now: its type and the relations that lead out of it, in the numbers of the
/// base, so that no later state looks them up again. Those that lead to it need not be kept, for if one of
/// them changed, the entity at its head is touched as well.
struct TouchedEntity {
  struct Outgoing {
    TypeIndex type = 0;
    Vertex tail = 0;  ///< Behind the vertices of the base: the first of `new_tails`, the next ...
    Billionths confidence = 0;
  };
  std::string type;
  std::vector<Outgoing> relations;  ///< By type, then id of the tail.
  std::vector<EntityId> new_tails;  ///< Those that the base does not have.
};

/// The touched entities as they are now; null: gone. Copies share the values.
using TouchedEntities = std::map<EntityId, std::shared_ptr<const TouchedEntity>>;

/// Reads `ids` into `touched`. False: there is a relation type that `base` has no number for; read it all
/// anew then. Cost: their outgoing relations. Errors: those of the snapshot.
Result<bool> read_touched(const store::Snapshot& snapshot, std::span<const EntityId> ids,
                          const EntityGraph& base, TouchedEntities& touched);

/// `base` with the touched entities, read with it, as they are at `sequence`. Nothing, if what was touched
/// does not hang together with the rest: read it all anew then. Cost: O(vertices + relations at the touched
/// entities).
std::optional<PatchedEntityGraph> patch(const EntityGraph& base, const TouchedEntities& touched,
                                        std::uint64_t sequence);

/// The same graph in rows of its own. Cost: O(vertices + relations).
EntityGraph merge(const PatchedEntityGraph& patched);

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_PATCHED_ENTITY_GRAPH_H_
