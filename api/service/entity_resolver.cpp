#include "api/service/entity_resolver.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "graph/model/surface.h"

namespace notegraph::service {
namespace {

constexpr std::size_t kSuggestions = 5;

struct ParsedReference {
  std::string_view type;  // Empty: any.
  std::string_view name;
};

/// The part before the first colon is a type only if the ontology knows it: names may hold colons.
ParsedReference parse_reference(std::string_view text, const Ontology& ontology) {
  const auto colon = text.find(':');
  if (colon != std::string_view::npos && ontology.find_entity_type(text.substr(0, colon)) != nullptr) {
    return {text.substr(0, colon), text.substr(colon + 1)};
  }
  return {{}, text};
}

/// How well `entity` answers to the reference; smaller is better. With its type before it a name is what
/// to_reference() gives, which is of this entity alone, though another may be shown so.
int rank(const query::NamedEntity& entity, const ParsedReference& reference, const std::string& key) {
  const int labeled = reference.type.empty() ? 0 : 2;
  if (entity.name == reference.name) return 0;
  if (entity.label == reference.name) return labeled;
  if (surface_key(entity.name) == key) return 1;
  if (surface_key(entity.label) == key) return labeled + 1;
  return 4;
}

Status unknown_name(const ParsedReference& reference, const query::NameIndex& names) {
  std::vector<std::string> candidates;
  for (const query::NameMatch& match : names.search(reference.name, kSuggestions)) {
    if (const auto entity = names.find(match.entity)) candidates.push_back(to_reference(*entity));
  }
  const std::string kind =
      reference.type.empty() ? "entity" : fmt::format("entity of type {}", reference.type);
  return {StatusCode::not_found, fmt::format("no {} is called \"{}\"", kind, reference.name),
          std::move(candidates)};
}

}  // namespace

std::string to_reference(const query::NamedEntity& entity) {
  return fmt::format("{}:{}", entity.type, entity.name);
}

Result<query::NamedEntity> resolve_entity(std::string_view reference, const Ontology& ontology,
                                          const query::NameIndex& names) {
  const ParsedReference parsed = parse_reference(reference, ontology);
  const std::string key = surface_key(parsed.name);
  if (key.empty()) return Status(StatusCode::invalid_argument, "the name of an entity is empty");

  std::vector<query::NamedEntity> best;
  int best_rank = 0;
  for (const EntityId id : names.exact(parsed.name)) {
    const auto entity = names.find(id);
    if (!entity || (!parsed.type.empty() && entity->type != parsed.type)) continue;
    const int entity_rank = rank(*entity, parsed, key);
    if (best.empty() || entity_rank < best_rank) {
      best.clear();
      best_rank = entity_rank;
    }
    if (entity_rank == best_rank) best.push_back(*entity);
  }
  if (best.size() == 1) return best.front();
  if (best.empty()) return unknown_name(parsed, names);
  std::vector<std::string> candidates;
  for (const query::NamedEntity& entity : best) candidates.push_back(to_reference(entity));
  std::sort(candidates.begin(), candidates.end());
  return Status(StatusCode::ambiguous,
                fmt::format("\"{}\" means {} entities; name one by its type", parsed.name, best.size()),
                std::move(candidates));
}

const Decision* find_rejection(std::string_view reference, const Ontology& ontology,
                               const std::vector<Decision>& decisions) {
  const ParsedReference parsed = parse_reference(reference, ontology);
  const std::string key = surface_key(parsed.name);
  const auto is_meant = [&key](const std::string& name) { return surface_key(name) == key; };
  const auto rejects = [&](const Decision& decision) {
    if (decision.undone || (!parsed.type.empty() && decision.entity.type != parsed.type)) return false;
    if (decision.kind == DecisionKind::reject_entity) return is_meant(decision.entity.name);
    return decision.kind == DecisionKind::reject_alias &&
           std::any_of(decision.aliases.begin(), decision.aliases.end(), is_meant);
  };
  const auto newest = std::find_if(decisions.rbegin(), decisions.rend(), rejects);
  return newest == decisions.rend() ? nullptr : &*newest;
}

}  // namespace notegraph::service
