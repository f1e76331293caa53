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

std::uint32_t pieces_of(std::uint64_t text_bytes) {
  return static_cast<std::uint32_t>((text_bytes + kTextPieceBytes - 1) / kTextPieceBytes);
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
  for (const auto& [note, facts] : puts) {
    const Result<CanonicalFacts> canonical = canonicalize(*facts);
    if (!canonical) return canonical.status();
    if (Status status = add(*canonical); !status) return status;
  }
  if (Status status = add_ontology(batch.ontology); !status) return status;
  finish_entities();
  finish_relations();

  summary_.sequence = ++state_.sequence;
  put(meta_key(kMetaState), encode_state(state_));
  return record_status_;
}

Status GraphUpdate::take_back(std::string_view note) {
  const auto header = reader_.note(note);
  if (!header) return header.status();
  if (!*header) return {};

  Status status = reader_.each_entity_of(note, no_text, [&](EntityId id, const NoteEntity& said) -> Status {
    const Result<EntityChange*> change = change_of(id);
    if (!change) return change.status();
    if (!(*change)->tally.subtract(said)) return inconsistent(note);
    state_.counts.mentions -= said.mentions.size();
    erase(note_entity_key(note, id));
    if (!said.mentions.empty()) erase(mention_key(id, note));
    if (!said.attributes.empty()) erase(attribute_key(id, note));
    return {};
  });
  if (!status) return status;
  status = reader_.each_relation_of(note, no_text,
                                    [&](const RelationKey& key, const std::vector<Evidence>& said) -> Status {
                                      const Result<RelationChange*> change = change_of(key);
                                      if (!change) return change.status();
                                      if (!(*change)->tally.subtract(said)) return inconsistent(note);
                                      state_.counts.evidence -= said.size();
                                      erase(note_relation_key(note, key));
                                      erase(evidence_key(key, note));
                                      return {};
                                    });
  if (!status) return status;

  for (std::uint32_t piece = 0; piece < pieces_of((*header)->text_bytes); ++piece) {
    erase(text_key(note, piece));
  }
  erase(note_key(note));
  --state_.counts.notes;
  return {};
}

Status GraphUpdate::add(const CanonicalFacts& canonical) {
  const NoteFacts& facts = canonical.facts;
  const std::string& note = facts.note.id;
  const std::string& text = facts.note.text;
  write_note(facts.note);
  for (std::size_t i = 0; i < facts.entities.size(); ++i) {
    const EntityId id = canonical.ids[i];
    const NoteEntity& said = facts.entities[i];
    const Result<EntityChange*> change = change_of(id);
    if (!change) return change.status();
    if (!(*change)->tally.same_identity(said)) return id_taken(note, said, (*change)->tally);
    (*change)->tally.add(said);
    state_.counts.mentions += said.mentions.size();
    put(note_entity_key(note, id), encode_note_entity(said, text));
    if (!said.mentions.empty()) put(mention_key(id, note), kNothing);
    if (!said.attributes.empty()) put(attribute_key(id, note), kNothing);
  }
  for (const NoteRelation& said : facts.relations) {
    const RelationKey key = canonical.key_of(said);
    const Result<RelationChange*> change = change_of(key);
    if (!change) return change.status();
    (*change)->tally.add(said.evidence);
    state_.counts.evidence += said.evidence.size();
    put(note_relation_key(note, key), encode_note_evidence(said.evidence, text));
    put(evidence_key(key, note), kNothing);
  }
  return record_status_;
}

void GraphUpdate::write_note(const Note& note) {
  put(note_key(note.id), encode_note_header(note));
  for (std::uint32_t piece = 0; piece < pieces_of(note.text.size()); ++piece) {
    put(text_key(note.id, piece), note.text.substr(piece * kTextPieceBytes, kTextPieceBytes));
  }
  ++state_.counts.notes;
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
    const bool exists = !change.tally.empty();
    if (exists) {
      put(entity_key(id), encode_entity_tally(change.tally));
    } else if (change.existed) {
      erase(entity_key(id));
    }
    state_.counts.entities += exists;
    state_.counts.entities -= change.existed;
    summary_.entities_gained += exists && !change.existed;
    summary_.entities_lost += change.existed && !exists;

    const std::vector<std::string>& before = change.name_keys_before;
    const std::vector<std::string> after = change.tally.name_keys();
    std::vector<std::string> lost, gained;
    std::set_difference(before.begin(), before.end(), after.begin(), after.end(), std::back_inserter(lost));
    std::set_difference(after.begin(), after.end(), before.begin(), before.end(), std::back_inserter(gained));
    for (const std::string& key : lost) erase(name_key(key, id));
    for (const std::string& key : gained) put(name_key(key, id), kNothing);
  }
}

void GraphUpdate::finish_relations() {
  for (const auto& [key, change] : relations_) {
    const bool exists = !change.tally.empty();
    if (exists) {
      put(relation_key(key), encode_relation_tally(change.tally));
      if (!change.existed && key.head != key.tail) put(incoming_key(key), kNothing);
    } else if (change.existed) {
      erase(relation_key(key));
      if (key.head != key.tail) erase(incoming_key(key));
    }
    state_.counts.relations += exists;
    state_.counts.relations -= change.existed;
    summary_.relations_gained += exists && !change.existed;
    summary_.relations_lost += change.existed && !exists;
  }
}

Result<GraphUpdate::EntityChange*> GraphUpdate::change_of(EntityId id) {
  const auto [place, is_new] = entities_.try_emplace(id);
  EntityChange& change = place->second;
  if (!is_new) return &change;
  auto stored = reader_.entity(id);
  if (!stored) return stored.status();
  if (*stored) {
    change.tally = **std::move(stored);
    change.existed = true;
    change.name_keys_before = change.tally.name_keys();
  }
  return &change;
}

Result<GraphUpdate::RelationChange*> GraphUpdate::change_of(const RelationKey& key) {
  const auto [place, is_new] = relations_.try_emplace(key);
  RelationChange& change = place->second;
  if (!is_new) return &change;
  auto stored = reader_.relation(key);
  if (!stored) return stored.status();
  if (*stored) {
    change.tally = **std::move(stored);
    change.existed = true;
  }
  return &change;
}

void GraphUpdate::put(const std::string& key, const std::string& value) {
  if (record_status_)
    record_status_ = to_status(records_.Put(key, value), "collecting the records of a write");
}

void GraphUpdate::erase(const std::string& key) {
  if (record_status_) record_status_ = to_status(records_.Delete(key), "collecting the records of a write");
}

}  // namespace notegraph::store
