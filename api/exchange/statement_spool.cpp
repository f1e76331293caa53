#include "api/exchange/statement_spool.h"

#include <cstddef>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "graph/store/byte_codec.h"
#include "graph/store/key_codec.h"
#include "graph/store/record_codec.h"

namespace notegraph::exchange {
namespace {

using spill::RecordSorter;
using store::ByteReader;
using store::ByteWriter;

constexpr std::size_t kSorters = 4;
constexpr std::size_t kIdBytes = 2 * sizeof(std::uint64_t);  // Of a SourceId.

void put_id(ByteWriter& writer, SourceId id) {
  writer.put_be64(id.plain.value);
  writer.put_be64(id.exact.value);
}

SourceId read_id(ByteReader& reader) {
  SourceId id;
  id.plain.value = reader.read_be64();
  id.exact.value = reader.read_be64();
  return id;
}

std::string key_of(SourceId id) {
  ByteWriter writer;
  put_id(writer, id);
  return writer.take();
}

// The key of an entity's record: SourceId, standing, and line if it is described.
Standing standing_of(std::string_view key) {
  return static_cast<Standing>(key[kIdBytes]);
}

std::uint64_t line_of(std::string_view key) {
  return ByteReader(key.substr(kIdBytes + 1)).read_be64();
}

/// What one record says of an entity.
struct EntityStatement {
  std::string id;  // Key of its SourceId.
  Standing standing = Standing::related;
  NoteEntity said;

  bool is_missing() const { return standing == Standing::related; }
};

Result<EntityStatement> read_entity(const spill::SortedRecords& record, const std::string& source) {
  EntityStatement statement;
  statement.id = record.key().substr(0, kIdBytes);
  statement.standing = standing_of(record.key());
  if (statement.standing == Standing::described) {
    auto said = store::decode_note_entity(record.value(), source, store::no_text);
    if (!said) return said.status();
    statement.said = *std::move(said);
    return statement;
  }
  ByteReader reader(record.value());
  statement.said.type = reader.read_string();
  statement.said.name = reader.read_string();
  statement.said.found_by = "import";
  return statement;
}

/// What the relations must know of an entity.
struct End {
  std::optional<EntityId> id;  // Nothing: it is missing.
  std::string kind, name;      // Of a missing one.
};

std::string encode_end(const EntityStatement& statement) {
  ByteWriter writer;
  writer.put_varint(statement.is_missing() ? 0 : 1);
  if (statement.is_missing()) {
    writer.put_string(statement.said.type);
    writer.put_string(statement.said.name);
  } else {
    writer.put_be64(entity_id_of(statement.said).value);
  }
  return writer.take();
}

End decode_end(std::string_view bytes) {
  ByteReader reader(bytes);
  End end;
  if (reader.read_varint() == 1) {
    end.id = EntityId{reader.read_be64()};
  } else {
    end.kind = reader.read_string();
    end.name = reader.read_string();
  }
  return end;
}

/// Gives each entity of a source its id, and notes it down for the relations.
class EntitySettler {
 public:
  EntitySettler(RecordSorter& ends, RecordSorter& facts) : ends_(ends), facts_(facts) {}

  /// One statement for each entity, in the order of SourceId. Of names with one surface_key() none is plain,
  /// whichever came first in the source: so the first of each plain id waits until the next shows whether it
  /// stands alone.
  Status add(EntityStatement statement) {
    if (statement.is_missing()) return settle(statement);
    const bool has_twin = waiting_ && plain_part(*waiting_) == plain_part(statement);
    if (waiting_ && has_twin) waiting_->said.exact_name = true;
    if (Status status = finish(); !status) return status;
    statement.said.exact_name = has_twin;
    waiting_ = std::move(statement);
    return {};
  }
  Status finish() { return waiting_ ? settle(*waiting_) : Status(); }

 private:
  static std::string_view plain_part(const EntityStatement& statement) {
    return std::string_view(statement.id).substr(0, sizeof(std::uint64_t));
  }

  Status settle(const EntityStatement& statement) {
    if (Status status = ends_.add(statement.id, encode_end(statement)); !status) return status;
    if (statement.is_missing()) return {};
    ByteWriter key;
    key.put_be64(entity_id_of(statement.said).value);
    return facts_.add(key.bytes(), store::encode_note_entity(statement.said, {}));
  }

