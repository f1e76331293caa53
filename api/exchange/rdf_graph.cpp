#include "api/exchange/rdf_graph.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "graph/store/byte_codec.h"

namespace notegraph::exchange {
namespace {

using spill::RecordSorter;
using store::ByteReader;
using store::ByteWriter;

constexpr std::string_view kType = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
constexpr std::string_view kLabel = "http://www.w3.org/2000/01/rdf-schema#label";
constexpr std::size_t kSorters = 4;

void put_key(ByteWriter& writer, const EntityKey& key) {
  writer.put_string(key.kind);
  writer.put_string(key.name);
}

EntityKey read_key(ByteReader& reader) {
  EntityKey key;
  key.kind = reader.read_string();
  key.name = reader.read_string();
  return key;
}

/// Sorts names; they often begin alike, so what comes first is a hash.
std::string name_sort_key(const EntityKey& key) {
  ByteWriter whole, sorted;
  put_key(whole, key);
  sorted.put_be64(content_hash(whole.bytes()));
  sorted.put_raw(whole.bytes());
  return sorted.take();
}

EntityKey parse_name_sort_key(std::string_view bytes) {
  ByteReader reader(bytes);
  reader.read_be64();
  return read_key(reader);
}

/// The key of an entity whose name others bear, too: what identifies it stands in brackets.
EntityKey told_apart(EntityKey key, std::string_view id, const std::string& source) {
  const std::string identity = is_blank_node(id) ? fmt::format("{}#{}", source, id) : std::string(id);
  key.name = key.name.empty() ? identity : fmt::format("{} ({})", key.name, identity);
  return key;
}

/// Calls visit(key, value) for each of `relations`, which are sorted by one of their ends, with the EntityKey
/// of that. All ends are in `names`.
template <typename Visit>
Status join_names(RecordSorter& names, RecordSorter& relations, Visit visit) {
  Result<spill::SortedRecords> name = names.sorted();
  if (!name) return name.status();
  Result<spill::SortedRecords> relation = relations.sorted();
  if (!relation) return relation.status();
  while (relation->valid()) {
    while (name->key() != relation->key()) {
      if (Status status = name->next(); !status) return status;
    }
    ByteReader reader(name->value());
    const EntityKey key = read_key(reader);
    while (relation->valid() && relation->key() == name->key()) {
      if (Status status = visit(key, relation->value()); !status) return status;
      if (Status status = relation->next(); !status) return status;
    }
  }
  return {};
}

}  // namespace

RdfGraph::RdfGraph(const spill::SpillOptions& room)
    : room_{room.directory, room.memory_bytes / kSorters}, nodes_(room_), relations_(room_), names_(room_) {}

Status RdfGraph::add(const RdfStatement& statement) {
  const std::string subject = node_id(statement.subject);
  const std::string& text = statement.object.text;
  const std::uint64_t line = statement.line;
  const bool is_literal = statement.object.kind == RdfTerm::Kind::literal;
  if (statement.predicate == kLabel && is_literal) {
    return nodes_.add_label(subject, text, line);
  }
  if (statement.predicate == kType && !is_literal) {
    return nodes_.add_type(subject, schema_.number_of(node_id(statement.object)), line);
  }
  const std::uint32_t predicate = schema_.number_of(statement.predicate);
  if (is_literal) return nodes_.add_value(subject, {predicate, text, line});

  relation_types_.insert(predicate);
  const std::string object = node_id(statement.object);
  for (const std::string* end : {&subject, &object}) {
    if (Status status = nodes_.add_end(*end, line); !status) return status;
  }
  ByteWriter value;
  value.put_string(subject);
  value.put_varint(predicate);
  value.put_varint(line);
  return relations_.add(node_sort_key(object), value.bytes());
}

Status RdfGraph::build(GraphBuilder& graph) {
  if (Status status = name_schema(); !status) return status;
  if (Status status = name_entities(graph.source()); !status) return status;
  announce_types(graph);
  if (Status status = describe_entities(graph); !status) return status;
  return relate_entities(graph);
}

Status RdfGraph::name_schema() {
  return nodes_.each([&](const RdfNode& node) -> Status {
    const auto number = schema_.find(node.id);
    if (number && !node.labels.empty()) schema_.set_label(*number, node.labels.front());
    return {};
  });
}

EntityKey RdfGraph::key_of(const RdfNode& node, const std::string& source) const {
  EntityKey key;
  key.kind = node.types.empty() ? std::string() : schema_.name(node.types.front());
  if (key.kind.empty()) key.kind = kUntypedEntity;
  key.name = node.labels.empty() ? name_without_label(node.id) : node.labels.front();
  if (node.id.empty() && key.name.empty()) key.name = source;  // <>, the file itself.
  return key;
}

Status RdfGraph::name_entities(const std::string& source) {
  RecordSorter bearers(room_);  // Sort key of a name: the node that bears it.
  Status status = nodes_.each([&](const RdfNode& node) -> Status {
    if (!is_entity(node)) return {};
    if (!node.types.empty()) kinds_.insert(node.types.front());
    return bearers.add(name_sort_key(key_of(node, source)), node.id);
  });
  if (!status) return status;

  Result<spill::SortedRecords> bearer = bearers.sorted();
  if (!bearer) return bearer.status();
  std::string last_name;
  while (bearer->valid()) {
    const std::string name(bearer->key());
    const std::string id(bearer->value());
    if (status = bearer->next(); !status) return status;
    const bool is_shared = name == last_name || (bearer->valid() && bearer->key() == name);
    EntityKey key = parse_name_sort_key(name);
    if (is_shared || is_blank_node(id)) key = told_apart(std::move(key), id, source);
    ByteWriter value;
    put_key(value, key);
    if (status = names_.add(node_sort_key(id), value.bytes()); !status) return status;
    last_name = name;
  }
  return {};
}

void RdfGraph::announce_types(GraphBuilder& graph) const {
  for (const std::uint32_t kind : kinds_) {
    if (const std::string& name = schema_.name(kind); !name.empty()) graph.announce_kind(name);
  }
  for (const std::uint32_t type : relation_types_) graph.announce_relation_type(schema_.name(type));
}

Status RdfGraph::describe_entities(GraphBuilder& graph) {
  Result<spill::SortedRecords> name = names_.sorted();  // In the order of the nodes.
  if (!name) return name.status();
  return nodes_.each([&](const RdfNode& node) -> Status {
    if (!is_entity(node)) return {};
    ByteReader reader(name->value());
    NoteEntity entity = describe(node, read_key(reader), graph.source());
    if (Status status = name->next(); !status) return status;
    return graph.describe(std::move(entity), node.line);
  });
}

NoteEntity RdfGraph::describe(const RdfNode& node, EntityKey key, const std::string& source) const {
  NoteEntity entity;
  entity.type = std::move(key.kind);
  entity.name = std::move(key.name);
  for (const std::string& label : node.labels) {
    const bool known = label == entity.name ||
                       std::find(entity.aliases.begin(), entity.aliases.end(), label) != entity.aliases.end();
    if (!known) entity.aliases.push_back(label);
  }
  for (std::size_t i = 1; i < node.types.size(); ++i) {
    entity.attributes.push_back({"type", schema_.name(node.types[i]), true, bare_evidence(source, 0, 1)});
  }
  for (const RdfNode::Value& value : node.values) {
    entity.attributes.push_back(
        {schema_.name(value.predicate), value.text, false, bare_evidence(source, value.line, 1)});
  }
  return entity;
}

Status RdfGraph::relate_entities(GraphBuilder& graph) {
  RecordSorter by_head(room_);  // Sort key of the head: type, line, EntityKey of the tail.
  Status status = join_names(names_, relations_, [&](const EntityKey& tail, std::string_view relation) {
    ByteReader reader(relation);
    const std::string head = reader.read_string();
    ByteWriter value;
    value.put_raw(reader.read_rest());
    put_key(value, tail);
    return by_head.add(node_sort_key(head), value.bytes());
  });
  if (!status) return status;
  relations_ = RecordSorter(room_);  // Makes room.
  return join_names(names_, by_head, [&](const EntityKey& head, std::string_view relation) {
    ByteReader reader(relation);
    const std::string& type = schema_.name(reader.read_varint32());
    const std::uint64_t line = reader.read_varint();
    const EntityKey tail = read_key(reader);
    return graph.relate(head, type, tail, line, {bare_evidence(graph.source(), line, 1)});
  });
}

}  // namespace notegraph::exchange
