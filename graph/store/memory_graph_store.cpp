#include "graph/store/memory_graph_store.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "graph/store/canonical_facts.h"
#include "graph/store/decision_ledger.h"
#include "graph/store/fact_changes.h"
#include "graph/store/history_codec.h"
#include "graph/store/merge.h"
#include "graph/store/refusals.h"

namespace notegraph::store {
namespace {

using Notes = std::map<std::string, std::shared_ptr<const CanonicalFacts>, std::less<>>;

/// The graph after one write; never changed once it is built.
struct State {
  std::uint64_t sequence = 0;
  Notes notes;
  Ontology ontology;
  std::vector<Decision> decisions;                          // By number.
  std::vector<std::shared_ptr<const GraphChange>> changes;  // The last kKeptChanges, oldest first.
  std::map<std::uint64_t, std::shared_ptr<const std::string>> fact_changes;  // Encoded, by write.

  // Derived from `notes`.
  StoreCounts counts;
  std::map<EntityId, EntityTally> entity_tallies;
  std::map<RelationKey, RelationTally> relation_tallies;
  std::map<EntityId, Entity> entities;
  std::map<RelationKey, Relation> relations;
  std::map<std::string, std::vector<EntityId>, std::less<>> ids_by_name;
  std::map<EntityId, std::vector<LocatedMention>> mentions;
};

Status derive_entities(State& state) {
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

void derive_relations(State& state) {
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
  }
}

Status derive(State& state) {
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

std::set<std::string> notes_of(const WriteBatch& batch) {
  std::set<std::string> notes(batch.remove.begin(), batch.remove.end());
  for (const NoteFacts& facts : batch.put) notes.insert(facts.note.id);
  return notes;
}

/// All that `notes` named before or name now.
std::set<EntityId> touched_entities(const State& before, const State& after,
                                    const std::set<std::string>& notes) {
  std::set<EntityId> entities;
  for (const State* state : {&before, &after}) {
    for (const std::string& note : notes) {
      const auto found = state->notes.find(note);
      if (found != state->notes.end()) entities.insert(found->second->ids.begin(), found->second->ids.end());
    }
  }
  return entities;
}

std::vector<NoteChange> note_changes(const State& before, const State& after,
                                     const std::set<std::string>& notes) {
  std::vector<NoteChange> changes;
  for (const std::string& note : notes) {
    const bool was_there = before.notes.contains(note);
    if (!after.notes.contains(note)) {
      if (was_there) changes.push_back({note, ChangeKind::removed});
    } else {
      changes.push_back({note, was_there ? ChangeKind::changed : ChangeKind::added});
    }
  }
  return changes;
}

/// The value under `key`, an empty one if there is none.
template <typename Map>
typename Map::mapped_type value_or_empty(const Map& map, const typename Map::key_type& key) {
  const auto found = map.find(key);
  return found == map.end() ? typename Map::mapped_type() : found->second;
}

FactChanges fact_changes(const State& before, const State& after, const std::set<std::string>& notes) {
  std::map<EntityId, std::vector<std::string_view>> entities;
  std::map<RelationKey, std::vector<std::string_view>> relations;
  for (const State* state : {&before, &after}) {
    for (const std::string& note : notes) {
      const auto said = state->notes.find(note);
      if (said == state->notes.end()) continue;
      const CanonicalFacts& canonical = *said->second;
      for (const EntityId id : canonical.ids) entities[id].push_back(note);
      for (const NoteRelation& relation : canonical.facts.relations) {
        relations[canonical.key_of(relation)].push_back(note);
      }
    }
  }
  FactChanges changes;
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

/// Puts `changes` into the history of `state`; the oldest give way, also before one that is too large itself.
void remember(const FactChanges& changes, State& state) {
  auto& history = state.fact_changes;
  std::string bytes = encode_fact_changes(changes);
  std::size_t kept = 0;
  for (const auto& [sequence, older] : history) kept += older->size();
  while (!history.empty() && kept + bytes.size() > kKeptFactBytes) {
    kept -= history.begin()->second->size();
    history.erase(history.begin());
  }
  if (bytes.size() <= kKeptFactBytes) {
    history.emplace(state.sequence, std::make_shared<const std::string>(std::move(bytes)));
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

Note without_text(Note note) {
  note.text.clear();
  return note;
}

/// The rows of `map` behind `after`, each made by `to_row` from its entry.
template <typename Row, typename Map, typename ToRow>
Result<Page<Row, typename Map::key_type>> page_of(const Map& map,
                                                  const std::optional<typename Map::key_type>& after,
                                                  std::size_t limit, ToRow to_row) {
  if (Status status = check_page_limit(limit); !status) return status;
  Page<Row, typename Map::key_type> page;
  auto entry = after ? map.upper_bound(*after) : map.begin();
  for (; entry != map.end() && page.rows.size() < limit; ++entry) page.rows.push_back(to_row(*entry));
  if (entry != map.end()) page.next = std::prev(entry)->first;
  return page;
}

RelationSummary summary_of(const Relation& relation) {
  return {relation.key, relation.confidence, static_cast<std::uint32_t>(relation.evidence.size())};
}

/// The order of the relations that lead to one entity.
bool incoming_before(const RelationSummary& a, const RelationSummary& b) {
  return std::tie(a.key.type, a.key.head) < std::tie(b.key.type, b.key.head);
}

class MemorySnapshot final : public Snapshot {
 public:
  explicit MemorySnapshot(std::shared_ptr<const State> state) : state_(std::move(state)) {}

  std::uint64_t sequence() const override { return state_->sequence; }
  Result<StoreCounts> counts() const override { return state_->counts; }
  Result<Ontology> ontology() const override { return state_->ontology; }

  Result<Entity> find_entity(EntityId id) const override {
    const auto found = state_->entities.find(id);
    if (found == state_->entities.end()) return no_such_entity(id);
    return found->second;
  }

  Result<std::vector<EntityId>> find_by_name(std::string_view key) const override {
    const auto found = state_->ids_by_name.find(key);
    if (found == state_->ids_by_name.end()) return std::vector<EntityId>();
    return found->second;
  }

  Result<Relation> find_relation(const RelationKey& key) const override {
    const auto found = state_->relations.find(key);
    if (found == state_->relations.end()) return no_such_relation(key);
    return found->second;
  }

  Result<std::vector<Relation>> find_relations(std::span<const RelationKey> keys) const override {
    std::vector<Relation> relations;
    for (const RelationKey& key : keys) {
      Result<Relation> relation = find_relation(key);
      if (!relation) return relation.status();
      relations.push_back(*std::move(relation));
    }
    return relations;
  }

  Result<IncidentRelations> relations_of(EntityId id, std::size_t limit) const override {
    std::vector<RelationSummary> outgoing, incoming;
    for (const auto& [key, relation] : state_->relations) {
      if (key.head == id) outgoing.push_back(summary_of(relation));
      if (key.tail == id && key.head != id) incoming.push_back(summary_of(relation));
    }
    std::sort(incoming.begin(), incoming.end(), incoming_before);
    IncidentRelations incident{std::move(outgoing), 0};
    incident.rows.insert(incident.rows.end(), incoming.begin(), incoming.end());
    incident.total = incident.rows.size();
    if (incident.rows.size() > limit) incident.rows.resize(limit);
    return incident;
  }

  Result<std::vector<LocatedMention>> mentions_of(EntityId id, std::size_t limit) const override {
    const auto found = state_->mentions.find(id);
    if (found == state_->mentions.end()) return std::vector<LocatedMention>();
    const std::vector<LocatedMention>& all = found->second;
    return std::vector<LocatedMention>(all.begin(), all.begin() + std::min(limit, all.size()));
  }

  Result<Note> find_note(std::string_view id) const override {
    const auto found = state_->notes.find(id);
    if (found == state_->notes.end()) return no_such_note(id);
    return found->second->facts.note;
  }

  Result<NoteFacts> facts_of(std::string_view note) const override {
    const auto found = state_->notes.find(note);
    if (found == state_->notes.end()) return no_such_note(note);
    return found->second->facts;
  }

  Result<Page<Entity, EntityId>> scan_entities(std::optional<EntityId> after,
                                               std::size_t limit) const override {
    return page_of<Entity>(state_->entities, after, limit, [](const auto& entry) { return entry.second; });
  }

  Result<Page<RelationSummary, RelationKey>> scan_relations(const std::optional<RelationKey>& after,
                                                            std::size_t limit) const override {
    return page_of<RelationSummary>(state_->relations, after, limit,
                                    [](const auto& entry) { return summary_of(entry.second); });
  }

  Result<Page<Relation, RelationKey>> scan_relations_with_evidence(const std::optional<RelationKey>& after,
                                                                   std::size_t limit) const override {
    return page_of<Relation>(state_->relations, after, limit, [](const auto& entry) { return entry.second; });
  }

  Result<Page<Note, std::string>> scan_notes(const std::optional<std::string>& after,
                                             std::size_t limit) const override {
    return page_of<Note>(state_->notes, after, limit,
                         [](const auto& entry) { return without_text(entry.second->facts.note); });
  }

  Result<Page<GraphChange, std::uint64_t>> changes(std::uint64_t after, std::size_t limit) const override {
    if (Status status = check_changes_kept(after, state_->sequence); !status) return status;
    if (Status status = check_page_limit(limit); !status) return status;
    Page<GraphChange, std::uint64_t> page;
    for (const auto& change : state_->changes) {
      if (change->sequence <= after) continue;
      if (page.rows.size() == limit) {
        page.next = page.rows.back().sequence;
        break;
      }
      page.rows.push_back(*change);
    }
    return page;
  }

  Result<FactChanges> fact_changes(std::uint64_t sequence) const override {
    const auto found = state_->fact_changes.find(sequence);
    if (found == state_->fact_changes.end()) return facts_not_kept(sequence);
    return decode_fact_changes(*found->second);
  }

  Result<std::vector<Decision>> decisions() const override { return state_->decisions; }

 private:
  std::shared_ptr<const State> state_;
};

class MemoryGraphStore final : public GraphStore {
 public:
  explicit MemoryGraphStore(Clock clock) : clock_(std::move(clock)) {}

  Result<WriteSummary> write(const WriteBatch& batch, WriteOptions options) override {
    const std::lock_guard one_writer(write_mutex_);
    const std::shared_ptr<const State> before = current();
    if (Status status = check_expected(options, before->sequence); !status) return status;
    auto after = std::make_shared<State>();
    after->sequence = before->sequence + 1;
    after->notes = before->notes;
    after->ontology = before->ontology;
    after->ontology.add(batch.ontology);
    for (const std::string& id : batch.remove) after->notes.erase(id);
    for (const NoteFacts& facts : batch.put) {
      Result<CanonicalFacts> canonical = canonicalize(facts);
      if (!canonical) return canonical.status();
      after->notes[facts.note.id] = std::make_shared<const CanonicalFacts>(*std::move(canonical));
    }
    if (Status status = derive(*after); !status) return status;
    const Timestamp now = clock_();
    auto entered = enter_decisions(batch, before->decisions, now);
    if (!entered) return entered.status();
    after->decisions = before->decisions;
    keep_decisions(*entered, after->decisions);

    WriteSummary summary;
    summary.sequence = after->sequence;
    summary.entities_gained = count_missing(after->entities, before->entities);
    summary.entities_lost = count_missing(before->entities, after->entities);
    summary.relations_gained = count_missing(after->relations, before->relations);
    summary.relations_lost = count_missing(before->relations, after->relations);
    summary.decisions = *std::move(entered);

    const std::set<std::string> notes = notes_of(batch);
    const bool is_full = before->changes.size() == kKeptChanges;
    after->changes.assign(before->changes.begin() + (is_full ? 1 : 0), before->changes.end());
    summary.notes = note_changes(*before, *after, notes);
    after->changes.push_back(std::make_shared<const GraphChange>(
        make_graph_change(summary, touched_entities(*before, *after, notes), now)));
    after->fact_changes = before->fact_changes;
    remember(fact_changes(*before, *after, notes), *after);
    publish(std::move(after));
    listeners_.tell(summary.sequence);
    return summary;
  }

  Result<WriteSummary> import_note(Note note, const Ontology& types, FactStream& facts,
                                   ImportLimits /*all of it is in memory anyway*/) override {
    Result<NoteFacts> collected = collect_facts(std::move(note), facts);
    if (!collected) return collected.status();
    return write({{*std::move(collected)}, {}, types}, {});
  }

  Result<BackupInfo> back_up(const std::filesystem::path&, BackupOptions /*nothing to keep*/,
                             const CopyProgress&) override {
    return Status(StatusCode::invalid_argument, "a graph in memory alone cannot be backed up; export it");
  }
  Result<StoreSize> size() const override { return StoreSize(); }

  std::unique_ptr<const Snapshot> snapshot() const override {
    return std::make_unique<MemorySnapshot>(current());
  }

  std::uint64_t sequence() const override { return current()->sequence; }

  CommitSubscription listen(CommitListener listener) override {
    return listeners_.add(std::move(listener), sequence());
  }

 private:
  std::shared_ptr<const State> current() const {
    const std::lock_guard lock(state_mutex_);
    return state_;
  }
  void publish(std::shared_ptr<const State> state) {
    const std::lock_guard lock(state_mutex_);
    state_ = std::move(state);
  }

  const Clock clock_;
  std::mutex write_mutex_;  // Held by a writer from reading the state to publishing the next one.
  CommitListeners listeners_;
  mutable std::mutex state_mutex_;  // Held to copy or replace the pointer only.
  std::shared_ptr<const State> state_ = std::make_shared<const State>();
};

}  // namespace

std::unique_ptr<GraphStore> make_memory_graph_store(Clock clock) {
  return std::make_unique<MemoryGraphStore>(std::move(clock));
}

}  // namespace notegraph::store
