#include "api/service/diagram_builder.h"

#include <limits>
#include <utility>

#include <fmt/format.h>

#include "graph/query/best_evidence.h"

namespace notegraph::service {
namespace {

constexpr std::size_t kLeftOut = std::numeric_limits<std::size_t>::max();

std::string entity_tooltip(const Entity& entity) {
  return fmt::format("{} ({}): {} mentions in {} notes", entity.label, entity.type, entity.mention_count,
                     entity.note_count);
}

std::string relation_tooltip(const Relation& relation) {
  const auto best = query::best_evidence(relation, 1);
  if (best.evidence.empty()) return {};
  const Evidence& evidence = best.evidence.front();
  return fmt::format("{:.2f}  {}:{}\n{}", relation.confidence, evidence.note, evidence.line, evidence.quote);
}

}  // namespace

void DiagramBuilder::add_entity(EntityId id, bool emphasised) {
  if (emphasised) emphasised_entities_.insert(id);
  const bool fits = entities_.size() < max_entities_;
  const auto [at, is_new] = index_.try_emplace(id, fits ? entities_.size() : kLeftOut);
  if (!is_new) return;
  if (fits) {
    entities_.push_back(id);
  } else {
    ++left_out_;
  }
}

void DiagramBuilder::add_relation(const RelationKey& key, bool emphasised) {
  relations_[key] |= emphasised;
}

void DiagramBuilder::add_path(const query::Path& path) {
  for (std::size_t i = 0; i < path.entities.size(); ++i) {
    add_entity(path.entities[i], i == 0 || i + 1 == path.entities.size());
  }
  for (const query::Hop& hop : path.hops) add_relation(hop.relation, true);
}

Result<diagram::Drawing> DiagramBuilder::draw(std::string title) const {
  diagram::Drawing drawing;
  drawing.title = std::move(title);
  drawing.left_out = left_out_;
  for (const EntityId id : entities_) {
    const auto entity = snapshot_.find_entity(id);
    if (!entity) return entity.status();
    drawing.entities.push_back(
        {entity->type, entity->label, entity_tooltip(*entity), emphasised_entities_.contains(id)});
  }
  for (const auto& [key, emphasised] : relations_) {
    const auto head = index_.find(key.head);
    const auto tail = index_.find(key.tail);
    if (head == index_.end() || tail == index_.end() || head->second == kLeftOut || tail->second == kLeftOut)
      continue;
    auto relation = snapshot_.find_relation(key);
    if (!relation) return relation.status();
    const double confidence = relation->confidence;
    drawing.relations.push_back({head->second, key.type, tail->second, confidence,
                                 relation_tooltip(*std::move(relation)), emphasised});
  }
  return drawing;
}

}  // namespace notegraph::service
