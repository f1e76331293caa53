#ifndef NOTEGRAPH_GRAPH_DECISIONS_WORKING_GRAPH_H_
#define NOTEGRAPH_GRAPH_DECISIONS_WORKING_GRAPH_H_

#include <map>
#include <set>
#include <vector>

#include "graph/decisions/entity_redirects.h"
#include "graph/decisions/graph_patch.h"
#include "graph/model/status.h"
#include "graph/store/graph_store.h"

namespace notegraph::decisions {

/// The graph while decisions are applied to it, one after another. It reads an entity or relation from the
/// snapshot when it is first asked for, and keeps what became of it.
/// After the first call that the snapshot fails, nothing more is read from it and status() says why: ask it
/// once, at the end.
class WorkingGraph {
 public:
  /// `base` must outlive this object.
  explicit WorkingGraph(const store::Snapshot& base) : base_(base) {}

  /// nullptr: there is none. Valid until it is removed.
  PlacedEntity* find_entity(EntityId id);
  Relation* find_relation(const RelationKey& key);
  /// All relations that lead from or to an entity, in order of key.
  std::vector<RelationKey> relations_of(EntityId id);

  /// There must be none yet.
  PlacedEntity& put_entity(Entity entity);
  /// Adds evidence to a relation, which is made if it is not there.
  void add_evidence(const RelationKey& key, const std::vector<Evidence>& evidence);
  /// A relation without evidence is removed. It must be there.
  void set_evidence(const RelationKey& key, std::vector<Evidence> evidence);
  void remove_relation(const RelationKey& key);
  /// Its relations are the caller's to remove or move first.
  void remove_entity(EntityId id);

  /// From now on `from` means `into`.
  void redirect(EntityId from, EntityId into) { redirects_.redirect(from, into); }
  /// From now on `id` means itself again.
  void end_redirect(EntityId id) { redirects_.end(id); }
  /// What `id` means by now.
  EntityId resolve(EntityId id) const { return redirects_.resolve(id); }

  const Status& status() const { return status_; }
  /// What became of the graph. Only when status() is ok. Errors: those of the snapshot.
  Result<GraphPatch> finish() &&;

 private:
  /// The value of `result`; nullptr for not_found, and for an error, which is kept.
  template <typename T>
  const T* found(const Result<T>& result);
  void show(Relation relation);

  const store::Snapshot& base_;
  Status status_;
  GraphPatch patch_;
  std::map<EntityId, std::set<RelationKey>> incident_;  // Of patch_.relations.shown, by either end.
  std::set<EntityId> with_all_relations_;               // All their relations were read.
  EntityRedirects redirects_;
  store::StoreCounts replaced_;  // How much of the snapshot is replaced.
};

}  // namespace notegraph::decisions

#endif  // NOTEGRAPH_GRAPH_DECISIONS_WORKING_GRAPH_H_
