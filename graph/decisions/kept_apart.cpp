#include "graph/decisions/kept_apart.h"

#include <algorithm>

#include "graph/decisions/entity_redirects.h"

namespace notegraph::decisions {
namespace {

std::pair<EntityId, EntityId> unordered(EntityId a, EntityId b) {
  return std::minmax({a, b});
}

/// Follows what `decision` does to the meaning of ids, as decision_applier.cpp does it to the graph.
void follow(const Decision& decision, EntityRedirects& redirects) {
  const EntityId entity = redirects.resolve(decision.entity.id);
  const EntityId other = redirects.resolve(decision.other.id);
  if (decision.kind == DecisionKind::merge && entity != other) redirects.redirect(other, entity);
  if (decision.kind == DecisionKind::split && entity == other) redirects.end(decision.other.id);
}

}  // namespace

KeptApart::KeptApart(const std::vector<Decision>& decisions) {
  EntityRedirects redirects;
  for (const Decision& decision : decisions) {
    if (!decision.undone) follow(decision, redirects);
  }
  for (const Decision& decision : decisions) {
    if (decision.undone || decision.kind != DecisionKind::keep_apart) continue;
    const EntityId entity = redirects.resolve(decision.entity.id);
    const EntityId other = redirects.resolve(decision.other.id);
    numbers_[unordered(entity, other)] = decision.number;
  }
}

std::optional<std::uint64_t> KeptApart::find(EntityId a, EntityId b) const {
  const auto found = numbers_.find(unordered(a, b));
  if (found == numbers_.end()) return std::nullopt;
  return found->second;
}

}  // namespace notegraph::decisions
