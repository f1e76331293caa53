#include "graph/store/fact_changes.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "graph/store/history_codec.h"

namespace notegraph::store {
namespace {

template <typename Tally>
ChangeKind kind_of(const Tally& before, const Tally& now) {
  if (before.empty()) return ChangeKind::added;
  return now.empty() ? ChangeKind::removed : ChangeKind::changed;
}

std::vector<std::string> sorted(const std::vector<std::string_view>& notes) {
  std::vector<std::string> distinct(notes.begin(), notes.end());
  std::sort(distinct.begin(), distinct.end());
  distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
  return distinct;
}

}  // namespace

std::optional<EntityChange> entity_change(EntityId id, const EntityTally& before, const EntityTally& now,
                                          const std::vector<std::string_view>& notes) {
  if (before == now) return std::nullopt;
  Entity entity = (now.empty() ? before : now).to_entity(id);
  return EntityChange{id, kind_of(before, now), std::move(entity.type), std::move(entity.name),
                      sorted(notes)};
}

std::optional<RelationChange> relation_change(const RelationKey& key, const RelationTally& before,
                                              const RelationTally& now,
                                              const std::vector<std::string_view>& notes) {
  if (before == now) return std::nullopt;
  return RelationChange{key, kind_of(before, now), sorted(notes)};
}

GraphChange make_graph_change(const WriteSummary& summary, std::set<EntityId> touched, Timestamp time) {
  GraphChange change;
  change.sequence = summary.sequence;
  change.notes = summary.notes;
  change.time = time;
  change.decisions = summary.decisions;
  change.entities_known = touched.size() <= kMostListedEntities;
  if (change.entities_known) {
    const std::vector<EntityId> named = entities_of(summary.decisions);
    touched.insert(named.begin(), named.end());
    change.entities.assign(touched.begin(), touched.end());
  }
  change.entities_gained = static_cast<std::uint64_t>(summary.entities_gained);
  change.entities_lost = static_cast<std::uint64_t>(summary.entities_lost);
  change.relations_gained = static_cast<std::uint64_t>(summary.relations_gained);
  change.relations_lost = static_cast<std::uint64_t>(summary.relations_lost);
  return change;
}

}  // namespace notegraph::store
