#ifndef NOTEGRAPH_GRAPH_QUERY_NAME_INDEX_H_
#define NOTEGRAPH_GRAPH_QUERY_NAME_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/status.h"
#include "graph/query/name_layer.h"
#include "graph/query/read_progress.h"
#include "graph/store/graph_store.h"

namespace notegraph::query {

/// How a name matched, best first.
enum class MatchKind { exact, prefix, inside, fuzzy };

struct NameMatch {
  EntityId entity;
  std::string surface;  ///< The name or alias that matched.
  MatchKind kind = MatchKind::exact;
  double score = 0;  ///< In (0, 1]; larger is better within a kind.
  bool operator==(const NameMatch&) const = default;
};

/// What the entities of a snapshot are called: all names and aliases, for search as one types, and the way
/// back from an id. Immutable, thread-safe.
class NameIndex {
 public:
  /// Reads all entities of `snapshot`. Errors: those of the snapshot.
  static Result<std::shared_ptr<const NameIndex>> build(const store::Snapshot& snapshot,
                                                        const ReadProgress& progress = {});
  /// Maps the file that save() wrote for the store of this id. Errors: not_found, there is none; bad_data,
  /// it is of another store or version; corruption; io_error.
  static Result<std::shared_ptr<const NameIndex>> open(const std::filesystem::path& file,
                                                       std::string_view store_id);
  virtual ~NameIndex() = default;

  /// The store's sequence number that it shows.
  virtual std::uint64_t sequence() const = 0;
  /// As QueryEngine::advanced(), wants_merge() and merged().
  virtual Result<std::shared_ptr<const NameIndex>> advanced(const store::Snapshot& snapshot) const = 0;
  virtual bool wants_merge() const = 0;
  virtual std::shared_ptr<const NameIndex> merged() const = 0;

  virtual std::size_t entity_count() const = 0;
  /// Writes the names to `file`, in one step; see name_file.h. Errors: io_error.
  virtual Status save(const std::filesystem::path& file, std::string_view store_id) const = 0;

  /// Nothing: there is no such entity. The texts live as long as the index.
  virtual std::optional<NamedEntity> find(EntityId id) const = 0;
  /// Entities whose name or alias has the surface_key of `name`, by id.
  virtual std::vector<EntityId> exact(std::string_view name) const = 0;
  /// Best matches: exact, then prefix, then inside, then within a bounded edit distance (a quarter of the
  /// key's characters, at least 1, none below 3). One match an entity. Ties: more mentions first, then id.
  virtual std::vector<NameMatch> search(std::string_view query, std::size_t limit) const = 0;
};

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_NAME_INDEX_H_
