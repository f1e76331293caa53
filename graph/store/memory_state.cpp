#include "graph/store/memory_state.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "graph/store/decision_ledger.h"
#include "graph/store/fact_changes.h"
#include "graph/store/fingerprints.h"
#include "graph/store/history_codec.h"
#include "graph/store/refusals.h"

namespace notegraph::store {
namespace {

Status derive_entities(MemoryState& state) {
  std::map<EntityId, EntityTally>& tallies = state.entity_tallies;
  for (const auto& [note, canonical] : state.notes) {
    for (std::size_t i = 0; i < canonical->ids.size(); ++i) {
      const NoteEntity& said = canonical->facts.entities[i];
      EntityTally& tally = tallies[canonical->ids[i]];
      if (!tally.same_identity(said)) return id_taken(note, said, tally);
      tally.add(said);
    }
  }
  for (const auto& [id, tally] : tallies) {
    state.entities.emplace(id, tally.to_entity(id));
    for (const std::string& key : tally.name_keys()) state.ids_by_name[key].push_back(id);
  }
  for (const auto& [note, canonical] : state.notes) {
    for (std::size_t i = 0; i < canonical->ids.size(); ++i) {
      const NoteEntity& said = canonical->facts.entities[i];
      std::vector<Attribute>& attributes = state.entities.at(canonical->ids[i]).attributes;
      attributes.insert(attributes.end(), said.attributes.begin(), said.attributes.end());
      for (const Mention& mention : said.mentions)
        state.mentions[canonical->ids[i]].push_back({note, mention});
      state.counts.mentions += said.mentions.size();
    }
  }
  for (auto& [id, entity] : state.entities) {
    std::stable_sort(entity.attributes.begin(), entity.attributes.end(), attribute_before);
  }
  return {};
}

void derive_relations(MemoryState& state) {
  for (const auto& [note, canonical] : state.notes) {
    for (const NoteRelation& said : canonical->facts.relations) {
      const RelationKey key = canonical->key_of(said);
      Relation& relation = state.relations[key];
      relation.key = key;
      state.relation_tallies[key].add(said.evidence);
      relation.evidence.insert(relation.evidence.end(), said.evidence.begin(), said.evidence.end());
      state.counts.evidence += said.evidence.size();
    }
  }
  for (auto& [key, relation] : state.relations) {
    std::sort(relation.evidence.begin(), relation.evidence.end(), evidence_before);
    relation.confidence = combine_confidence(relation.evidence);
    if (key.head != key.tail) state.incoming[key.tail].push_back(key);
  }
  for (auto& [tail, keys] : state.incoming) {
    std::sort(keys.begin(), keys.end(), [](const RelationKey& a, const RelationKey& b) {
      return std::tie(a.type, a.head) < std::tie(b.type, b.head);
    });
  }
}

Status derive(MemoryState& state) {
  if (Status status = derive_entities(state); !status) return status;
  derive_relations(state);
  state.counts.notes = state.notes.size();
  state.counts.entities = state.entities.size();
  state.counts.relations = state.relations.size();
  return {};
}

template <typename Map>
std::int64_t count_missing(const Map& from, const Map& in) {
  return std::count_if(from.begin(), from.end(),
                       [&](const auto& entry) { return !in.contains(entry.first); });
}

/// All that `notes` named before or name now.
std::set<EntityId> touched_entities(const MemoryState& before, const MemoryState& after,
                                    const std::set<std::string_view>& notes) {
  std::set<EntityId> entities;
  for (const MemoryState* state : {&before, &after}) {
    for (const std::string_view note : notes) {
      const auto found = state->notes.find(note);
      if (found != state->notes.end()) entities.insert(found->second->ids.begin(), found->second->ids.end());
    }
  }
  return entities;
}

std::map<std::string_view, std::uint64_t> fingerprints_of(const std::set<std::string_view>& notes,
                                                          const MemoryState& state) {
  std::map<std::string_view, std::uint64_t> fingerprints;
  for (const std::string_view note : notes) {
    const auto found = state.notes.find(note);
    if (found != state.notes.end()) fingerprints[note] = fingerprint(found->second->facts.note);
  }
  return fingerprints;
}

/// The value under `key`, an empty one if there is none.
template <typename Map>
typename Map::mapped_type value_or_empty(const Map& map, const typename Map::key_type& key) {
  const auto found = map.find(key);
  return found == map.end() ? typename Map::mapped_type() : found->second;
}

FactChanges fact_changes(const MemoryState& before, const MemoryState& after, const WriteBatch& batch) {
  const std::set<std::string_view> notes = notes_of(batch);
  std::map<EntityId, std::vector<std::string_view>> entities;
  std::map<RelationKey, std::vector<std::string_view>> relations;
  for (const MemoryState* state : {&before, &after}) {
    for (const std::string_view note : notes) {
      const auto said = state->notes.find(note);
      if (said == state->notes.end()) continue;
      const CanonicalFacts& canonical = *said->second;
      for (const EntityId id : canonical.ids) entities[id].push_back(note);
      for (const NoteRelation& relation : canonical.facts.relations) {
        relations[canonical.key_of(relation)].push_back(note);
      }
    }
  }
  FactChanges changes = batch.decided;
  for (const auto& [id, by] : entities) {
    if (auto told = entity_change(id, value_or_empty(before.entity_tallies, id),
                                  value_or_empty(after.entity_tallies, id), by)) {
      changes.entities.push_back(*std::move(told));
    }
  }
  for (const auto& [key, by] : relations) {
    if (auto told = relation_change(key, value_or_empty(before.relation_tallies, key),
                                    value_or_empty(after.relation_tallies, key), by)) {
      changes.relations.push_back(*std::move(told));
    }
  }
  return changes;
}

/// Puts `changes` into the history of `state`, which is `before` so far; the oldest give way, also before one
/// that is too large itself.
void remember(FactChanges changes, const MemoryState& before, MemoryState& state) {
  const std::size_t size = encode_fact_changes(changes).changes.size();
  auto kept = before.fact_changes.begin();
  state.fact_bytes = before.fact_bytes + size;
  for (; kept != before.fact_changes.end() && state.fact_bytes > kKeptFactBytes; ++kept) {
    state.fact_bytes -= kept->encoded_bytes;
  }
  state.fact_changes.assign(kept, before.fact_changes.end());
  if (size <= kKeptFactBytes) {
    state.fact_changes.push_back(
        {state.sequence, std::make_shared<const FactChanges>(std::move(changes)), size});
  } else {
    state.fact_bytes = 0;
  }
}

/// Puts each of `entered` in place of the one of its number.
void keep_decisions(const std::vector<Decision>& entered, std::vector<Decision>& decisions) {
  for (const Decision& decision : entered) {
    const auto place =
        std::lower_bound(decisions.begin(), decisions.end(), decision,
                         [](const Decision& a, const Decision& b) { return a.number < b.number; });
    if (place != decisions.end() && place->number == decision.number) {
      *place = decision;
    } else {
      decisions.insert(place, decision);
    }
  }
}

/// Forgets the oldest write but kKeptChanges, and keeps `change`.
void remember(GraphChange change, const std::optional<WriteToken>& token, const MemoryState& before,
              MemoryState& state) {
  const bool is_full = before.changes.size() == kKeptChanges;
  state.changes.assign(before.changes.begin() + (is_full ? 1 : 0), before.changes.end());
  state.changes.push_back(std::make_shared<const GraphChange>(std::move(change)));
  state.tokens = before.tokens;
  if (is_full) state.tokens.erase(state.sequence - kKeptChanges);
  if (token) state.tokens.emplace(state.sequence, *token);
}

}  // namespace

Result<MemoryWrite> apply(const MemoryState& before, const WriteBatch& batch,
                          const std::optional<WriteToken>& token, Timestamp now) {
  auto after = std::make_shared<MemoryState>();
  after->sequence = before.sequence + 1;
  after->notes = before.notes;
  after->ontology = before.ontology;
  after->ontology.add(batch.ontology);
  const std::set<std::string_view> notes = notes_of(batch);
  for (const std::string_view note : notes) {
    if (const auto gone = after->notes.find(note); gone != after->notes.end()) after->notes.erase(gone);
  }
  for (const NoteFacts& facts : batch.put) {
    Result<CanonicalFacts> canonical = canonicalize(facts);
    if (!canonical) return canonical.status();
    after->notes[facts.note.id] = std::make_shared<const CanonicalFacts>(*std::move(canonical));
  }
  if (Status status = derive(*after); !status) return status;
  auto entered = enter_decisions(batch, before.decisions, now);
  if (!entered) return entered.status();
  after->decisions = before.decisions;
  keep_decisions(*entered, after->decisions);

  auto changes = note_changes(batch, fingerprints_of(notes, before));
  if (!changes) return changes.status();
  WriteSummary summary;
  summary.sequence = after->sequence;
  summary.entities_gained = count_missing(after->entities, before.entities);
  summary.entities_lost = count_missing(before.entities, after->entities);
  summary.relations_gained = count_missing(after->relations, before.relations);
  summary.relations_lost = count_missing(before.relations, after->relations);
  summary.decisions = *std::move(entered);
  summary.notes = *std::move(changes);
  if (Status status = count_decided(batch, summary); !status) return status;

  remember(make_graph_change(summary, touched_entities(before, *after, notes), now), token, before, *after);
  remember(fact_changes(before, *after, batch), before, *after);
  return MemoryWrite{std::move(after), std::move(summary)};
}

const GraphChange& change_of(const MemoryState& state, std::uint64_t sequence) {
  return *state.changes[sequence - state.changes.front()->sequence];
}

}  // namespace notegraph::store
