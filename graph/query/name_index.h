#ifndef NOTEGRAPH_GRAPH_QUERY_NAME_INDEX_H_
#define NOTEGRAPH_GRAPH_QUERY_NAME_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/status.h"
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

/// All names and aliases of a snapshot, for search as one types. Immutable, thread-safe.
class NameIndex {
 public:
  static Result<std::shared_ptr<const NameIndex>> build(const store::Snapshot& snapshot);
  virtual ~NameIndex() = default;

  /// The store's sequence number that it shows.
  virtual std::uint64_t sequence() const = 0;
  /// As QueryEngine::advanced(), wants_merge() and merged().
  virtual Result<std::shared_ptr<const NameIndex>> advanced(const store::Snapshot& snapshot) const = 0;
  virtual bool wants_merge() const = 0;
  virtual std::shared_ptr<const NameIndex> merged() const = 0;

  /// Entities whose name or alias has the surface_key of `name`, by id.
  virtual std::vector<EntityId> exact(std::string_view name) const = 0;
  /// Best matches: exact, then prefix, then inside, then within a bounded edit distance (a quarter of the
  /// key's characters, at least 1, none below 3). One match an entity. Ties: more mentions first, then id.
  virtual std::vector<NameMatch> search(std::string_view query, std::size_t limit) const = 0;
};

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_NAME_INDEX_H_
