#include "graph/store/meta_codec.h"

#include <utility>

#include "graph/store/byte_codec.h"
#include "graph/store/state_codec.h"

namespace notegraph::store {
namespace {

constexpr std::string_view kMagic = "notegraph";

void put_id(ByteWriter& writer, const StoreId& id) {
  for (const std::uint8_t byte : id) writer.put_byte(byte);
}

StoreId read_id(ByteReader& reader) {
  StoreId id;
  for (std::uint8_t& byte : id) byte = reader.read_byte();
  return id;
}

void put_entity_type(ByteWriter& writer, const EntityType& type) {
  for (const std::string* field :
       {&type.name, &type.meaning, &type.color, &type.shape, &type.zh, &type.en, &type.fr}) {
    writer.put_string(*field);
  }
}

EntityType read_entity_type(ByteReader& reader) {
  EntityType type;
  for (std::string* field :
       {&type.name, &type.meaning, &type.color, &type.shape, &type.zh, &type.en, &type.fr}) {
    *field = reader.read_string();
  }
  return type;
}

void put_relation_type(ByteWriter& writer, const RelationType& type) {
  for (const std::string* field :
       {&type.name, &type.meaning, &type.inverse, &type.color, &type.style, &type.zh, &type.en, &type.fr}) {
    writer.put_string(*field);
  }
  writer.put_byte(type.symmetric ? 1 : 0);
  writer.put_byte(type.transitive ? 1 : 0);
  writer.put_strings(type.heads);
  writer.put_strings(type.tails);
}

RelationType read_relation_type(ByteReader& reader) {
  RelationType type;
  for (std::string* field :
       {&type.name, &type.meaning, &type.inverse, &type.color, &type.style, &type.zh, &type.en, &type.fr}) {
    *field = reader.read_string();
  }
  type.symmetric = reader.read_byte() != 0;
  type.transitive = reader.read_byte() != 0;
  type.heads = reader.read_strings();
  type.tails = reader.read_strings();
  return type;
}

}  // namespace

std::string encode_format(const StoreFormat& format) {
  ByteWriter writer;
  writer.put_raw(kMagic);
  writer.put_varint(format.version);
  put_id(writer, format.id);
  return writer.take();
}

Result<StoreFormat> decode_format(std::string_view bytes) {
  if (!bytes.starts_with(kMagic)) {
    return Status(StatusCode::bad_data, "the record that says the format is not notegraph's");
  }
  ByteReader reader(bytes.substr(kMagic.size()));
  StoreFormat format;
  format.version = reader.read_varint32();
  format.id = read_id(reader);
  return finish_record(reader, "format", format);
}

std::string encode_state(const StoreState& state) {
  ByteWriter writer;
  put_id(writer, state.id);
  writer.put_varint(state.sequence);
  writer.put_varint(state.counts.notes);
  writer.put_varint(state.counts.entities);
  writer.put_varint(state.counts.relations);
  writer.put_varint(state.counts.evidence);
  writer.put_varint(state.counts.mentions);
  return writer.take();
}

Result<StoreState> decode_state(std::string_view bytes) {
  ByteReader reader(bytes);
  StoreState state;
  state.id = read_id(reader);
  state.sequence = reader.read_varint();
  state.counts.notes = reader.read_varint();
  state.counts.entities = reader.read_varint();
  state.counts.relations = reader.read_varint();
  state.counts.evidence = reader.read_varint();
  state.counts.mentions = reader.read_varint();
  return finish_record(reader, "state", state);
}

std::string encode_ontology(const Ontology& ontology) {
  ByteWriter writer;
  writer.put_varint(ontology.entity_types().size());
  for (const EntityType& type : ontology.entity_types()) put_entity_type(writer, type);
  writer.put_varint(ontology.relation_types().size());
  for (const RelationType& type : ontology.relation_types()) put_relation_type(writer, type);
  return writer.take();
}

Result<Ontology> decode_ontology(std::string_view bytes) {
  ByteReader reader(bytes);
  Ontology ontology;
  for (std::size_t left = reader.read_count(); left > 0 && reader.ok(); --left) {
    ontology.add(read_entity_type(reader));
  }
  for (std::size_t left = reader.read_count(); left > 0 && reader.ok(); --left) {
    ontology.add(read_relation_type(reader));
  }
  return finish_record(reader, "ontology", std::move(ontology));
}

std::string encode_change(const GraphChange& change) {
  ByteWriter writer;
  const std::vector<NoteChange> notes = without_renamings(change.notes);
  writer.put_varint(notes.size());
  for (const NoteChange& note : notes) {
    writer.put_string(note.note);
    writer.put_byte(static_cast<std::uint8_t>(note.kind));
  }
  if (!change.entities_known) return writer.take();
  writer.put_varint(change.entities.size());
  for (const EntityId id : change.entities) writer.put_be64(id.value);
  return writer.take();
}

Result<GraphChange> decode_change(std::uint64_t sequence, std::string_view bytes) {
  ByteReader reader(bytes);
  GraphChange change;
  change.sequence = sequence;
  for (std::size_t left = reader.read_count(); left > 0 && reader.ok(); --left) {
    NoteChange note;
    note.note = reader.read_string();
    const std::uint8_t kind = reader.read_byte();
    if (kind > static_cast<std::uint8_t>(NoteChange::Kind::removed)) reader.fail();
    note.kind = static_cast<NoteChange::Kind>(kind);
    change.notes.push_back(std::move(note));
  }
  change.entities_known = !reader.finished();
  if (change.entities_known) {
    for (std::size_t left = reader.read_count(); left > 0 && reader.ok(); --left) {
      change.entities.push_back({reader.read_be64()});
    }
  }
  return finish_record(reader, "write", std::move(change));
}

}  // namespace notegraph::store
