#ifndef NOTEGRAPH_GRAPH_QUERY_EVIDENCE_INDEX_H_
#define NOTEGRAPH_GRAPH_QUERY_EVIDENCE_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string_view>
#include <vector>

#include "graph/model/entity.h"
#include "graph/model/relation.h"
#include "graph/model/status.h"
#include "graph/query/best_evidence.h"
#include "graph/query/evidence_layer.h"
#include "graph/store/graph_store.h"

namespace notegraph::query {

/// What speaks for the relations of a snapshot, ready to be shown: some ten times faster than to read it from
/// the store, which keeps it note by note. A later state is not read as a whole: the index then no longer
/// knows the relations that lead out of touched entities, for which its user asks the snapshot. Immutable,
/// thread-safe.
class EvidenceIndex {
 public:
  using Pointer = std::shared_ptr<const EvidenceIndex>;

  /// Reads the evidence of all relations of `snapshot`; null if `stop` is requested meanwhile. Cost:
  /// O(evidence), about 70 bytes a relation and its texts in memory. Errors: those of the snapshot.
  static Result<Pointer> build(const store::Snapshot& snapshot, const std::stop_token& stop = {});
  /// Maps the file that save() wrote for the store of this id. Errors: not_found, there is none; bad_data,
  /// it is of another store or version; corruption; io_error.
  static Result<Pointer> open(const std::filesystem::path& file, std::string_view store_id);

  EvidenceIndex(std::uint64_t sequence, EvidenceLayer layer, std::vector<EntityId> touched = {});

  /// The store's sequence number that it shows.
  std::uint64_t sequence() const { return sequence_; }
  std::size_t relation_count() const { return layer_.relation_count(); }

  /// At most `limit` places. Nothing: the relation is not there, or only the snapshot knows.
  std::optional<BestEvidence> find(const RelationKey& key, std::size_t limit) const;

  /// The index of `snapshot`, a later state of the same store. Null: it must be built, because the store no
  /// longer knows what was touched. Cost: O(touched entities). Errors: those of the snapshot.
  Result<Pointer> advanced(const store::Snapshot& snapshot) const;
  /// Whether enough was touched for merged() to pay.
  bool wants_merge() const;
  /// The index of `snapshot`, which it shows, with nothing left to ask; null if `stop` is requested
  /// meanwhile. Cost: O(evidence) and the relations of touched entities to be read. Errors: those of the
  /// snapshot.
  Result<Pointer> merged(const store::Snapshot& snapshot, const std::stop_token& stop = {}) const;

  /// Writes the index to `file`, in one step; see evidence_file.h. Nothing may be touched. Errors: io_error.
  Status save(const std::filesystem::path& file, std::string_view store_id) const;

 private:
  std::uint64_t sequence_;
  EvidenceLayer layer_;
  std::vector<EntityId> touched_;  // Ascending.
};

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_EVIDENCE_INDEX_H_
