#include "graph/store/fact_changes.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "graph/store/fingerprints.h"
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

StateChange states_of(EntityId id, const EntityTally& before, const EntityTally& now) {
  const auto state = [id](const EntityTally& tally) -> std::optional<std::uint64_t> {
    if (tally.empty()) return std::nullopt;
    return fingerprint(tally.to_entity(id), tally.attribute_count);
  };
  return {state(before), state(now)};
}

StateChange states_of(const RelationTally& before, const RelationTally& now) {
  const auto state = [](const RelationTally& tally) -> std::optional<std::uint64_t> {
    if (tally.empty()) return std::nullopt;
    return fingerprint(tally.confidence(), tally.evidence_count);
  };
  return {state(before), state(now)};
}

Status refuse_renaming(const NoteRenaming& renaming, std::string_view reason) {
  return {StatusCode::invalid_argument,
          fmt::format("note '{}' cannot be renamed to '{}', {}", renaming.from, renaming.to, reason)};
}

/// Counts what came and went.
template <typename Change>
void count(const std::vector<Change>& changes, std::int64_t& gained, std::int64_t& lost) {
  for (const Change& change : changes) {
    gained += change.kind == ChangeKind::added;
    lost += change.kind == ChangeKind::removed;
  }
}

}  // namespace

std::optional<EntityChange> entity_change(EntityId id, const EntityTally& before, const EntityTally& now,
                                          const std::vector<std::string_view>& notes) {
  if (before == now) return std::nullopt;
  Entity entity = (now.empty() ? before : now).to_entity(id);
  return EntityChange{id,
                      kind_of(before, now),
                      std::move(entity.type),
                      std::move(entity.name),
                      sorted(notes),
                      states_of(id, before, now)};
}

std::optional<RelationChange> relation_change(const RelationKey& key, const RelationTally& before,
                                              const RelationTally& now,
                                              const std::vector<std::string_view>& notes) {
  if (before == now) return std::nullopt;
  return RelationChange{key, kind_of(before, now), sorted(notes), states_of(before, now)};
}

std::set<std::string_view> notes_of(const WriteBatch& batch) {
  std::set<std::string_view> notes(batch.remove.begin(), batch.remove.end());
  for (const NoteFacts& facts : batch.put) notes.insert(facts.note.id);
  for (const NoteRenaming& renaming : batch.rename) notes.insert(renaming.from);
  return notes;
}

Result<std::vector<NoteChange>> note_changes(const WriteBatch& batch,
                                             const std::map<std::string_view, std::uint64_t>& before) {
  std::map<std::string_view, std::uint64_t> now;
  for (const NoteFacts& facts : batch.put) now[facts.note.id] = fingerprint(facts.note);
  std::map<std::string_view, std::string_view> new_names, old_names;
  for (const NoteRenaming& renaming : batch.rename) {
    if (!now.contains(renaming.to)) return refuse_renaming(renaming, "which is not put");
    if (now.contains(renaming.from)) return refuse_renaming(renaming, "for it is put itself");
    if (!before.contains(renaming.from) || before.contains(renaming.to)) continue;
    if (new_names.contains(renaming.from) || old_names.contains(renaming.to)) continue;
    new_names[renaming.from] = renaming.to;
    old_names[renaming.to] = renaming.from;
  }
  const auto state_of = [](const auto& states, std::string_view note) -> std::optional<std::uint64_t> {
    const auto found = states.find(note);
    return found == states.end() ? std::nullopt : std::optional(found->second);
  };
  std::vector<NoteChange> changes;
  for (const std::string_view note : notes_of(batch)) {
    const auto old_name = old_names.find(note);
    const std::string_view name_before = old_name == old_names.end() ? note : old_name->second;
    const StateChange states{state_of(before, name_before), state_of(now, note)};
    if (new_names.contains(note) || (!states.before && !states.now)) continue;
    NoteChange change{std::string(note), ChangeKind::added, {}, states};
    if (name_before != note) {
      change.renamed_from = name_before;
    } else if (states.before) {
      change.kind = states.now ? ChangeKind::changed : ChangeKind::removed;
    }
    changes.push_back(std::move(change));
  }
  return changes;
}

Status count_decided(const WriteBatch& batch, WriteSummary& summary) {
  const FactChanges& decided = batch.decided;
  if (decided == FactChanges()) return {};
  if (!notes_of(batch).empty()) {
    return {StatusCode::invalid_argument, "what decisions do is told of a write without notes only"};
  }
  count(decided.entities, summary.entities_gained, summary.entities_lost);
  count(decided.relations, summary.relations_gained, summary.relations_lost);
  return {};
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
