#include "graph/store/canonical_facts.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "graph/model/surface.h"
#include "graph/store/merge.h"

namespace notegraph::store {
namespace {

Status refuse(std::string_view note, std::string_view reason) {
  return {StatusCode::invalid_argument, fmt::format("note '{}': {}", note, reason)};
}

bool is_confidence(double value) {
  return value > 0 && value <= 1;
}  // False for NaN.

Status check_evidence(std::string_view note, const Evidence& evidence) {
  if (!is_confidence(evidence.confidence)) {
    return refuse(note, fmt::format("evidence has confidence {}, outside (0, 1]", evidence.confidence));
  }
  if (evidence.note != note) {
    return refuse(note, fmt::format("evidence comes from another note, '{}'", evidence.note));
  }
  return {};
}

Status check_entity(std::string_view note, const NoteEntity& entity) {
  if (entity.type.empty()) return refuse(note, fmt::format("entity '{}' has no type", entity.name));
  if (surface_key(entity.name).empty()) {
    return refuse(note, fmt::format("an entity of type '{}' has no name", entity.type));
  }
  if (!is_confidence(entity.confidence)) {
    return refuse(
        note, fmt::format("entity '{}' has confidence {}, outside (0, 1]", entity.name, entity.confidence));
  }
  for (const Attribute& attribute : entity.attributes) {
    if (Status status = check_evidence(note, attribute.evidence); !status) return status;
  }
  return {};
}

Status check_ends(const NoteFacts& facts, const NoteRelation& relation) {
  const std::size_t entities = facts.entities.size();
  if (relation.head < entities && relation.tail < entities) return {};
  return refuse(facts.note.id, fmt::format("a relation '{}' names entity number {} of {}", relation.type,
                                           std::max(relation.head, relation.tail), entities));
}

/// Sorts the entities by id and lets the relations point to their new places. Gives the ids.
std::vector<EntityId> sort_entities(NoteFacts& facts) {
  std::vector<EntityId> ids;
  ids.reserve(facts.entities.size());
  for (const NoteEntity& entity : facts.entities) ids.push_back(entity_id_of(entity));

  std::vector<std::uint32_t> order(ids.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return ids[a] < ids[b]; });

  std::vector<NoteEntity> entities;
  entities.reserve(order.size());
  std::vector<std::uint32_t> place(order.size());
  for (const std::uint32_t old : order) {
    place[old] = static_cast<std::uint32_t>(entities.size());
    entities.push_back(std::move(facts.entities[old]));
  }
  facts.entities = std::move(entities);
  for (NoteRelation& relation : facts.relations) {
    relation.head = place[relation.head];
    relation.tail = place[relation.tail];
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

}  // namespace

Status canonicalize(std::string_view note, NoteEntity& entity) {
  if (Status status = check_entity(note, entity); !status) return status;
  std::sort(entity.mentions.begin(), entity.mentions.end(), mention_before);
  std::stable_sort(entity.attributes.begin(), entity.attributes.end(), attribute_before);
  return {};
}

Status canonicalize(std::string_view note, std::string_view type, std::vector<Evidence>& evidence) {
  if (type.empty()) return refuse(note, "a relation has no type");
  if (evidence.empty()) return refuse(note, fmt::format("a relation '{}' has no evidence", type));
  for (const Evidence& e : evidence) {
    if (Status status = check_evidence(note, e); !status) return status;
  }
  std::sort(evidence.begin(), evidence.end(), evidence_before);
  return {};
}

Result<CanonicalFacts> canonicalize(NoteFacts facts) {
  const std::string& note = facts.note.id;
  if (note.empty()) return Status(StatusCode::invalid_argument, "a note has no id");
  for (NoteEntity& entity : facts.entities) {
    if (Status status = canonicalize(note, entity); !status) return status;
  }
  for (NoteRelation& relation : facts.relations) {
    if (Status status = check_ends(facts, relation); !status) return status;
    if (Status status = canonicalize(note, relation.type, relation.evidence); !status) return status;
  }

  std::vector<EntityId> ids = sort_entities(facts);
  if (const auto twin = std::adjacent_find(ids.begin(), ids.end()); twin != ids.end()) {
    const auto first = static_cast<std::size_t>(twin - ids.begin());
    return refuse(note, fmt::format("entities '{}' and '{}' would share an id", facts.entities[first].name,
                                    facts.entities[first + 1].name));
  }

  // Entities are sorted by id, so their numbers order as their ids do.
  std::sort(facts.relations.begin(), facts.relations.end(), [](const NoteRelation& a, const NoteRelation& b) {
    return std::tie(a.head, a.type, a.tail) < std::tie(b.head, b.type, b.tail);
  });
  const auto twin = std::adjacent_find(
      facts.relations.begin(), facts.relations.end(), [](const NoteRelation& a, const NoteRelation& b) {
        return std::tie(a.head, a.type, a.tail) == std::tie(b.head, b.type, b.tail);
      });
  if (twin != facts.relations.end()) {
    return refuse(note, fmt::format("relation '{}' from '{}' to '{}' is listed twice", twin->type,
                                    facts.entities[twin->head].name, facts.entities[twin->tail].name));
  }
  return CanonicalFacts{std::move(facts), std::move(ids)};
}

}  // namespace notegraph::store
