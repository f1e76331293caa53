#include "graph/store/fingerprints.h"

#include "graph/store/byte_codec.h"

namespace notegraph::store {

std::uint64_t fingerprint(const Note& note) {
  ByteWriter writer;
  writer.put_be64(note.content_hash);
  writer.put_string(note.extractor_version);
  return content_hash(writer.bytes());
}

std::uint64_t fingerprint(const Entity& entity, std::size_t attribute_count) {
  ByteWriter writer;
  writer.put_string(entity.type);
  writer.put_string(entity.name);
  writer.put_string(entity.label);
  writer.put_strings(entity.aliases);
  writer.put_varint(entity.mention_count);
  writer.put_varint(entity.note_count);
  writer.put_varint(attribute_count);
  writer.put_double(entity.confidence);
  return content_hash(writer.bytes());
}

std::uint64_t fingerprint(double confidence, std::size_t evidence_count) {
  ByteWriter writer;
  writer.put_double(confidence);
  writer.put_varint(evidence_count);
  return content_hash(writer.bytes());
}

}  // namespace notegraph::store
