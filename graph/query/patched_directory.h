#ifndef NOTEGRAPH_GRAPH_QUERY_PATCHED_DIRECTORY_H_
#define NOTEGRAPH_GRAPH_QUERY_PATCHED_DIRECTORY_H_

#include <cstddef>
#include <optional>
#include <vector>

#include "graph/query/entity_directory.h"

namespace notegraph::query {

/// An EntityDirectory with entities added behind it and some taken away, whose vertices stay unused.
class PatchedDirectory {
 public:
  /// `added` and `removed` ascend; none of `added` and all of `removed` are in `base`.
  PatchedDirectory(EntityDirectory base, std::vector<EntityId> added, std::vector<EntityId> removed)
      : base_(std::move(base)), added_(std::move(added)), removed_(std::move(removed)) {}

  /// Of vertices, used or not.
  std::size_t size() const { return base_.size() + added_.size(); }
  std::size_t entity_count() const { return size() - removed_.size(); }
  EntityId id(Vertex v) const { return v < base_.size() ? base_.id(v) : added_[v - base_.size()]; }
  std::optional<Vertex> find(EntityId id) const;
  bool is_used(Vertex v) const;

 private:
  EntityDirectory base_;
  std::vector<EntityId> added_;
  std::vector<EntityId> removed_;
};

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_PATCHED_DIRECTORY_H_
