#include "graph/decisions/working_graph.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "graph/store/merge.h"

namespace notegraph::decisions {
namespace {

constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();

}  // namespace

template <typename T>
const T* WorkingGraph::found(const Result<T>& result) {
  if (result) return &*result;
  if (result.status().code() != StatusCode::not_found && status_) status_ = result.status();
  return nullptr;
}

PlacedEntity* WorkingGraph::find_entity(EntityId id) {
  auto& entities = patch_.entities;
  if (const auto shown = entities.shown.find(id); shown != entities.shown.end()) return &shown->second;
  if (!status_ || entities.replaced.contains(id)) return nullptr;
  const auto stored = base_.find_entity(id);
  const Entity* entity = found(stored);
  if (entity == nullptr) return nullptr;
  const auto mentions = base_.mentions_of(id, kAll);
  if (found(mentions) == nullptr) return nullptr;
  entities.replaced.insert(id);
  ++replaced_.entities;
  replaced_.mentions += mentions->size();
  return &entities.shown.emplace(id, PlacedEntity{*entity, *mentions}).first->second;
}

Relation* WorkingGraph::find_relation(const RelationKey& key) {
  auto& relations = patch_.relations;
  if (const auto shown = relations.shown.find(key); shown != relations.shown.end()) return &shown->second;
  if (!status_ || relations.replaced.contains(key)) return nullptr;
  const auto stored = base_.find_relation(key);
  const Relation* relation = found(stored);
  if (relation == nullptr) return nullptr;
  relations.replaced.insert(key);
  ++replaced_.relations;
  replaced_.evidence += relation->evidence.size();
  show(*relation);
  return &relations.shown.at(key);
}

std::vector<RelationKey> WorkingGraph::relations_of(EntityId id) {
  if (status_ && with_all_relations_.insert(id).second) {
    const auto incident = base_.relations_of(id, kAll);
    if (const auto* relations = found(incident)) {
      for (const store::RelationSummary& row : relations->rows) find_relation(row.key);
    }
  }
  const auto keys = incident_.find(id);
  if (!status_ || keys == incident_.end()) return {};
  return {keys->second.begin(), keys->second.end()};
}

PlacedEntity& WorkingGraph::put_entity(Entity entity) {
  const EntityId id = entity.id;
  return patch_.entities.shown.emplace(id, PlacedEntity{std::move(entity), {}}).first->second;
}

void WorkingGraph::add_evidence(const RelationKey& key, const std::vector<Evidence>& evidence) {
  if (find_relation(key) == nullptr) show({key, 0, {}});
  std::vector<Evidence> all = patch_.relations.shown.at(key).evidence;
  all.insert(all.end(), evidence.begin(), evidence.end());
  set_evidence(key, std::move(all));
}

void WorkingGraph::set_evidence(const RelationKey& key, std::vector<Evidence> evidence) {
  if (evidence.empty()) return remove_relation(key);
  std::sort(evidence.begin(), evidence.end(), store::evidence_before);
  evidence.erase(std::unique(evidence.begin(), evidence.end()), evidence.end());
  Relation& relation = patch_.relations.shown.at(key);
  relation.confidence = combine_confidence(evidence);
  relation.evidence = std::move(evidence);
}

void WorkingGraph::remove_relation(const RelationKey& key) {
  patch_.relations.shown.erase(key);
  incident_[key.head].erase(key);
  incident_[key.tail].erase(key);
}

void WorkingGraph::remove_entity(EntityId id) {
  patch_.entities.shown.erase(id);
}

void WorkingGraph::show(Relation relation) {
  const RelationKey key = relation.key;
  incident_[key.head].insert(key);
  incident_[key.tail].insert(key);
  patch_.relations.shown.emplace(key, std::move(relation));
}

Result<GraphPatch> WorkingGraph::finish() && {
  const auto counts = base_.counts();
  if (!counts) return counts.status();
  patch_.counts = *counts;
  patch_.counts.entities += patch_.entities.shown.size() - replaced_.entities;
  patch_.counts.relations += patch_.relations.shown.size() - replaced_.relations;
  patch_.counts.mentions -= replaced_.mentions;
  patch_.counts.evidence -= replaced_.evidence;
  for (const auto& [id, placed] : patch_.entities.shown) patch_.counts.mentions += placed.mentions.size();
  for (const auto& [key, relation] : patch_.relations.shown) {
    patch_.counts.evidence += relation.evidence.size();
  }
  return std::move(patch_);
}

}  // namespace notegraph::decisions
