#ifndef NOTEGRAPH_GRAPH_QUERY_QUERY_ENGINE_H_
#define NOTEGRAPH_GRAPH_QUERY_QUERY_ENGINE_H_

#include <memory>

#include "graph/model/status.h"
#include "graph/query/query.h"
#include "graph/store/graph_store.h"

namespace notegraph::query {

/// Answers queries over an immutable picture of the graph, in compressed sparse rows that Boost.Graph's
/// algorithms accept (csr_graph.h). Thread-safe; share one among all readers until the store has moved on.
class QueryEngine {
 public:
  /// Reads the whole of `snapshot`. Cost: O(entities + relations), about 32 bytes a relation in memory.
  /// Errors: those of the snapshot.
  static Result<std::shared_ptr<const QueryEngine>> build(const store::Snapshot& snapshot);
  virtual ~QueryEngine() = default;

  /// The store's sequence number that this picture shows.
  virtual std::uint64_t sequence() const = 0;
  virtual std::size_t entity_count() const = 0;
  virtual std::size_t relation_count() const = 0;

  /// Entities within max_hops. Errors: not_found, the seed is not in the graph; invalid_argument, max_hops is
  /// 0.
  virtual Result<Neighborhood> neighborhood(const NeighborhoodRequest& request) const = 0;
  /// Up to k best paths. "No path" is an answer. Errors: not_found, an end is not in the graph;
  /// invalid_argument, k is 0.
  virtual Result<PathAnswer> paths(const PathRequest& request) const = 0;
  /// The `limit` entities with most relations (ties by id), for a picture of the whole graph.
  virtual std::vector<EntityId> most_connected(std::size_t limit) const = 0;
  /// Number of relations of an entity, both directions; 0 for an unknown one.
  virtual std::size_t degree(EntityId entity) const = 0;
};

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_QUERY_ENGINE_H_
