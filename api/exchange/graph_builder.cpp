#include "api/exchange/graph_builder.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <limits>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "graph/model/surface.h"

namespace notegraph::exchange {

Evidence bare_evidence(const std::string& source, std::uint64_t line, double confidence) {
  Evidence evidence;
  evidence.note = source;
  evidence.line =
      static_cast<std::uint32_t>(std::min<std::uint64_t>(line, std::numeric_limits<std::uint32_t>::max()));
  evidence.rule = "import";
  evidence.confidence = confidence;
  return evidence;
}

std::size_t GraphBuilder::KeyHash::operator()(const EntityKey& key) const noexcept {
  return std::hash<std::string>()(key.name) * 31 + std::hash<std::string>()(key.kind);
}

GraphBuilder::GraphBuilder(const Ontology& known, std::string source)
    : source_(std::move(source)), types_(known) {}

std::uint32_t GraphBuilder::entity_index(const EntityKey& key) {
  const auto [known, is_new] = index_.try_emplace(key, static_cast<std::uint32_t>(entities_.size()));
  if (is_new) {
    NoteEntity& entity = entities_.emplace_back();
    entity.type = key.kind;
    entity.name = key.name;
    entity.found_by = "import";
    present_.push_back(false);
  }
  return known->second;
}

std::uint32_t GraphBuilder::type_index(const std::string& type) {
  const auto [known, is_new] = type_index_.try_emplace(type, static_cast<std::uint32_t>(type_names_.size()));
  if (is_new) type_names_.push_back(type);
  return known->second;
}

void GraphBuilder::take(std::uint32_t entity) {
  present_[entity] = true;
  types_.see_entity_type(entities_[entity].type);
}

Status GraphBuilder::describe(NoteEntity entity) {
  const std::uint32_t index = entity_index({entity.type, entity.name});
  if (present_[index]) {
    return {StatusCode::bad_data, fmt::format("the entity \"{}\" of kind \"{}\" stands here a second time",
                                              entity.name, entity.type)};
  }
  entity.found_by = "import";
  entities_[index] = std::move(entity);
  take(index);
  return {};
}

void GraphBuilder::name(const EntityKey& key) {
  const std::uint32_t index = entity_index(key);
  if (!present_[index]) take(index);
}

void GraphBuilder::relate(const EntityKey& head, const std::string& type, const EntityKey& tail,
                          std::uint64_t line, std::vector<Evidence> evidence) {
  relations_.push_back({entity_index(head), type_index(type), entity_index(tail), line, std::move(evidence)});
  types_.see_relation_type(type);
}

Result<ImportedGraph> GraphBuilder::finish(BadLines bad_lines) {
  index_.clear();
  if (Status status = drop_loose_relations(bad_lines); !status) return status;
  drop_missing_entities();
  ImportedGraph graph;
  graph.facts.note.id = source_;
  merge_relations(graph.facts);
  graph.facts.entities = std::move(entities_);
  keep_names_apart(graph.facts);
  graph.types = types_.found();
  bad_lines.move_into(graph);
  return graph;
}

Status GraphBuilder::drop_loose_relations(BadLines& bad_lines) {
  Status status;
  std::erase_if(relations_, [&](const StatedRelation& relation) {
    if (!status || (present_[relation.head] && present_[relation.tail])) return false;
    const NoteEntity& missing = entities_[present_[relation.head] ? relation.tail : relation.head];
    status = bad_lines.refuse(
        relation.line, fmt::format("no entity line for \"{}\" of kind \"{}\"", missing.name, missing.type));
    return true;
  });
  return status;
}

void GraphBuilder::drop_missing_entities() {
  std::vector<std::uint32_t> index_now(entities_.size());
  std::uint32_t kept = 0;
  for (std::uint32_t i = 0; i < entities_.size(); ++i) {
    index_now[i] = kept;
    if (!present_[i]) continue;
    if (kept != i) entities_[kept] = std::move(entities_[i]);
    ++kept;
  }
  entities_.resize(kept);
  for (StatedRelation& relation : relations_) {
    relation.head = index_now[relation.head];
    relation.tail = index_now[relation.tail];
  }
}

void GraphBuilder::merge_relations(NoteFacts& facts) {
  const auto key_of = [](const StatedRelation& relation) {
    return std::tuple(relation.head, relation.type, relation.tail);
  };
  std::stable_sort(relations_.begin(), relations_.end(),
                   [&](const auto& a, const auto& b) { return key_of(a) < key_of(b); });
  const StatedRelation* before = nullptr;
  for (StatedRelation& relation : relations_) {
    const bool is_new = before == nullptr || key_of(*before) != key_of(relation);
    before = &relation;
    if (is_new) {
      facts.relations.push_back(
          {relation.head, type_names_[relation.type], relation.tail, std::move(relation.evidence)});
      continue;
    }
    auto& evidence = facts.relations.back().evidence;
    evidence.insert(evidence.end(), std::make_move_iterator(relation.evidence.begin()),
                    std::make_move_iterator(relation.evidence.end()));
  }
}

/// All names that share a key, whichever came first: the order of lines must not matter.
void GraphBuilder::keep_names_apart(NoteFacts& facts) const {
  std::map<std::pair<std::string, std::string>, std::vector<std::uint32_t>> same_key;
  for (std::uint32_t i = 0; i < facts.entities.size(); ++i) {
    same_key[{facts.entities[i].type, surface_key(facts.entities[i].name)}].push_back(i);
  }
  for (const auto& [key, entities] : same_key) {
    for (const std::uint32_t entity : entities) facts.entities[entity].exact_name = entities.size() > 1;
  }
}

}  // namespace notegraph::exchange
