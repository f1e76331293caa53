#include "api/exchange/rdf_graph.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "graph/model/utf8.h"

namespace notegraph::exchange {
namespace {

constexpr std::string_view kType = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
constexpr std::string_view kLabel = "http://www.w3.org/2000/01/rdf-schema#label";

/// `text` with %XX decoded; as it is where that is no UTF-8.
std::string without_percent_signs(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned char byte = 0;
    const char* digits = text.data() + i + 1;
    const bool is_code = text[i] == '%' && i + 2 < text.size() &&
                         std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2;
    decoded += is_code ? static_cast<char>(byte) : text[i];
    if (is_code) i += 2;
  }
  return is_utf8(decoded) && decoded.find('\0') == std::string::npos ? decoded : std::string(text);
}

}  // namespace

std::string last_part(std::string_view iri) {
  std::string_view part = iri;
  while (!part.empty() && (part.back() == '/' || part.back() == '#')) part.remove_suffix(1);
  const std::size_t separator = part.find_last_of("#/:");
  if (separator != std::string_view::npos) part.remove_prefix(separator + 1);
  return part.empty() ? std::string(iri) : without_percent_signs(part);
}

RdfGraph::NodeIndex RdfGraph::index_of(RdfTerm term) {
  const std::string key = (term.kind == RdfTerm::Kind::blank_node ? "_:" : "") + term.text;
  const auto [known, is_new] = index_.try_emplace(key, static_cast<NodeIndex>(nodes_.size()));
  if (is_new) nodes_.emplace_back().term = std::move(term);
  return known->second;
}

void RdfGraph::add(RdfStatement statement) {
  const NodeIndex subject = index_of(std::move(statement.subject));
  const bool is_literal = statement.object.kind == RdfTerm::Kind::literal;
  if (statement.predicate == kLabel && is_literal) {
    if (!statement.object.text.empty()) nodes_[subject].labels.push_back(std::move(statement.object.text));
    return;
  }
  if (statement.predicate == kType && !is_literal) {
    const NodeIndex type = index_of(std::move(statement.object));
    nodes_[type].is_schema = true;
    nodes_[subject].types.push_back(type);
    return;
  }
  const NodeIndex predicate = index_of({RdfTerm::Kind::iri, std::move(statement.predicate)});
  nodes_[predicate].is_schema = true;
  if (is_literal) {
    nodes_[subject].values.push_back({predicate, std::move(statement.object.text), statement.line});
    return;
  }
  const NodeIndex object = index_of(std::move(statement.object));
  nodes_[subject].is_related = nodes_[object].is_related = true;
  links_.push_back({subject, predicate, object, statement.line});
}

std::string RdfGraph::name_of(const Node& node) const {
  if (!node.labels.empty()) return node.labels.front();
  return node.term.kind == RdfTerm::Kind::iri ? last_part(node.term.text) : std::string();
}

Status RdfGraph::build(GraphBuilder& graph) {
  const std::vector<EntityKey> keys = name_entities(graph.source());
  for (NodeIndex i = 0; i < nodes_.size(); ++i) {
    if (!is_entity(nodes_[i])) continue;
    // No key stands here twice: name_entities() saw to it, and so no line is at fault.
    if (Status status = graph.describe(describe(nodes_[i], keys[i], graph.source()), 0); !status) {
      return status;
    }
  }
  for (const Link& link : links_) {
    Status status = graph.relate(keys[link.head], name_of(nodes_[link.predicate]), keys[link.tail], link.line,
                                 {bare_evidence(graph.source(), link.line, 1)});
    if (!status) return status;
  }
  return {};
}

std::vector<EntityKey> RdfGraph::name_entities(const std::string& source) const {
  std::vector<EntityKey> keys(nodes_.size());
  std::map<std::pair<std::string, std::string>, std::size_t> bearers;
  for (NodeIndex i = 0; i < nodes_.size(); ++i) {
    if (!is_entity(nodes_[i])) continue;
    const Node& node = nodes_[i];
    std::string kind = node.types.empty() ? std::string() : name_of(nodes_[node.types.front()]);
    std::string name = name_of(node);
    if (node.term.text.empty() && name.empty()) name = source;  // <>, the file itself.
    keys[i] = {kind.empty() ? std::string(kUntypedEntity) : std::move(kind), std::move(name)};
    ++bearers[{keys[i].kind, keys[i].name}];
  }
  for (NodeIndex i = 0; i < nodes_.size(); ++i) {
    if (!is_entity(nodes_[i])) continue;
    const RdfTerm& term = nodes_[i].term;
    const bool is_blank = term.kind == RdfTerm::Kind::blank_node;
    if (!is_blank && bearers[{keys[i].kind, keys[i].name}] == 1) continue;
    const std::string identity = is_blank ? fmt::format("{}#_:{}", source, term.text) : term.text;
    std::string& name = keys[i].name;
    name = name.empty() ? identity : fmt::format("{} ({})", name, identity);
  }
  return keys;
}

NoteEntity RdfGraph::describe(const Node& node, EntityKey key, const std::string& source) const {
  NoteEntity entity;
  entity.type = std::move(key.kind);
  entity.name = std::move(key.name);
  for (const std::string& label : node.labels) {
    const bool known = label == entity.name ||
                       std::find(entity.aliases.begin(), entity.aliases.end(), label) != entity.aliases.end();
    if (!known) entity.aliases.push_back(label);
  }
  for (std::size_t i = 1; i < node.types.size(); ++i) {
    entity.attributes.push_back({"type", name_of(nodes_[node.types[i]]), true, bare_evidence(source, 0, 1)});
  }
  for (const LiteralValue& literal : node.values) {
    entity.attributes.push_back(
        {name_of(nodes_[literal.predicate]), literal.value, false, bare_evidence(source, literal.line, 1)});
  }
  return entity;
}

}  // namespace notegraph::exchange
