#include "graph/store/key_description.h"

#include <fmt/format.h>

#include "graph/store/byte_codec.h"
#include "graph/store/key_codec.h"

namespace notegraph::store {
namespace {

/// Reads the fields of a key and says each in words.
class FieldDescriber {
 public:
  explicit FieldDescriber(std::string_view fields) : reader_(fields) {}

  std::string entity() { return fmt::format("entity {:016x}", reader_.read_be64()); }
  std::string note() { return fmt::format("note '{}'", reader_.read_ordered()); }
  std::string relation() {
    const std::uint64_t head = reader_.read_be64();
    const std::string type = reader_.read_ordered();
    return fmt::format("relation {:016x} {} {:016x}", head, type, reader_.read_be64());
  }
  std::string incoming() {
    const std::uint64_t tail = reader_.read_be64();
    const std::string type = reader_.read_ordered();
    return fmt::format("relation {:016x} {} {:016x}", reader_.read_be64(), type, tail);
  }
  std::string text() { return fmt::format("'{}'", reader_.read_ordered()); }
  std::uint64_t sequence() { return reader_.read_be64(); }
  std::uint32_t number() { return reader_.read_be32(); }
  std::string last_note() { return fmt::format("note '{}'", rest()); }
  std::string rest() { return reader_.read_rest(); }
  bool finished() const { return reader_.finished(); }

 private:
  ByteReader reader_;
};

std::string describe_fields(Table table, FieldDescriber& fields) {
  switch (table) {
    case Table::meta: return "the store's record of its " + fields.rest();
    case Table::note: return fields.last_note();
    case Table::text: {
      const std::string note = fields.note();
      return fmt::format("text of {}, piece {}", note, fields.number());
    }
    case Table::note_entity: {
      const std::string note = fields.note();
      return fmt::format("what {} says of {}", note, fields.entity());
    }
    case Table::note_relation: {
      const std::string note = fields.note();
      return fmt::format("what {} says of {}", note, fields.relation());
    }
    case Table::entity: return fields.entity();
    case Table::name: {
      const std::string name = fields.text();
      return fmt::format("name {} of {}", name, fields.entity());
    }
    case Table::mention: {
      const std::string entity = fields.entity();
      return fmt::format("mentions of {} in {}", entity, fields.last_note());
    }
    case Table::attribute: {
      const std::string entity = fields.entity();
      return fmt::format("attributes of {} in {}", entity, fields.last_note());
    }
    case Table::relation: return fields.relation();
    case Table::evidence: {
      const std::string relation = fields.relation();
      return fmt::format("evidence of {} in {}", relation, fields.last_note());
    }
    case Table::change: return fmt::format("the record of write {}", fields.sequence());
    case Table::write: return fmt::format("the time and decisions of write {}", fields.sequence());
    case Table::fact_change: return fmt::format("the facts that write {} changed", fields.sequence());
    case Table::decision: return fmt::format("decision {}", fields.sequence());
    case Table::token: return fmt::format("the request '{}'", fields.rest());
    case Table::tokened_write: return fmt::format("the request of write {}", fields.sequence());
    case Table::note_state: return fmt::format("the states of notes around write {}", fields.sequence());
    case Table::fact_state: return fmt::format("the states of facts around write {}", fields.sequence());
    case Table::incoming: return fields.incoming() + ", listed at its tail";
  }
  return {};
}

std::string to_hex(std::string_view bytes) {
  std::string hex;
  for (const char c : bytes) hex += fmt::format("{:02x}", static_cast<unsigned char>(c));
  return hex;
}

}  // namespace

std::string describe_key(std::string_view key) {
  if (!key.empty()) {
    FieldDescriber fields(key.substr(1));
    const std::string words = describe_fields(static_cast<Table>(key.front()), fields);
    if (fields.finished() && !words.empty()) return words;
  }
  return "key " + to_hex(key);
}

}  // namespace notegraph::store
