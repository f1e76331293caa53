#ifndef NOTEGRAPH_GRAPH_DECISIONS_KEPT_APART_H_
#define NOTEGRAPH_GRAPH_DECISIONS_KEPT_APART_H_

#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "graph/model/decision.h"
#include "graph/model/entity.h"

namespace notegraph::decisions {

/// Which pairs of entities people keep apart: they are not proposed as one, and not merged while the decision
/// is in force. Whatever absorbs one of a pair stands for it, so what was merged stays apart from the other.
class KeptApart {
 public:
  /// `decisions` by number; those that were undone have no effect.
  explicit KeptApart(const std::vector<Decision>& decisions);

  /// The number of the newest decision in force that keeps `a` and `b` apart, in either order. Both as the
  /// graph shows them once the decisions are applied.
  std::optional<std::uint64_t> find(EntityId a, EntityId b) const;

 private:
  std::map<std::pair<EntityId, EntityId>, std::uint64_t> numbers_;  // The smaller id first.
};

}  // namespace notegraph::decisions

#endif  // NOTEGRAPH_GRAPH_DECISIONS_KEPT_APART_H_
