#ifndef NOTEGRAPH_GRAPH_QUERY_ENTITY_DIRECTORY_H_
#define NOTEGRAPH_GRAPH_QUERY_ENTITY_DIRECTORY_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "graph/model/entity.h"
#include "graph/query/csr_graph.h"

namespace notegraph::query {

/// Which vertex stands for which entity. Vertices are in order of id, so that comparing vertices compares
/// ids. Ids are hashes and lie evenly: their leading bits lead to a bucket of one or two. Ids that do not lie
/// evenly cost a binary search.
class EntityDirectory {
 public:
  EntityDirectory() : EntityDirectory(std::vector<EntityId>()) {}
  /// `ids` ascend, without repeats; fewer than 2^32 - 1.
  explicit EntityDirectory(std::vector<EntityId> ids);

  std::size_t size() const { return ids_.size(); }
  EntityId id(Vertex v) const { return ids_[v]; }
  std::optional<Vertex> find(EntityId id) const;

 private:
  std::size_t bucket(EntityId id) const { return static_cast<std::size_t>(id.value >> shift_); }

  std::vector<EntityId> ids_;
  unsigned shift_ = 63;
  std::vector<Vertex> bucket_begin_;
};

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_ENTITY_DIRECTORY_H_
