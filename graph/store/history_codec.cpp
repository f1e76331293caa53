#include "graph/store/history_codec.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "graph/store/byte_codec.h"
#include "graph/store/state_codec.h"

namespace notegraph::store {
namespace {

const std::string kNoFactChanges(3, '\0');  // Three empty lists.

void put_time(ByteWriter& writer, Timestamp time) {
  writer.put_be64(static_cast<std::uint64_t>(time.time_since_epoch().count()));
}

Timestamp read_time(ByteReader& reader) {
  return Timestamp(std::chrono::seconds(static_cast<std::int64_t>(reader.read_be64())));
}

void put_entity(ByteWriter& writer, const EntityRef& entity) {
  writer.put_be64(entity.id.value);
  writer.put_string(entity.type);
  writer.put_string(entity.name);
}

EntityRef read_entity(ByteReader& reader) {
  EntityRef entity;
  entity.id.value = reader.read_be64();
  entity.type = reader.read_string();
  entity.name = reader.read_string();
  return entity;
}

void put_decision(ByteWriter& writer, const Decision& decision) {
  writer.put_varint(decision.number);
  put_time(writer, decision.time);
  writer.put_string(decision.author);
  writer.put_string(decision.reason);
  writer.put_byte(static_cast<std::uint8_t>(decision.kind));
  put_entity(writer, decision.entity);
  put_entity(writer, decision.other);
  writer.put_string(decision.relation);
  writer.put_string(decision.value);
  writer.put_strings(decision.aliases);
  writer.put_strings(decision.notes);
  writer.put_byte(decision.undone ? 1 : 0);
  if (!decision.undone) return;
  writer.put_string(decision.undone->author);
  put_time(writer, decision.undone->time);
}

Decision read_decision(ByteReader& reader) {
  Decision decision;
  decision.number = reader.read_varint();
  decision.time = read_time(reader);
  decision.author = reader.read_string();
  decision.reason = reader.read_string();
  const std::uint8_t kind = reader.read_byte();
  if (kind < static_cast<std::uint8_t>(DecisionKind::accept_relation) ||
      kind > static_cast<std::uint8_t>(DecisionKind::rename_note)) {
    reader.fail();
  } else {
    decision.kind = static_cast<DecisionKind>(kind);
  }
  decision.entity = read_entity(reader);
  decision.other = read_entity(reader);
  decision.relation = reader.read_string();
  decision.value = reader.read_string();
  decision.aliases = reader.read_strings();
  decision.notes = reader.read_strings();
  const std::uint8_t undone = reader.read_byte();
  if (undone > 1) reader.fail();
  if (undone != 1) return decision;
  decision.undone.emplace();
  decision.undone->author = reader.read_string();
  decision.undone->time = read_time(reader);
  return decision;
}

ChangeKind read_change_kind(ByteReader& reader) {
  const std::uint8_t kind = reader.read_byte();
  if (kind > static_cast<std::uint8_t>(ChangeKind::removed)) reader.fail();
  return static_cast<ChangeKind>(kind);
}

std::vector<std::string> read_notes(ByteReader& reader, const std::vector<std::string>& list) {
  std::vector<std::string> notes;
  for (std::size_t left = reader.read_count(); left > 0 && reader.ok(); --left) {
    const std::uint64_t number = reader.read_varint();
    if (number < list.size()) {
      notes.push_back(list[number]);
    } else {
      reader.fail();
    }
  }
  return notes;
}

}  // namespace

std::vector<EntityId> entities_of(const std::vector<Decision>& decisions) {
  std::set<EntityId> ids;
  for (const Decision& decision : decisions) {
    for (const EntityId id : notegraph::entities_of(decision)) ids.insert(id);
  }
  return {ids.begin(), ids.end()};
}

std::string encode_decision(const Decision& decision) {
  ByteWriter writer;
  put_decision(writer, decision);
  return writer.take();
}

Result<Decision> decode_decision(std::string_view bytes) {
  ByteReader reader(bytes);
  Decision decision = read_decision(reader);
  return finish_record(reader, "decision", std::move(decision));
}

std::string encode_write(const GraphChange& change) {
  ByteWriter writer;
  put_time(writer, change.time.value_or(Timestamp()));
  writer.put_varint(change.entities_gained);
  writer.put_varint(change.entities_lost);
  writer.put_varint(change.relations_gained);
  writer.put_varint(change.relations_lost);
  writer.put_varint(change.decisions.size());
  for (const Decision& decision : change.decisions) put_decision(writer, decision);
  return writer.take();
}

Status decode_write(std::string_view bytes, GraphChange& change) {
  ByteReader reader(bytes);
  change.time = read_time(reader);
  change.entities_gained = reader.read_varint();
  change.entities_lost = reader.read_varint();
  change.relations_gained = reader.read_varint();
  change.relations_lost = reader.read_varint();
  for (std::size_t left = reader.read_count(); left > 0 && reader.ok(); --left) {
    change.decisions.push_back(read_decision(reader));
  }
  const auto finished = finish_record(reader, "write", true);
  return finished ? Status() : finished.status();
}

FactChangesEncoder::FactChangesEncoder(std::set<std::string> notes) {
  for (const std::string& note : notes) numbers_.emplace(note, numbers_.size());
}

void FactChangesEncoder::add(const EntityChange& change) {
  ByteWriter& writer = entities_.elements;
  writer.put_be64(change.id.value);
  writer.put_byte(static_cast<std::uint8_t>(change.kind));
  writer.put_string(change.type);
  writer.put_string(change.name);
  put_cause(change.notes, change.states, entities_);
}

void FactChangesEncoder::add(const RelationChange& change) {
  ByteWriter& writer = relations_.elements;
  writer.put_be64(change.key.head.value);
  writer.put_string(change.key.type);
  writer.put_be64(change.key.tail.value);
  writer.put_byte(static_cast<std::uint8_t>(change.kind));
  put_cause(change.notes, change.states, relations_);
}

void FactChangesEncoder::put_cause(const std::vector<std::string>& notes, const StateChange& states,
                                   List& list) const {
  list.elements.put_varint(notes.size());
  for (const std::string& note : notes) list.elements.put_varint(numbers_.at(note));
  put_states(list.states, states);
  ++list.size;
}

std::size_t FactChangesEncoder::least_size() const {
  return entities_.elements.bytes().size() + relations_.elements.bytes().size();
}

EncodedFactChanges FactChangesEncoder::encode() const {
  if (entities_.size + relations_.size == 0) return {kNoFactChanges, {}};
  ByteWriter changes, states;
  changes.put_varint(numbers_.size());
  for (const auto& [note, number] : numbers_) changes.put_string(note);
  for (const List* list : {&entities_, &relations_}) {
    changes.put_varint(list->size);
    changes.put_raw(list->elements.bytes());
    states.put_varint(list->size);
    states.put_raw(list->states.bytes());
  }
  return {changes.take(), states.take()};
}

EncodedFactChanges encode_fact_changes(const FactChanges& changes) {
  std::set<std::string> notes;
  for (const EntityChange& change : changes.entities) notes.insert(change.notes.begin(), change.notes.end());
  for (const RelationChange& change : changes.relations) {
    notes.insert(change.notes.begin(), change.notes.end());
  }
  FactChangesEncoder encoder(std::move(notes));
  for (const EntityChange& change : changes.entities) encoder.add(change);
  for (const RelationChange& change : changes.relations) encoder.add(change);
  return encoder.encode();
}

Result<FactChanges> decode_fact_changes(std::string_view bytes) {
  ByteReader reader(bytes);
  FactChanges changes;
  const std::vector<std::string> notes = reader.read_strings();
  for (std::size_t left = reader.read_count(); left > 0 && reader.ok(); --left) {
    EntityChange change;
    change.id.value = reader.read_be64();
    change.kind = read_change_kind(reader);
    change.type = reader.read_string();
    change.name = reader.read_string();
    change.notes = read_notes(reader, notes);
    changes.entities.push_back(std::move(change));
  }
  for (std::size_t left = reader.read_count(); left > 0 && reader.ok(); --left) {
    RelationChange change;
    change.key.head.value = reader.read_be64();
    change.key.type = reader.read_string();
    change.key.tail.value = reader.read_be64();
    change.kind = read_change_kind(reader);
    change.notes = read_notes(reader, notes);
    changes.relations.push_back(std::move(change));
  }
  return finish_record(reader, "what a write changed", std::move(changes));
}

std::string encode_fact_history(const FactHistory& history) {
  ByteWriter writer;
  writer.put_varint(history.first);
  writer.put_varint(history.bytes);
  return writer.take();
}

Result<FactHistory> decode_fact_history(std::string_view bytes) {
  ByteReader reader(bytes);
  FactHistory history;
  history.first = reader.read_varint();
  history.bytes = reader.read_varint();
  return finish_record(reader, "history", history);
}

}  // namespace notegraph::store
