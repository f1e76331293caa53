#ifndef NOTEGRAPH_GRAPH_DECISIONS_GRAPH_PATCH_H_
#define NOTEGRAPH_GRAPH_DECISIONS_GRAPH_PATCH_H_

#include <map>
#include <set>
#include <vector>

#include "graph/model/entity.h"
#include "graph/model/relation.h"
#include "graph/store/graph_store.h"

namespace notegraph::decisions {

/// An entity and where the notes name it.
struct PlacedEntity {
  Entity entity;
  std::vector<store::LocatedMention> mentions;  ///< By note, then position.
};

/// What is shown in place of some rows of a snapshot.
template <typename Key, typename Row>
struct Replacement {
  std::set<Key> replaced;    ///< Rows of the snapshot that are not shown as they are there.
  std::map<Key, Row> shown;  ///< What is shown instead, or beside.
};

/// What is different about a graph once the decisions are applied. It holds what they touch, and nothing
/// else.
struct GraphPatch {
  Replacement<EntityId, PlacedEntity> entities;
  Replacement<RelationKey, Relation> relations;
  store::StoreCounts counts;  ///< Of the whole graph, patched.
};

}  // namespace notegraph::decisions

#endif  // NOTEGRAPH_GRAPH_DECISIONS_GRAPH_PATCH_H_
