#ifndef NOTEGRAPH_API_SERVICE_DIAGRAM_BUILDER_H_
#define NOTEGRAPH_API_SERVICE_DIAGRAM_BUILDER_H_

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "api/diagram/drawing.h"
#include "graph/model/status.h"
#include "graph/query/query.h"
#include "graph/store/graph_store.h"

namespace notegraph::service {

/// Collects what a diagram shows, in ids, and then looks up names and evidence for it. Entities keep the
/// order in which they were first added; those beyond `max_entities` are counted, not drawn, and so are their
/// relations left out.
class DiagramBuilder {
 public:
  DiagramBuilder(const store::Snapshot& snapshot, std::size_t max_entities)
      : snapshot_(snapshot), max_entities_(max_entities) {}

  void add_entity(EntityId id, bool emphasised = false);
  /// Drawn only if both ends are.
  void add_relation(const RelationKey& key, bool emphasised = false);
  void add_path(const query::Path& path);
  /// Entities that the caller knows of and did not add.
  void count_left_out(std::size_t entities) { left_out_ += entities; }

  Result<diagram::Drawing> draw(std::string title) const;

 private:
  const store::Snapshot& snapshot_;
  std::size_t max_entities_;
  std::size_t left_out_ = 0;
  std::vector<EntityId> entities_;
  std::map<EntityId, std::size_t> index_;  // Into entities_; left-out ones stand here with kLeftOut.
  std::set<EntityId> emphasised_entities_;
  std::map<RelationKey, bool> relations_;  // Emphasised?
};

}  // namespace notegraph::service

#endif  // NOTEGRAPH_API_SERVICE_DIAGRAM_BUILDER_H_
