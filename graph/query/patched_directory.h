#ifndef NOTEGRAPH_GRAPH_QUERY_PATCHED_DIRECTORY_H_
#define NOTEGRAPH_GRAPH_QUERY_PATCHED_DIRECTORY_H_

#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "graph/query/entity_directory.h"
#include "graph/query/patched_graph.h"

namespace notegraph::query {

/// An EntityDirectory with entities added behind it, in the order in which they came, and some taken away,
/// whose vertices stay unused.
class PatchedDirectory {
 public:
  explicit PatchedDirectory(EntityDirectory base) : base_(std::move(base)) {}

  /// With the entities `come`, which are not here, and without those that are in `gone`, which are. Both
  /// ascend.
  PatchedDirectory changed(std::span<const EntityId> come, std::span<const EntityId> gone) const;

  /// Of vertices, used or not.
  std::size_t size() const { return base_.size() + added_.size(); }
  std::size_t entity_count() const { return size() - removed_.size(); }
  EntityId id(Vertex v) const { return v < base_.size() ? base_.id(v) : added_[v - base_.size()]; }
  std::optional<Vertex> find(EntityId id) const;
  /// Also of an entity that was taken away.
  std::optional<Vertex> find_vertex(EntityId id) const;
  bool is_used(Vertex v) const { return !is_removed(id(v)); }
  /// Where the vertices behind those of the base stand between them, by id.
  std::vector<PatchedGraph::Place> places() const;

 private:
  bool is_removed(EntityId id) const;

  EntityDirectory base_;
  std::vector<EntityId> added_;                         // By vertex.
  std::vector<std::pair<EntityId, Vertex>> added_ids_;  // The same, by id.
  std::vector<EntityId> removed_;                       // By id.
};

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_PATCHED_DIRECTORY_H_
