#ifndef NOTEGRAPH_GRAPH_STORE_CANONICAL_FACTS_H_
#define NOTEGRAPH_GRAPH_STORE_CANONICAL_FACTS_H_

#include <string_view>
#include <vector>

#include "graph/model/entity.h"
#include "graph/model/note.h"
#include "graph/model/relation.h"
#include "graph/model/status.h"

namespace notegraph::store {

/// The facts of one note, checked and in the one order in which stores keep them: entities by id, relations
/// by key, mentions, attributes and evidence as merge.h orders them (attributes under one key stay as given).
struct CanonicalFacts {
  NoteFacts facts;
  std::vector<EntityId> ids;  ///< Of facts.entities, one for one.

  RelationKey key_of(const NoteRelation& relation) const {
    return {ids[relation.head], relation.type, ids[relation.tail]};
  }
};

/// Errors: invalid_argument, `facts` break a rule that GraphStore::write() names; the message says which
/// note.
Result<CanonicalFacts> canonicalize(NoteFacts facts);

/// The same for one fact of `note` by itself.
Status canonicalize(std::string_view note, NoteEntity& entity);
/// `type` is that of the relation which `evidence` states.
Status canonicalize(std::string_view note, std::string_view type, std::vector<Evidence>& evidence);

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_CANONICAL_FACTS_H_
