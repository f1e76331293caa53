#ifndef NOTEGRAPH_GRAPH_QUERY_QUERY_ENGINE_H_
#define NOTEGRAPH_GRAPH_QUERY_QUERY_ENGINE_H_

#include <filesystem>
#include <memory>
#include <string_view>

#include "graph/model/status.h"
#include "graph/query/entity_graph.h"
#include "graph/query/query.h"
#include "graph/query/read_progress.h"
#include "graph/store/graph_store.h"

namespace notegraph::query {

/// Answers queries over an immutable picture of the graph, in compressed sparse rows that Boost.Graph's
/// algorithms accept (csr_graph.h). Thread-safe; share one among all readers until the store has moved on.
/// A later state need not be read as a whole: advanced() makes a picture that shares the rows of this one
/// but for those of touched entities, and merged() gives it rows of its own again when these are many.
class QueryEngine {
 public:
  /// Reads the whole of `snapshot`. Cost: O(entities + relations), about 32 bytes a relation in memory.
  /// Errors: those of the snapshot.
  static Result<std::shared_ptr<const QueryEngine>> build(const store::Snapshot& snapshot,
                                                          const ReadProgress& progress = {});
  /// Maps the file that save() wrote for the store of this id. Errors: not_found, there is none; bad_data,
  /// it is of another store or version; corruption; io_error.
  static Result<std::shared_ptr<const QueryEngine>> open(const std::filesystem::path& file,
                                                         std::string_view store_id);
  virtual ~QueryEngine() = default;

  /// The picture of `snapshot`, a later state of the same store, from this one and what was touched since.
  /// Null: it must be built, because the store no longer knows what was touched, because that is much, or
  /// because a relation type came up that this picture has no number for. Cost: O(entities touched since
  /// the last build and their relations), and 6 bytes copied for each entity. Errors: those of the snapshot.
  virtual Result<std::shared_ptr<const QueryEngine>> advanced(const store::Snapshot& snapshot) const = 0;
  /// Whether enough was touched for merged() to pay: a sixteenth of the graph.
  virtual bool wants_merge() const = 0;
  /// The same picture in rows of its own. Cost: O(entities + relations), without a look at the store.
  virtual std::shared_ptr<const QueryEngine> merged() const = 0;

  /// The picture itself, for algorithms that read all of it. One in rows of its own is shared as it is; of
  /// another this is what merged() makes, and the caller's alone.
  virtual std::shared_ptr<const EntityGraph> whole_graph() const = 0;

  /// The store's sequence number that this picture shows.
  virtual std::uint64_t sequence() const = 0;
  virtual std::size_t entity_count() const = 0;
  virtual std::size_t relation_count() const = 0;

  /// Writes the picture to `file`, in one step; see graph_file.h. Errors: io_error.
  virtual Status save(const std::filesystem::path& file, std::string_view store_id) const = 0;

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
