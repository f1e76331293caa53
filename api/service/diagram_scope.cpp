#include "api/service/diagram_scope.h"

#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "api/service/diagram_builder.h"

namespace notegraph::service {

Result<diagram::Drawing> draw_paths(const DiagramRequest& request, const query::NamedEntity& from,
                                    const query::NamedEntity& to, const query::QueryEngine& engine,
                                    const store::Snapshot& snapshot) {
  query::PathRequest asked;
  asked.from = from.id;
  asked.to = to.id;
  asked.k = request.k;
  asked.filter = request.filter;
  asked.limits = request.limits;
  const auto answer = engine.paths(asked);
  if (!answer) return answer.status();
  if (answer->paths.empty()) {
    return Status(StatusCode::not_found, fmt::format("no path leads from {} to {}: {}", from.label, to.label,
                                                     answer->no_path_reason));
  }
  DiagramBuilder builder(snapshot, request.max_entities);
  for (const query::Path& path : answer->paths) builder.add_path(path);
  return builder.draw(fmt::format("{} → {}", from.label, to.label));
}

Result<diagram::Drawing> draw_surroundings(const DiagramRequest& request, const query::NamedEntity& seed,
                                           const query::QueryEngine& engine,
                                           const store::Snapshot& snapshot) {
  const auto found =
      engine.neighborhood({seed.id, request.max_hops, request.filter, request.limits, 0, true});
  if (!found) return found.status();
  DiagramBuilder builder(snapshot, request.max_entities);
  builder.add_entity(seed.id, true);
  for (const query::Neighbor& neighbor : found->neighbors) builder.add_entity(neighbor.entity);
  for (const query::Hop& hop : found->relations) builder.add_relation(hop.relation);
  return builder.draw(std::string(seed.label));
}

Result<diagram::Drawing> draw_whole(const DiagramRequest& request, const query::QueryEngine& engine,
                                    const store::Snapshot& snapshot) {
  const std::vector<EntityId> candidates = engine.most_connected(request.max_entities);
  const std::set<EntityId> drawable(candidates.begin(), candidates.end());
  std::set<EntityId> joined;
  std::vector<RelationKey> relations;
  for (const EntityId id : candidates) {
    query::Filter outgoing = request.filter;
    outgoing.direction = query::Direction::out;
    const auto found = engine.neighborhood({id, 1, outgoing, request.limits, 0, true});
    if (!found) return found.status();
    for (const query::Hop& hop : found->relations) {
      const RelationKey& key = hop.relation;
      if (key.head != id || !drawable.contains(key.tail)) continue;
      relations.push_back(key);
      joined.insert({key.head, key.tail});
    }
  }
  // One that is joined to none of the others says nothing in a picture.
  DiagramBuilder builder(snapshot, request.max_entities);
  for (const EntityId id : candidates) {
    if (joined.contains(id)) builder.add_entity(id);
  }
  builder.count_left_out(engine.entity_count() - joined.size());
  for (const RelationKey& key : relations) builder.add_relation(key);
  return builder.draw("");
}

}  // namespace notegraph::service
