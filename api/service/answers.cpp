#include "api/service/answers.h"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace notegraph::service {

std::vector<Evidence> best_evidence(std::vector<Evidence> evidence, std::size_t limit) {
  std::stable_sort(evidence.begin(), evidence.end(),
                   [](const Evidence& a, const Evidence& b) { return a.confidence > b.confidence; });
  if (evidence.size() > limit) evidence.resize(limit);
  return evidence;
}

EntityBrief to_brief(const query::NamedEntity& entity) {
  return {entity.id, std::string(entity.type), std::string(entity.label)};
}

Result<EntityBrief> AnswerWriter::brief(EntityId id) const {
  if (const auto entity = names_.find(id)) return to_brief(*entity);
  return Status(StatusCode::not_found, fmt::format("the graph has no entity {:016x}", id.value));
}

Result<std::vector<EntityBrief>> AnswerWriter::briefs(std::span<const EntityId> ids) const {
  std::vector<EntityBrief> briefs;
  for (const EntityId id : ids) {
    auto written = brief(id);
    if (!written) return written.status();
    briefs.push_back(*std::move(written));
  }
  return briefs;
}

Result<std::vector<HopReply>> AnswerWriter::hops(std::span<const query::Hop> hops) const {
  std::vector<RelationKey> keys;
  for (const query::Hop& hop : hops) keys.push_back(hop.relation);
  auto relations = snapshot_.find_relations(keys);
  if (!relations) return relations.status();
  std::vector<HopReply> replies;
  for (std::size_t i = 0; i < hops.size(); ++i) {
    const auto& [key, forward, _] = hops[i];
    auto from = brief(forward ? key.head : key.tail);
    if (!from) return from.status();
    auto to = brief(forward ? key.tail : key.head);
    if (!to) return to.status();
    Relation& relation = (*relations)[i];
    replies.push_back({*std::move(from), *std::move(to), key.type, forward, relation.confidence,
                       best_evidence(std::move(relation.evidence), max_evidence_)});
  }
  return replies;
}

Result<NeighborsReply> AnswerWriter::neighbors(const query::Neighborhood& neighborhood) const {
  NeighborsReply reply;
  auto seed = brief(neighborhood.seed);
  if (!seed) return seed.status();
  reply.seed = *std::move(seed);
  std::vector<query::Hop> last_steps;
  for (const query::Neighbor& neighbor : neighborhood.neighbors) last_steps.push_back(neighbor.via);
  auto vias = hops(last_steps);
  if (!vias) return vias.status();
  for (std::size_t i = 0; i < vias->size(); ++i) {
    HopReply& via = (*vias)[i];
    EntityBrief entity = via.to;
    reply.neighbors.push_back({std::move(entity), neighborhood.neighbors[i].hops, std::move(via)});
  }
  reply.truncated = neighborhood.truncated;
  return reply;
}

Result<PathReply> AnswerWriter::path(const query::Path& path) const {
  auto entities = briefs(path.entities);
  if (!entities) return entities.status();
  auto written = hops(path.hops);
  if (!written) return written.status();
  return PathReply{*std::move(entities), *std::move(written), path.confidence};
}

}  // namespace notegraph::service
