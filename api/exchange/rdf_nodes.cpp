#include "api/exchange/rdf_nodes.h"

#include <algorithm>
#include <utility>

#include "graph/model/note.h"
#include "graph/store/byte_codec.h"

namespace notegraph::exchange {
namespace {

using store::ByteReader;
using store::ByteWriter;

constexpr std::string_view kBlankNode = "_:";
// What stands behind the node in a key: part and number of the statement.
constexpr std::size_t kStatementBytes = 1 + sizeof(std::uint64_t);
// One of the ends known, about: an IRI and what holds it.
constexpr std::size_t kEndBytes = 160;

std::string_view node_part(std::string_view key) {
  return key.substr(0, key.size() - kStatementBytes);
}

}  // namespace

std::string node_id(const RdfTerm& term) {
  return term.kind == RdfTerm::Kind::blank_node ? std::string(kBlankNode) + term.text : term.text;
}

bool is_blank_node(std::string_view id) {
  return id.starts_with(kBlankNode);  // No scheme of an IRI begins like that.
}

std::string node_sort_key(std::string_view id) {
  ByteWriter key;
  key.put_be64(content_hash(id));
  key.put_ordered(id);
  return key.take();
}

RdfNodes::RdfNodes(const spill::SpillOptions& room)
    : said_(room), most_ends_(room.memory_bytes / 2 / kEndBytes) {}

Status RdfNodes::add(std::string_view id, Part part, std::uint64_t line, std::string_view said) {
  ByteWriter key, record;
  key.put_raw(node_sort_key(id));
  key.put_byte(static_cast<std::uint8_t>(part));
  key.put_be64(count_++);
  record.put_varint(line);
  record.put_raw(said);
  return said_.add(key.bytes(), record.bytes());
}

Status RdfNodes::add_label(std::string_view id, std::string_view label, std::uint64_t line) {
  return add(id, Part::label, line, label);
}

Status RdfNodes::add_type(std::string_view id, std::uint32_t type, std::uint64_t line) {
  ByteWriter said;
  said.put_varint(type);
  return add(id, Part::type, line, said.bytes());
}

Status RdfNodes::add_value(std::string_view id, const RdfNode::Value& value) {
  ByteWriter said;
  said.put_varint(value.predicate);
  said.put_raw(value.text);
  return add(id, Part::value, value.line, said.bytes());
}

Status RdfNodes::add_end(const std::string& id, std::uint64_t line) {
  if (ends_.contains(id)) return {};
  if (ends_.size() >= most_ends_) ends_.clear();
  ends_.insert(id);
  return add(id, Part::end, line, {});
}

Status RdfNodes::each(const std::function<Status(const RdfNode&)>& visit) {
  ends_ = {};
  Result<spill::SortedRecords> records = said_.sorted();
  if (!records) return records.status();
  std::string key;
  while (records->valid()) {
    key = node_part(records->key());
    ByteReader reader(key);
    reader.read_be64();
    RdfNode node;
    node.id = reader.read_ordered();
    while (records->valid() && node_part(records->key()) == key) {
      take(records->key(), records->value(), node);
      if (Status status = records->next(); !status) return status;
    }
    if (Status status = visit(node); !status) return status;
  }
  return {};
}

void RdfNodes::take(std::string_view key, std::string_view record, RdfNode& node) {
  ByteReader reader(record);
  const std::uint64_t line = reader.read_varint();
  node.line = node.line == 0 ? line : std::min(node.line, line);
  switch (static_cast<Part>(key[key.size() - kStatementBytes])) {
    case Part::label:
      if (std::string label = reader.read_rest(); !label.empty()) node.labels.push_back(std::move(label));
      break;
    case Part::type: node.types.push_back(reader.read_varint32()); break;
    case Part::value: {
      RdfNode::Value& value = node.values.emplace_back();
      value.predicate = reader.read_varint32();
      value.text = reader.read_rest();
      value.line = line;
      break;
    }
    case Part::end: node.is_related = true; break;
  }
}

}  // namespace notegraph::exchange
