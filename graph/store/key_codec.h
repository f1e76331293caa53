#ifndef NOTEGRAPH_GRAPH_STORE_KEY_CODEC_H_
#define NOTEGRAPH_GRAPH_STORE_KEY_CODEC_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "graph/model/entity.h"
#include "graph/model/relation.h"
#include "graph/store/byte_codec.h"

// Keys to bytes. One ordered keyspace; the first byte names the table, and byte order is the order of every
// listing in graph_store.h. FORMAT.md says what the values hold.
namespace notegraph::store {

/// The first byte of a key. Never renumber one, never give a number to another table: only add.
enum class Table : std::uint8_t {
  meta = 0x01,           ///< name
  note = 0x02,           ///< note
  text = 0x03,           ///< ordered(note) piece:be32
  note_entity = 0x04,    ///< ordered(note) entity:be64
  note_relation = 0x05,  ///< ordered(note) relation, where relation = head:be64 ordered(type) tail:be64
  entity = 0x06,         ///< entity:be64
  name = 0x07,           ///< ordered(surface key) entity:be64
  mention = 0x08,        ///< entity:be64 note
  attribute = 0x09,      ///< entity:be64 note
  relation = 0x0A,       ///< relation
  evidence = 0x0B,       ///< relation note
  incoming = 0x0C,       ///< tail:be64 ordered(type) head:be64; none for a relation of an entity to itself
  change = 0x0D,         ///< sequence:be64
  write = 0x0E,          ///< sequence:be64
  fact_change = 0x0F,    ///< sequence:be64
  decision = 0x10,       ///< number:be64
  token = 0x11,          ///< key
  tokened_write = 0x12,  ///< sequence:be64
  note_state = 0x13,     ///< sequence:be64
  fact_state = 0x14,     ///< sequence:be64
};

/// Names in Table::meta.
inline constexpr std::string_view kMetaFormat = "format";
inline constexpr std::string_view kMetaOntology = "ontology";
inline constexpr std::string_view kMetaState = "state";
inline constexpr std::string_view kMetaFactHistory = "history";

std::string table_prefix(Table table);
std::string meta_key(std::string_view name);
std::string note_key(std::string_view note);
std::string text_key(std::string_view note, std::uint32_t piece);
std::string text_prefix(std::string_view note);
std::string note_entity_key(std::string_view note, EntityId id);
std::string note_entity_prefix(std::string_view note);
std::string note_relation_key(std::string_view note, const RelationKey& relation);
std::string note_relation_prefix(std::string_view note);
std::string entity_key(EntityId id);
std::string name_key(std::string_view surface_key, EntityId id);
std::string name_prefix(std::string_view surface_key);
std::string mention_key(EntityId id, std::string_view note);
std::string mention_prefix(EntityId id);
std::string attribute_key(EntityId id, std::string_view note);
std::string attribute_prefix(EntityId id);
std::string relation_key(const RelationKey& relation);
std::string outgoing_prefix(EntityId head);
std::string incoming_prefix(EntityId tail);
std::string incoming_key(const RelationKey& relation);
std::string evidence_key(const RelationKey& relation, std::string_view note);
std::string evidence_prefix(const RelationKey& relation);

/// The keys of one relation after the other, in room that is used again: an import needs millions of them.
class RelationKeys {
 public:
  /// `note`: that of of_note() and evidence().
  explicit RelationKeys(std::string_view note);

  void stand_at(const RelationKey& relation);
  bool is_loop() const { return is_loop_; }
  const std::string& of_note() const { return of_note_.bytes(); }    ///< note_relation_key()
  const std::string& relation() const { return relation_.bytes(); }  ///< relation_key()
  const std::string& evidence() const { return evidence_.bytes(); }  ///< evidence_key()
  const std::string& incoming() const { return incoming_.bytes(); }  ///< incoming_key()

 private:
  const std::string note_;
  const std::size_t note_prefix_bytes_;
  ByteWriter of_note_, relation_, evidence_, incoming_;
  bool is_loop_ = false;
};

std::string change_key(std::uint64_t sequence);
std::string write_key(std::uint64_t sequence);
std::string fact_change_key(std::uint64_t sequence);
std::string decision_key(std::uint64_t number);
std::string token_key(std::string_view key);
std::string tokened_write_key(std::uint64_t sequence);
std::string note_state_key(std::uint64_t sequence);
std::string fact_state_key(std::uint64_t sequence);

/// What follows a prefix in the key of an entity or a relation. Nothing if the bytes are no such thing.
std::optional<EntityId> parse_entity_id(std::string_view bytes);
std::optional<RelationKey> parse_relation(std::string_view bytes);

/// What follows the table byte in Table::change, write, fact_change, decision and tokened_write.
std::optional<std::uint64_t> parse_sequence(std::string_view bytes);

/// The note at the front of what follows the table byte in Table::text, note_entity and note_relation.
std::optional<std::string> parse_leading_note(std::string_view bytes);

/// What follows outgoing_prefix() or incoming_prefix(): the type of the relation and its other end.
struct OtherEnd {
  std::string type;
  EntityId entity;
};
std::optional<OtherEnd> parse_other_end(std::string_view bytes);

/// The first key behind all keys that begin with `prefix`, which must not consist of FF bytes alone.
std::string end_of_prefix(std::string prefix);

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_KEY_CODEC_H_
