#include "api/service/diagram_scope.h"

#include <fmt/format.h>

#include "api/service/diagram_builder.h"

namespace notegraph::service {

Result<diagram::Drawing> draw_paths(const DiagramRequest& request, const Entity& from, const Entity& to,
                                    const query::QueryEngine& engine, const store::Snapshot& snapshot) {
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

Result<diagram::Drawing> draw_surroundings(const DiagramRequest& request, const Entity& seed,
                                           const query::QueryEngine& engine,
                                           const store::Snapshot& snapshot) {
  const auto found = engine.neighborhood({seed.id, request.max_hops, request.filter, request.limits});
  if (!found) return found.status();
  DiagramBuilder builder(snapshot, request.max_entities);
  builder.add_entity(seed.id, true);
  for (const query::Neighbor& neighbor : found->neighbors) builder.add_entity(neighbor.entity);
  for (const query::Hop& hop : found->relations) builder.add_relation(hop.relation);
  return builder.draw(seed.label);
}

Result<diagram::Drawing> draw_whole(const DiagramRequest& request, const query::QueryEngine& engine,
                                    const store::Snapshot& snapshot) {
  DiagramBuilder builder(snapshot, request.max_entities);
  const auto drawn = engine.most_connected(request.max_entities);
  for (const EntityId id : drawn) builder.add_entity(id);
  builder.count_left_out(engine.entity_count() - drawn.size());
  for (const EntityId id : drawn) {
    query::Filter outgoing = request.filter;
    outgoing.direction = query::Direction::out;
    const auto found = engine.neighborhood({id, 1, outgoing, request.limits});
    if (!found) return found.status();
    for (const query::Neighbor& neighbor : found->neighbors) builder.add_relation(neighbor.via.relation);
  }
  return builder.draw("");
}

}  // namespace notegraph::service
