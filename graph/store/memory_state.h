#ifndef NOTEGRAPH_GRAPH_STORE_MEMORY_STATE_H_
#define NOTEGRAPH_GRAPH_STORE_MEMORY_STATE_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "graph/store/canonical_facts.h"
#include "graph/store/graph_store.h"
#include "graph/store/merge.h"

namespace notegraph::store {

/// What one write did to entities and relations.
struct KeptFactChanges {
  std::uint64_t sequence = 0;
  std::shared_ptr<const FactChanges> changes;
  std::size_t encoded_bytes = 0;  ///< What a store on disk needs to keep them.
};

/// The graph of a memory store after one write; never changed once it is built.
struct MemoryState {
  std::uint64_t sequence = 0;
  std::map<std::string, std::shared_ptr<const CanonicalFacts>, std::less<>> notes;
  Ontology ontology;
  std::vector<Decision> decisions;                          // By number.
  std::vector<std::shared_ptr<const GraphChange>> changes;  // The last kKeptChanges, oldest first.
  std::vector<KeptFactChanges> fact_changes;                // Of the last writes, oldest first.
  std::uint64_t fact_bytes = 0;                             // In all of them.
  std::map<std::uint64_t, WriteToken> tokens;               // Of the last kKeptChanges writes, by number.

  // Derived from `notes`.
  StoreCounts counts;
  std::map<EntityId, EntityTally> entity_tallies;
  std::map<RelationKey, RelationTally> relation_tallies;
  std::map<EntityId, Entity> entities;
  std::map<RelationKey, Relation> relations;
  std::map<EntityId, std::vector<RelationKey>> incoming;  // By type, then head; none to itself.
  std::map<std::string, std::vector<EntityId>, std::less<>> ids_by_name;
  std::map<EntityId, std::vector<LocatedMention>> mentions;
};

struct MemoryWrite {
  std::shared_ptr<const MemoryState> after;
  WriteSummary summary;
};

/// What `batch`, written at `now`, makes of the graph. Errors: those of GraphStore::write().
Result<MemoryWrite> apply(const MemoryState& before, const WriteBatch& batch,
                          const std::optional<WriteToken>& token, Timestamp now);

/// The change that write number `sequence`, one of the last kKeptChanges, made.
const GraphChange& change_of(const MemoryState& state, std::uint64_t sequence);

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_MEMORY_STATE_H_
