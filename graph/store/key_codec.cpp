#include "graph/store/key_codec.h"

#include "graph/store/byte_codec.h"

namespace notegraph::store {
namespace {

ByteWriter begin(Table table) {
  ByteWriter key;
  key.put_byte(static_cast<std::uint8_t>(table));
  return key;
}

ByteWriter begin(Table table, std::string_view ordered) {
  ByteWriter key = begin(table);
  key.put_ordered(ordered);
  return key;
}

ByteWriter begin(Table table, EntityId id) {
  ByteWriter key = begin(table);
  key.put_be64(id.value);
  return key;
}

std::string numbered_key(Table table, std::uint64_t number) {
  ByteWriter key = begin(table);
  key.put_be64(number);
  return key.take();
}

void put_relation(ByteWriter& key, const RelationKey& relation) {
  key.put_be64(relation.head.value);
  key.put_ordered(relation.type);
  key.put_be64(relation.tail.value);
}

}  // namespace

std::string table_prefix(Table table) {
  return begin(table).take();
}

std::string meta_key(std::string_view name) {
  return table_prefix(Table::meta).append(name);
}

std::string note_key(std::string_view note) {
  return table_prefix(Table::note).append(note);
}

std::string text_prefix(std::string_view note) {
  return begin(Table::text, note).take();
}

std::string text_key(std::string_view note, std::uint32_t piece) {
  ByteWriter key = begin(Table::text, note);
  key.put_be32(piece);
  return key.take();
}

std::string note_entity_prefix(std::string_view note) {
  return begin(Table::note_entity, note).take();
}

std::string note_entity_key(std::string_view note, EntityId id) {
  ByteWriter key = begin(Table::note_entity, note);
  key.put_be64(id.value);
  return key.take();
}

std::string note_relation_prefix(std::string_view note) {
  return begin(Table::note_relation, note).take();
}

std::string note_relation_key(std::string_view note, const RelationKey& relation) {
  ByteWriter key = begin(Table::note_relation, note);
  put_relation(key, relation);
  return key.take();
}

std::string entity_key(EntityId id) {
  return begin(Table::entity, id).take();
}

std::string name_prefix(std::string_view surface_key) {
  return begin(Table::name, surface_key).take();
}

std::string name_key(std::string_view surface_key, EntityId id) {
  ByteWriter key = begin(Table::name, surface_key);
  key.put_be64(id.value);
  return key.take();
}

std::string mention_prefix(EntityId id) {
  return begin(Table::mention, id).take();
}

std::string mention_key(EntityId id, std::string_view note) {
  return mention_prefix(id).append(note);
}

std::string attribute_prefix(EntityId id) {
  return begin(Table::attribute, id).take();
}

std::string attribute_key(EntityId id, std::string_view note) {
  return attribute_prefix(id).append(note);
}

std::string relation_key(const RelationKey& relation) {
  ByteWriter key = begin(Table::relation);
  put_relation(key, relation);
  return key.take();
}

std::string outgoing_prefix(EntityId head) {
  return begin(Table::relation, head).take();
}

std::string incoming_prefix(EntityId tail) {
  return begin(Table::incoming, tail).take();
}

std::string incoming_key(const RelationKey& relation) {
  ByteWriter key = begin(Table::incoming);
  put_relation(key, {relation.tail, relation.type, relation.head});
  return key.take();
}

std::string evidence_prefix(const RelationKey& relation) {
  ByteWriter key = begin(Table::evidence);
  put_relation(key, relation);
  return key.take();
}

std::string evidence_key(const RelationKey& relation, std::string_view note) {
  return evidence_prefix(relation).append(note);
}

RelationKeys::RelationKeys(std::string_view note)
    : note_(note),
      note_prefix_bytes_(note_relation_prefix(note).size()),
      of_note_(begin(Table::note_relation, note)),
      relation_(begin(Table::relation)),
      evidence_(begin(Table::evidence)),
      incoming_(begin(Table::incoming)) {}

void RelationKeys::stand_at(const RelationKey& relation) {
  is_loop_ = relation.head == relation.tail;
  relation_.cut(1);
  put_relation(relation_, relation);
  const std::string_view ends_and_type = std::string_view(relation_.bytes()).substr(1);
  constexpr std::size_t kId = sizeof relation.head.value;
  of_note_.cut(note_prefix_bytes_);
  of_note_.put_raw(ends_and_type);
  evidence_.cut(1);
  evidence_.put_raw(ends_and_type);
  evidence_.put_raw(note_);
  incoming_.cut(1);
  incoming_.put_be64(relation.tail.value);
  incoming_.put_raw(ends_and_type.substr(kId, ends_and_type.size() - 2 * kId));
  incoming_.put_be64(relation.head.value);
}

std::string change_key(std::uint64_t sequence) {
  return numbered_key(Table::change, sequence);
}

std::string write_key(std::uint64_t sequence) {
  return numbered_key(Table::write, sequence);
}

std::string fact_change_key(std::uint64_t sequence) {
  return numbered_key(Table::fact_change, sequence);
}

std::string decision_key(std::uint64_t number) {
  return numbered_key(Table::decision, number);
}

std::string token_key(std::string_view key) {
  return table_prefix(Table::token).append(key);
}

std::string tokened_write_key(std::uint64_t sequence) {
  return numbered_key(Table::tokened_write, sequence);
}

std::string note_state_key(std::uint64_t sequence) {
  return numbered_key(Table::note_state, sequence);
}

std::string fact_state_key(std::uint64_t sequence) {
  return numbered_key(Table::fact_state, sequence);
}

std::optional<EntityId> parse_entity_id(std::string_view bytes) {
  ByteReader reader(bytes);
  const EntityId id{reader.read_be64()};
  if (!reader.finished()) return std::nullopt;
  return id;
}

std::optional<std::uint64_t> parse_sequence(std::string_view bytes) {
  ByteReader reader(bytes);
  const std::uint64_t sequence = reader.read_be64();
  if (!reader.finished()) return std::nullopt;
  return sequence;
}

std::optional<RelationKey> parse_relation(std::string_view bytes) {
  ByteReader reader(bytes);
  RelationKey relation;
  relation.head.value = reader.read_be64();
  relation.type = reader.read_ordered();
  relation.tail.value = reader.read_be64();
  if (!reader.finished()) return std::nullopt;
  return relation;
}

std::optional<std::string> parse_leading_note(std::string_view bytes) {
  ByteReader reader(bytes);
  std::string note = reader.read_ordered();
  if (!reader.ok()) return std::nullopt;
  return note;
}

std::optional<OtherEnd> parse_other_end(std::string_view bytes) {
  ByteReader reader(bytes);
  OtherEnd other;
  other.type = reader.read_ordered();
  other.entity.value = reader.read_be64();
  if (!reader.finished()) return std::nullopt;
  return other;
}

std::string end_of_prefix(std::string prefix) {
  while (prefix.back() == '\xFF') prefix.pop_back();
  prefix.back() = static_cast<char>(static_cast<std::uint8_t>(prefix.back()) + 1);
  return prefix;
}

}  // namespace notegraph::store
