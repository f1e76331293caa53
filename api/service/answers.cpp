#include "api/service/answers.h"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace notegraph::service {
namespace {

constexpr std::size_t kReadTogether = 64;

}  // namespace

std::size_t count_bytes(const HopReply& hop) {
  std::size_t bytes = sizeof hop;
  for (const EntityBrief* entity : {&hop.from, &hop.to}) bytes += entity->type.size() + entity->label.size();
  for (const Evidence& evidence : hop.evidence) {
    bytes += sizeof evidence + evidence.note.size() + evidence.quote.size() + evidence.rule.size();
    for (const std::string& heading : evidence.headings) bytes += sizeof heading + heading.size();
  }
  return bytes;
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
  auto evidence = view_.evidence(hops, max_evidence_);
  if (!evidence) return evidence.status();
  std::vector<HopReply> replies;
  replies.reserve(hops.size());
  for (std::size_t i = 0; i < hops.size(); ++i) {
    const auto& [key, forward, _] = hops[i];
    auto from = brief(forward ? key.head : key.tail);
    if (!from) return from.status();
    auto to = brief(forward ? key.tail : key.head);
    if (!to) return to.status();
    query::BestEvidence& best = (*evidence)[i];
    replies.push_back(
        {*std::move(from), *std::move(to), key.type, forward, best.confidence, std::move(best.evidence)});
  }
  return replies;
}

Result<NeighborsReply> AnswerWriter::neighbors(const query::Neighborhood& neighborhood,
                                               std::size_t max_bytes) const {
  NeighborsReply reply;
  auto seed = brief(neighborhood.seed);
  if (!seed) return seed.status();
  reply.seed = *std::move(seed);
  reply.truncated = neighborhood.truncated;
  std::size_t bytes = 0;
  std::vector<query::Hop> last_steps;
  for (std::size_t begin = 0; begin < neighborhood.neighbors.size(); begin += kReadTogether) {
    const auto page = std::span(neighborhood.neighbors)
                          .subspan(begin)
                          .first(std::min(kReadTogether, neighborhood.neighbors.size() - begin));
    last_steps.clear();
    for (const query::Neighbor& neighbor : page) last_steps.push_back(neighbor.via);
    auto vias = hops(last_steps);
    if (!vias) return vias.status();
    for (std::size_t i = 0; i < page.size(); ++i) {
      HopReply& via = (*vias)[i];
      bytes += count_bytes(via);
      if (bytes > max_bytes && !reply.neighbors.empty()) {
        reply.truncated = query::Truncation::bytes;
        return reply;
      }
      EntityBrief entity = via.to;
      reply.neighbors.push_back({std::move(entity), page[i].hops, std::move(via)});
    }
  }
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
