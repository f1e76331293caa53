#include "api/service/answers.h"

#include <algorithm>
#include <utility>

namespace notegraph::service {

std::vector<Evidence> best_evidence(std::vector<Evidence> evidence, std::size_t limit) {
  std::stable_sort(evidence.begin(), evidence.end(),
                   [](const Evidence& a, const Evidence& b) { return a.confidence > b.confidence; });
  if (evidence.size() > limit) evidence.resize(limit);
  return evidence;
}

Result<EntityBrief> AnswerWriter::brief(EntityId id) {
  const auto known = briefs_.find(id);
  if (known != briefs_.end()) return known->second;
  auto entity = snapshot_.find_entity(id);
  if (!entity) return entity.status();
  return briefs_.emplace(id, EntityBrief{id, std::move(entity->type), std::move(entity->label)})
      .first->second;
}

Result<HopReply> AnswerWriter::hop(const query::Hop& hop) {
  auto relation = snapshot_.find_relation(hop.relation);
  if (!relation) return relation.status();
  const RelationKey& key = hop.relation;
  auto from = brief(hop.forward ? key.head : key.tail);
  if (!from) return from.status();
  auto to = brief(hop.forward ? key.tail : key.head);
  if (!to) return to.status();
  return HopReply{
      *std::move(from), *std::move(to),       key.type,
      hop.forward,      relation->confidence, best_evidence(std::move(relation->evidence), max_evidence_)};
}

Result<NeighborsReply> AnswerWriter::neighbors(const query::Neighborhood& neighborhood) {
  NeighborsReply reply;
  auto seed = brief(neighborhood.seed);
  if (!seed) return seed.status();
  reply.seed = *std::move(seed);
  for (const query::Neighbor& neighbor : neighborhood.neighbors) {
    auto entity = brief(neighbor.entity);
    if (!entity) return entity.status();
    auto via = hop(neighbor.via);
    if (!via) return via.status();
    reply.neighbors.push_back({*std::move(entity), neighbor.hops, *std::move(via)});
  }
  reply.truncated = neighborhood.truncated;
  return reply;
}

Result<PathReply> AnswerWriter::path(const query::Path& path) {
  PathReply reply;
  reply.confidence = path.confidence;
  for (const EntityId id : path.entities) {
    auto entity = brief(id);
    if (!entity) return entity.status();
    reply.entities.push_back(*std::move(entity));
  }
  for (const query::Hop& step : path.hops) {
    auto written = hop(step);
    if (!written) return written.status();
    reply.hops.push_back(*std::move(written));
  }
  return reply;
}

}  // namespace notegraph::service
