#ifndef NOTEGRAPH_GRAPH_QUERY_ENTITY_DIRECTORY_H_
#define NOTEGRAPH_GRAPH_QUERY_ENTITY_DIRECTORY_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "graph/model/entity.h"
#include "graph/query/column.h"
#include "graph/query/csr_graph.h"

namespace notegraph::query {

/// Which vertex stands for which entity. Vertices are in order of id, so that comparing vertices compares
/// ids. Ids are hashes and lie evenly: their leading bits lead to a bucket of one or two. Ids that do not lie
/// evenly cost a binary search.
class EntityDirectory {
 public:
  EntityDirectory() : EntityDirectory(std::vector<EntityId>()) {}
  /// `ids` ascend, without repeats; fewer than 2^32 - 1.
  explicit EntityDirectory(Column<EntityId> ids);
  explicit EntityDirectory(std::vector<EntityId> ids) : EntityDirectory(Column(std::move(ids))) {}

  std::size_t size() const { return ids_.size(); }
  EntityId id(Vertex v) const { return ids_[v]; }
  std::optional<Vertex> find(EntityId id) const;
  /// How many ids are smaller.
  std::size_t count_below(EntityId id) const;
  const Column<EntityId>& ids() const { return ids_; }
  bool is_used(Vertex) const { return true; }  ///< See PatchedDirectory.
  std::size_t entity_count() const { return size(); }

 private:
  std::size_t bucket(EntityId id) const { return static_cast<std::size_t>(id.value >> shift_); }

  Column<EntityId> ids_;
  unsigned shift_ = 63;
  Column<Vertex> bucket_begin_;
};

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_ENTITY_DIRECTORY_H_
