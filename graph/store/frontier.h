#ifndef NOTEGRAPH_GRAPH_STORE_FRONTIER_H_
#define NOTEGRAPH_GRAPH_STORE_FRONTIER_H_

#include <algorithm>
#include <compare>
#include <cstddef>
#include <string>
#include <vector>

#include "graph/model/entity.h"
#include "graph/model/relation.h"
#include "graph/store/relation_summary.h"

// The relations at many entities at once: Snapshot::expand().
namespace notegraph::store {

/// Which relations are asked for. One of an entity to itself leads away from it, as in relations_of().
struct RelationFilter {
  Direction direction = Direction::both;
  std::vector<std::string> types{};  ///< Empty: all. One that no relation has is no error.

  bool allows(bool incoming) const { return direction != (incoming ? Direction::out : Direction::in); }
  bool allows(const std::string& type) const {
    return types.empty() || std::find(types.begin(), types.end(), type) != types.end();
  }
};

/// Where a relation stands in the answer: by the entity's place in the frontier, there the outgoing ones
/// first, each part by type, then by the other end.
struct FrontierPlace {
  std::size_t entity = 0;  ///< Its place in the frontier, from 0.
  bool incoming = false;   ///< It leads to that entity.
  std::string type;
  EntityId other;  ///< Its other end.
  auto operator<=>(const FrontierPlace&) const = default;
};

/// A relation at one entity of the frontier.
struct FrontierRelation {
  std::size_t entity = 0;  ///< As FrontierPlace.
  bool incoming = false;
  RelationSummary relation;
  bool operator==(const FrontierRelation&) const = default;
};

inline FrontierPlace place_of(const FrontierRelation& row) {
  const RelationKey& key = row.relation.key;
  return {row.entity, row.incoming, key.type, row.incoming ? key.head : key.tail};
}

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_FRONTIER_H_
