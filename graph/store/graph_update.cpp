#include "graph/store/graph_update.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "graph/store/key_codec.h"
#include "graph/store/record_codec.h"
#include "graph/store/refusals.h"

namespace notegraph::store {
namespace {

// A batch lies in memory twice while it is written, once as such and once in RocksDB's write buffer.
constexpr std::size_t kMaxBatchBytes = std::size_t{1} << 30;
constexpr std::size_t kProtectionBytesPerKey = 8;  // RocksDB checks each record on its way into the log.

const std::string kNothing;  // The value of keys that say all there is to say.

Status inconsistent(std::string_view note) {
  return {StatusCode::corruption, fmt::format("what note '{}' says was never counted", note)};
}

/// For when only the tallies matter, in which quotes do not count.
Result<std::string> no_text(ByteRange /*anywhere*/) {
  return std::string();
}

}  // namespace

GraphUpdate::GraphUpdate(const FactReader& reader, const StoreState& before)
    : reader_(reader), state_(before), records_(0, kMaxBatchBytes, kProtectionBytesPerKey, 0) {}

Status GraphUpdate::apply(const WriteBatch& batch) {
  std::map<std::string_view, const NoteFacts*> puts;
  for (const NoteFacts& facts : batch.put) puts[facts.note.id] = &facts;

  // First everything is taken back, then everything is added: an entity that moves from one note to another
  // within the batch was there all the time.
  std::set<std::string_view> replaced(batch.remove.begin(), batch.remove.end());
  for (const auto& [note, facts] : puts) replaced.insert(note);
  for (const std::string_view note : replaced) {
    if (Status status = take_back(note); !status) return status;
  }
  std::vector<NoteChange> changes;
  for (const std::string_view note : replaced) {
    using Kind = NoteChange::Kind;
    const bool was_there = withdrawn_.contains(note_key(note));
    if (puts.contains(note)) {
      changes.push_back({std::string(note), was_there ? Kind::changed : Kind::added});
    } else if (was_there) {
      changes.push_back({std::string(note), Kind::removed});
    }
  }
  for (const auto& [note, facts] : puts) {
    const Result<CanonicalFacts> canonical = canonicalize(*facts);
    if (!canonical) return canonical.status();
    if (Status status = add(*canonical); !status) return status;
  }
  if (Status status = add_ontology(batch.ontology); !status) return status;
  finish_entities();
  finish_relations();
  for (const auto& [key, value] : withdrawn_) erase(key);

  summary_.sequence = ++state_.sequence;
  put(meta_key(kMetaState), encode_state(state_));
  write_change(std::move(changes));
  return record_status_;
}

Status GraphUpdate::take_back(std::string_view note) {
  const RocksDbReader& records = reader_.records();
  const auto header = records.get(note_key(note));
  if (!header) return header.status();
  if (!*header) return {};
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
        const Result<EntityChange*> change = change_of(id);
        if (!change) return change.status();
        if (!(*change)->now.subtract(said)) return inconsistent(note);
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
        const Result<RelationChange*> change = change_of(key);
        if (!change) return change.status();
        if (!(*change)->now.subtract(said)) return inconsistent(note);
        state_.counts.evidence -= said.size();
        withdraw(note_relation_key(note, key), record);
        withdraw(evidence_key(key, note), kNothing);
        return {};
      });
}

Status GraphUpdate::add(const CanonicalFacts& canonical) {
  const NoteFacts& facts = canonical.facts;
  const std::string& note = facts.note.id;
  const std::string& text = facts.note.text;
  write_note(facts.note);
  ++state_.counts.notes;
  for (std::size_t i = 0; i < facts.entities.size(); ++i) {
    const NoteEntity& said = facts.entities[i];
    const Result<EntityChange*> change = change_of(canonical.ids[i]);
    if (!change) return change.status();
    if (!(*change)->now.same_identity(said)) return id_taken(note, said, (*change)->now);
    (*change)->now.add(said);
    state_.counts.mentions += said.mentions.size();
    put(note_entity_key(note, canonical.ids[i]), encode_note_entity(said, text));
  }
  for (const NoteRelation& said : facts.relations) {
    const RelationKey key = canonical.key_of(said);
    const Result<RelationChange*> change = change_of(key);
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

void GraphUpdate::write_note(const Note& note) {
  put(note_key(note.id), encode_note_header(note));
  std::uint32_t piece = 0;
  for (std::size_t begin = 0; begin < note.text.size(); begin += kTextPieceBytes) {
    put(text_key(note.id, piece++), note.text.substr(begin, kTextPieceBytes));
  }
}

void GraphUpdate::write_change(std::vector<NoteChange> notes) {
  GraphChange change{state_.sequence, std::move(notes), {}, entities_.size() <= kMostListedEntities};
  if (change.entities_known) {
    for (const auto& [id, touched] : entities_) change.entities.push_back(id);
  }
  put(change_key(state_.sequence), encode_change(change));
  if (state_.sequence > kKeptChanges) erase(change_key(state_.sequence - kKeptChanges));
}

Status GraphUpdate::add_ontology(const Ontology& ontology) {
  if (ontology == Ontology()) return {};
  Result<Ontology> all = reader_.ontology();
  if (!all) return all.status();
  all->add(ontology);
  put(meta_key(kMetaOntology), encode_ontology(*all));
  return {};
}

void GraphUpdate::finish_entities() {
  for (const auto& [id, change] : entities_) {
    const bool existed = !change.before.empty();
    const bool exists = !change.now.empty();
    summary_.entities_gained += exists && !existed;
    summary_.entities_lost += existed && !exists;
    if (change.now == change.before) continue;
    if (exists) {
      put(entity_key(id), encode_entity_tally(change.now));
    } else {
      erase(entity_key(id));
    }
    const std::vector<std::string> before = change.before.name_keys();
    const std::vector<std::string> now = change.now.name_keys();
    std::vector<std::string> lost, gained;
    std::set_difference(before.begin(), before.end(), now.begin(), now.end(), std::back_inserter(lost));
    std::set_difference(now.begin(), now.end(), before.begin(), before.end(), std::back_inserter(gained));
    for (const std::string& key : lost) erase(name_key(key, id));
    for (const std::string& key : gained) put(name_key(key, id), kNothing);
  }
  state_.counts.entities += summary_.entities_gained - summary_.entities_lost;
}

void GraphUpdate::finish_relations() {
  for (const auto& [key, change] : relations_) {
    const bool existed = !change.before.empty();
    const bool exists = !change.now.empty();
    summary_.relations_gained += exists && !existed;
    summary_.relations_lost += existed && !exists;
    if (change.now == change.before) continue;
    if (exists) {
      put(relation_key(key), encode_relation_tally(change.now));
      if (!existed && key.head != key.tail) put(incoming_key(key), kNothing);
    } else {
      erase(relation_key(key));
      if (key.head != key.tail) erase(incoming_key(key));
    }
  }
  state_.counts.relations += summary_.relations_gained - summary_.relations_lost;
}

Result<GraphUpdate::EntityChange*> GraphUpdate::change_of(EntityId id) {
  const auto [place, is_new] = entities_.try_emplace(id);
  EntityChange& change = place->second;
  if (!is_new) return &change;
  auto stored = reader_.entity(id);
  if (!stored) return stored.status();
  if (*stored) change.before = change.now = **std::move(stored);
  return &change;
}

Result<GraphUpdate::RelationChange*> GraphUpdate::change_of(const RelationKey& key) {
  const auto [place, is_new] = relations_.try_emplace(key);
  RelationChange& change = place->second;
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
