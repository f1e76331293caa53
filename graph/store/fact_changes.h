#ifndef NOTEGRAPH_GRAPH_STORE_FACT_CHANGES_H_
#define NOTEGRAPH_GRAPH_STORE_FACT_CHANGES_H_

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "graph/store/graph_store.h"
#include "graph/store/merge.h"

// What a write did, in the words of graph_change.h, alike for every backend.
namespace notegraph::store {

/// What became of an entity; nothing if its tally did not change. `notes` are those of the write that name it
/// or named it before, in any order, with repeats.
std::optional<EntityChange> entity_change(EntityId id, const EntityTally& before, const EntityTally& now,
                                          const std::vector<std::string_view>& notes);
std::optional<RelationChange> relation_change(const RelationKey& key, const RelationTally& before,
                                              const RelationTally& now,
                                              const std::vector<std::string_view>& notes);

/// The notes that `batch` concerns.
std::set<std::string_view> notes_of(const WriteBatch& batch);
/// What `batch` does to them. `before`: the fingerprints of those that were there. Errors: those of
/// GraphStore::write() about renamings.
Result<std::vector<NoteChange>> note_changes(const WriteBatch& batch,
                                             const std::map<std::string_view, std::uint64_t>& before);

/// Counts WriteBatch::decided into `summary`. Errors: those of GraphStore::write() about it.
Status count_decided(const WriteBatch& batch, WriteSummary& summary);

/// The change that `summary` sums up. `touched`: the entities that its notes named before or name now.
GraphChange make_graph_change(const WriteSummary& summary, std::set<EntityId> touched, Timestamp time);

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_FACT_CHANGES_H_
