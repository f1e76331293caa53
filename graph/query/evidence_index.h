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
/// the store, which keeps it note by note. A later state is not read as a whole: advanced() no longer knows
/// the relations that lead out of touched entities, for which its user asks the snapshot, and settled() reads
/// these into a layer above the first. Immutable, thread-safe.
class EvidenceIndex {
 public:
  using Pointer = std::shared_ptr<const EvidenceIndex>;

  /// Reads the evidence of all relations of `snapshot`; null if `stop` is requested meanwhile. Cost:
  /// O(evidence), about 70 bytes a relation and its texts in memory. Errors: those of the snapshot.
  static Result<Pointer> build(const store::Snapshot& snapshot, const std::stop_token& stop = {});
  /// Maps the file that save() wrote for the store of this id. Errors: not_found, there is none; bad_data,
  /// it is of another store or version; corruption; io_error.
  static Result<Pointer> open(const std::filesystem::path& file, std::string_view store_id);

  /// The store's sequence number that it shows.
  std::uint64_t sequence() const { return sequence_; }

  /// At most `limit` places. Nothing: the relation is not there, or only the snapshot knows.
  std::optional<BestEvidence> find(const RelationKey& key, std::size_t limit) const;

  /// The index of `snapshot`, a later state of the same store. Null: it must be built, because the store no
  /// longer knows what was touched. Cost: O(touched entities). Errors: those of the snapshot.
  Result<Pointer> advanced(const store::Snapshot& snapshot) const;
  /// Whether nothing is left to ask the snapshot.
  bool is_settled() const { return touched_.empty(); }
  /// The index of `snapshot`, which it shows, with nothing left to ask; null if `stop` is requested
  /// meanwhile. Cost: O(relations of touched entities to be read, and evidence read so before to be copied);
  /// all evidence is copied once what was read so is a quarter of it. Errors: those of the snapshot.
  Result<Pointer> settled(const store::Snapshot& snapshot, const std::stop_token& stop = {}) const;

  /// Whether it is one layer with nothing left to ask, as build() and now and then settled() make it.
  bool is_whole() const { return covered_.empty() && touched_.empty(); }
  /// Of an index that is whole.
  std::size_t relation_count() const { return base_.relation_count(); }
  /// Writes an index that is whole to `file`, in one step; see evidence_file.h. Errors: io_error.
  Status save(const std::filesystem::path& file, std::string_view store_id) const;

 private:
  EvidenceIndex(std::uint64_t sequence, EvidenceLayer base);

  /// With nothing touched, in one layer; null if `stop` is requested meanwhile.
  Pointer merged(const std::stop_token& stop) const;

  std::uint64_t sequence_;
  EvidenceLayer base_, top_;
  std::vector<EntityId>
      covered_;  // The heads that top_ speaks for; it has no row of those with no relations.
  std::vector<EntityId> touched_;  // Those for which the snapshot must be asked. Both ascend.
};

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_EVIDENCE_INDEX_H_
