#ifndef NOTEGRAPH_GRAPH_STORE_FACT_CHANGES_H_
#define NOTEGRAPH_GRAPH_STORE_FACT_CHANGES_H_

#include <set>
#include <string_view>
#include <vector>

#include "graph/store/graph_store.h"
#include "graph/store/merge.h"

// What a write did, in the words of graph_change.h, alike for every backend.
namespace notegraph::store {

/// Appends what became of an entity, if its tally changed. `notes` are those of the write that name it or
/// named it before, in any order, with repeats.
void add_entity_change(EntityId id, const EntityTally& before, const EntityTally& now,
                       const std::vector<std::string_view>& notes, FactChanges& changes);
void add_relation_change(const RelationKey& key, const RelationTally& before, const RelationTally& now,
                         const std::vector<std::string_view>& notes, FactChanges& changes);

/// The change that `summary` sums up. `touched`: the entities that its notes named before or name now.
GraphChange make_graph_change(const WriteSummary& summary, std::vector<NoteChange> notes,
                              std::set<EntityId> touched, Timestamp time);

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_FACT_CHANGES_H_