  RecordSorter& ends_;
  RecordSorter& facts_;
  std::optional<EntityStatement> waiting_;
};

/// Calls visit(end, rest of the key, value) for each of `relations`, whose keys begin with those of their
/// ends.
template <typename Visit>
Status join_ends(RecordSorter& ends, RecordSorter& relations, Visit visit) {
  Result<spill::SortedRecords> end = ends.sorted();
  if (!end) return end.status();
  Result<spill::SortedRecords> relation = relations.sorted();
  if (!relation) return relation.status();
  std::optional<End> current;
  while (relation->valid()) {
    while (end->key() != relation->key().substr(0, kIdBytes)) {
      current.reset();
      if (Status status = end->next(); !status) return status;
    }
    if (!current) current = decode_end(end->value());
    const std::string_view rest = relation->key().substr(kIdBytes);
    if (Status status = visit(*current, rest, relation->value()); !status) return status;
    if (Status status = relation->next(); !status) return status;
  }
  return {};
}

void note_missing(const End& end, std::uint64_t line, BadLines& bad_lines) {
  bad_lines.note(line, fmt::format("no entity line for \"{}\" of kind \"{}\"", end.name, end.kind));
}

}  // namespace

SourceId source_id_of(std::string_view kind, std::string_view name) {
  return {make_entity_id(kind, name), make_exact_entity_id(kind, name)};
}

StatementSpool::StatementSpool(const spill::SpillOptions& room)
    : room_{room.directory, room.memory_bytes / kSorters},
      entities_(make_sorter()),
      relations_(make_sorter()),
      ends_(make_sorter()) {}

Status StatementSpool::add_entity(SourceId id, const NoteEntity& entity, std::uint64_t line) {
  ByteWriter key;
  put_id(key, id);
  key.put_byte(static_cast<std::uint8_t>(Standing::described));
  key.put_be64(line);
  return entities_.add(key.bytes(), store::encode_note_entity(entity, {}));
}

Status StatementSpool::add_name(SourceId id, Standing standing, std::string_view kind,
                                std::string_view name) {
  ByteWriter key, value;
  put_id(key, id);
  key.put_byte(static_cast<std::uint8_t>(standing));
  value.put_string(kind);
  value.put_string(name);
  return entities_.add(key.bytes(), value.bytes());
}

Status StatementSpool::add_relation(SourceId head, std::uint32_t type, SourceId tail, std::uint64_t line,
                                    const std::vector<Evidence>& evidence) {
  ByteWriter value;
  put_id(value, head);
  value.put_varint(type);
  value.put_varint(line);
  value.put_raw(store::encode_note_evidence(evidence, {}));
  return relations_.add(key_of(tail), value.bytes());
}

Result<std::unique_ptr<SpooledFacts>> StatementSpool::join(const std::string& source, BadLines& bad_lines) {
  RecordSorter entity_facts = make_sorter();
  if (Status status = settle_entities(source, bad_lines, entity_facts); !status) return status;
  entities_ = make_sorter();  // Makes room.
  RecordSorter by_head = make_sorter();
  if (Status status = join_tails(bad_lines, by_head); !status) return status;
  relations_ = make_sorter();
  RecordSorter relation_facts = make_sorter();
  if (Status status = join_heads(by_head, bad_lines, relation_facts); !status) return status;
  return std::make_unique<SpooledFacts>(source, std::move(entity_facts), std::move(relation_facts));
}

Status StatementSpool::settle_entities(const std::string& source, BadLines& bad_lines, RecordSorter& facts) {
  Result<spill::SortedRecords> record = entities_.sorted();
  if (!record) return record.status();

  EntitySettler settler(ends_, facts);
  std::string id;
  while (record->valid()) {
    const bool is_new = id != record->key().substr(0, kIdBytes);
    const bool is_described = standing_of(record->key()) == Standing::described;
    if (is_new || is_described) {
      Result<EntityStatement> statement = read_entity(*record, source);
      if (!statement) return statement.status();
      id = statement->id;
      if (is_new) {
        if (Status status = settler.add(*std::move(statement)); !status) return status;
      } else {
        bad_lines.note(line_of(record->key()),
                       fmt::format("the entity \"{}\" of kind \"{}\" stands here a second time",
                                   statement->said.name, statement->said.type));
      }
    }
    if (Status status = record->next(); !status) return status;
  }
  return settler.finish();
}

Status StatementSpool::join_tails(BadLines& bad_lines, RecordSorter& by_head) {
  return join_ends(
      ends_, relations_, [&](const End& tail, std::string_view, std::string_view bytes) -> Status {
        ByteReader reader(bytes);
        const SourceId head = read_id(reader);
        const std::uint64_t type = reader.read_varint();
        const std::uint64_t line = reader.read_varint();
        if (!tail.id) {
          note_missing(tail, line, bad_lines);
          return {};
        }
        ByteWriter key, value;
        put_id(key, head);
        key.put_ordered(types_[type]);  // From here on as in the key of the relation's facts, ...
        key.put_be64(tail.id->value);  // ... which so come in order, but for heads that share their plain id.
        value.put_varint(line);
        value.put_raw(reader.read_rest());
        return by_head.add(key.bytes(), value.bytes());
      });
}

Status StatementSpool::join_heads(RecordSorter& by_head, BadLines& bad_lines, RecordSorter& facts) {
  return join_ends(ends_, by_head,
                   [&](const End& head, std::string_view rest, std::string_view bytes) -> Status {
                     ByteReader reader(bytes);
                     const std::uint64_t line = reader.read_varint();
                     if (!head.id) {
                       note_missing(head, line, bad_lines);
                       return {};
                     }
                     ByteWriter key;
                     key.put_be64(head.id->value);
                     key.put_raw(rest);
                     return facts.add(key.bytes(), reader.read_rest());
                   });
}

}  // namespace notegraph::exchange
