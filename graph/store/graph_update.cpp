#include "graph/store/graph_update.h"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "graph/store/decision_ledger.h"
#include "graph/store/derived_records.h"
#include "graph/store/fact_changes.h"
#include "graph/store/fingerprints.h"
#include "graph/store/history_codec.h"
#include "graph/store/key_codec.h"
#include "graph/store/record_codec.h"
#include "graph/store/refusals.h"
#include "graph/store/write_tokens.h"

namespace notegraph::store {
namespace {

// A batch lies in memory twice while it is written, once as such and once in RocksDB's write buffer.
constexpr std::size_t kMaxBatchBytes = std::size_t{1} << 30;
constexpr std::size_t kProtectionBytesPerKey = 8;  // RocksDB checks each record on its way into the log.

const std::string kNothing;  // The value of keys that say all there is to say.

}  // namespace

GraphUpdate::GraphUpdate(const FactReader& reader, const StoreState& before, Timestamp now)
    : reader_(reader), state_(before), now_(now), records_(0, kMaxBatchBytes, kProtectionBytesPerKey, 0) {}

Status GraphUpdate::apply(const WriteBatch& batch, const std::optional<WriteToken>& token) {
  std::map<std::string_view, const NoteFacts*> puts;
  for (const NoteFacts& facts : batch.put) puts[facts.note.id] = &facts;

  // First everything is taken back, then everything is added: an entity that moves from one note to another
  // within the batch was there all the time.
  for (const std::string_view note : notes_of(batch)) {
    if (Status status = take_back(note); !status) return status;
  }
  auto changes = note_changes(batch, notes_before_);
  if (!changes) return changes.status();
  summary_.notes = *std::move(changes);
  for (const auto& [note, facts] : puts) {
    const Result<CanonicalFacts> canonical = canonicalize(*facts);
    if (!canonical) return canonical.status();
    if (Status status = add(note, *canonical); !status) return status;
  }
  if (Status status = put_ontology(batch.ontology, reader_, *this); !status) return status;
  finish_entities();
  finish_relations();
  for (const auto& [key, value] : withdrawn_) erase(key);

  if (Status status = count_decided(batch, summary_); !status) return status;
  if (Status status = enter_decisions(batch); !status) return status;

  summary_.sequence = ++state_.sequence;
  put(meta_key(kMetaState), encode_state(state_));
  if (token) put_token(*token, state_.sequence, *this);
  if (Status status = write_history(batch.decided); !status) return status;
  return record_status_;
}

Status GraphUpdate::take_back(std::string_view note) {
  const RocksDbReader& records = reader_.records();
  const auto header = records.get(note_key(note));
  if (!header) return header.status();
  if (!*header) return {};
  const Result<NoteHeader> note_before = decode_note_header(**header);
  if (!note_before) return note_before.status();
  notes_before_[note] = fingerprint(note_before->note);
  withdraw(note_key(note), **header);
  --state_.counts.notes;

  const std::string text = text_prefix(note);
  Status status = records.scan(text, {}, [&](std::string_view piece, std::string_view value) -> Result<bool> {
    withdraw(std::string(text).append(piece), value);
    return true;
  });
  if (!status) return status;

  status = reader_.each_entity_of(
      note, no_text, [&](EntityId id, const NoteEntity& said, std::string_view record) -> Status {
        const Result<EntityTallyChange*> change = change_of(id, note);
        if (!change) return change.status();
        if (!(*change)->now.subtract(said)) return never_counted(note);
        state_.counts.mentions -= said.mentions.size();
        withdraw(note_entity_key(note, id), record);
        if (!said.mentions.empty()) withdraw(mention_key(id, note), kNothing);
        if (!said.attributes.empty()) withdraw(attribute_key(id, note), kNothing);
        return {};
      });
  if (!status) return status;

  return reader_.each_relation_of(
      note, no_text,
      [&](const RelationKey& key, const std::vector<Evidence>& said, std::string_view record) -> Status {
        const Result<RelationTallyChange*> change = change_of(key, note);
        if (!change) return change.status();
        if (!(*change)->now.subtract(said)) return never_counted(note);
        state_.counts.evidence -= said.size();
        withdraw(note_relation_key(note, key), record);
        withdraw(evidence_key(key, note), kNothing);
        return {};
      });
}

Status GraphUpdate::add(std::string_view note, const CanonicalFacts& canonical) {
  const NoteFacts& facts = canonical.facts;
  const std::string& text = facts.note.text;
  put_note(facts.note, *this);
  ++state_.counts.notes;
  for (std::size_t i = 0; i < facts.entities.size(); ++i) {
    const NoteEntity& said = facts.entities[i];
    const Result<EntityTallyChange*> change = change_of(canonical.ids[i], note);
    if (!change) return change.status();
    if (!(*change)->now.same_identity(said)) return id_taken(note, said, (*change)->now);
    (*change)->now.add(said);
    state_.counts.mentions += said.mentions.size();
    put(note_entity_key(note, canonical.ids[i]), encode_note_entity(said, text));
  }
  for (const NoteRelation& said : facts.relations) {
    const RelationKey key = canonical.key_of(said);
    const Result<RelationTallyChange*> change = change_of(key, note);
    if (!change) return change.status();
    (*change)->now.add(said.evidence);
    state_.counts.evidence += said.evidence.size();
    put(note_relation_key(note, key), encode_note_evidence(said.evidence, text));
  }
  // The ways from an entity or relation to its notes; table by table, because RocksDB likes keys in order.
  for (std::size_t i = 0; i < facts.entities.size(); ++i) {
    if (!facts.entities[i].mentions.empty()) put(mention_key(canonical.ids[i], note), kNothing);
  }
  for (std::size_t i = 0; i < facts.entities.size(); ++i) {
    if (!facts.entities[i].attributes.empty()) put(attribute_key(canonical.ids[i], note), kNothing);
  }
  for (const NoteRelation& said : facts.relations) put(evidence_key(canonical.key_of(said), note), kNothing);
  return record_status_;
}

Status GraphUpdate::enter_decisions(const WriteBatch& batch) {
  if (batch.decide.empty() && batch.undo.empty()) return {};
  const auto known = reader_.decisions();
  if (!known) return known.status();
  auto entered = store::enter_decisions(batch, *known, now_);
  if (!entered) return entered.status();
  summary_.decisions = *std::move(entered);
  for (const Decision& decision : summary_.decisions) {
    put(decision_key(decision.number), encode_decision(decision));
  }
  return {};
}

Status GraphUpdate::write_history(FactChanges changes) {
  std::set<EntityId> touched;
  for (const auto& [id, change] : entities_) touched.insert(id);
  if (Status status = put_change(make_graph_change(summary_, std::move(touched), now_), reader_, *this);
      !status)
    return status;

  for (const auto& [id, change] : entities_) {
    if (auto told = entity_change(id, change.before, change.now, change.notes)) {
      changes.entities.push_back(*std::move(told));
    }
  }
  for (const auto& [key, change] : relations_) {
    if (auto told = relation_change(key, change.before, change.now, change.notes)) {
      changes.relations.push_back(*std::move(told));
    }
  }
  return put_fact_changes(state_.sequence, encode_fact_changes(changes), reader_, *this);
}

void GraphUpdate::finish_entities() {
  for (const auto& [id, change] : entities_) {
    summary_.entities_gained += change.before.empty() && !change.now.empty();
    summary_.entities_lost += !change.before.empty() && change.now.empty();
    put_entity(id, change.before, change.now, *this);
  }
  state_.counts.entities += summary_.entities_gained - summary_.entities_lost;
}

void GraphUpdate::finish_relations() {
  RelationKeys keys("");  // Those of its notes were put when what they say was.
  for (const auto& [key, change] : relations_) {
    summary_.relations_gained += change.before.empty() && !change.now.empty();
    summary_.relations_lost += !change.before.empty() && change.now.empty();
    keys.stand_at(key);
    put_relation(keys, change.before, change.now, *this);
  }
  state_.counts.relations += summary_.relations_gained - summary_.relations_lost;
}

Result<GraphUpdate::EntityTallyChange*> GraphUpdate::change_of(EntityId id, std::string_view note) {
  const auto [place, is_new] = entities_.try_emplace(id);
  EntityTallyChange& change = place->second;
  change.notes.push_back(note);
  if (!is_new) return &change;
  auto stored = reader_.entity(id);
  if (!stored) return stored.status();
  if (*stored) change.before = change.now = **std::move(stored);
  return &change;
}

Result<GraphUpdate::RelationTallyChange*> GraphUpdate::change_of(const RelationKey& key,
                                                                 std::string_view note) {
  const auto [place, is_new] = relations_.try_emplace(key);
  RelationTallyChange& change = place->second;
  change.notes.push_back(note);
  if (!is_new) return &change;
  auto stored = reader_.relation(key);
  if (!stored) return stored.status();
  if (*stored) change.before = change.now = **std::move(stored);
  return &change;
}

void GraphUpdate::withdraw(std::string key, std::string_view value) {
  withdrawn_.emplace(std::move(key), value);
}

void GraphUpdate::put(const std::string& key, const std::string& value) {
  if (const auto old = withdrawn_.find(key); old != withdrawn_.end()) {
    const bool same = old->second == value;
    withdrawn_.erase(old);
    if (same) return;
  }
  if (record_status_)
    record_status_ = to_status(records_.Put(key, value), "collecting the records of a write");
}

void GraphUpdate::erase(const std::string& key) {
  if (record_status_) record_status_ = to_status(records_.Delete(key), "collecting the records of a write");
}

}  // namespace notegraph::store
