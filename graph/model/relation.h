#ifndef NOTEGRAPH_GRAPH_MODEL_RELATION_H_
#define NOTEGRAPH_GRAPH_MODEL_RELATION_H_

#include <compare>
#include <string>
#include <vector>

#include "graph/model/entity.h"
#include "graph/model/evidence.h"

namespace notegraph {

/// The identity of a fact: `head` stands in relation `type` to `tail`.
struct RelationKey {
  EntityId head;
  std::string type;
  EntityId tail;
  auto operator<=>(const RelationKey&) const = default;
};

/// Which relations at an entity: those that lead away from it, those that lead to it, or both.
enum class Direction { out, in, both };

/// A fact and everything that speaks for it. Stored once, however many notes state it.
struct Relation {
  RelationKey key;
  double confidence = 0;           ///< combine_confidence(evidence).
  std::vector<Evidence> evidence;  ///< At least one; sorted by note, then position, then rule.
  bool operator==(const Relation&) const = default;
};

}  // namespace notegraph

#endif  // NOTEGRAPH_GRAPH_MODEL_RELATION_H_
