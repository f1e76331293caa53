#ifndef NOTEGRAPH_GRAPH_QUERY_EVIDENCE_LAYER_H_
#define NOTEGRAPH_GRAPH_QUERY_EVIDENCE_LAYER_H_

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

#include "graph/model/entity.h"
#include "graph/model/relation.h"
#include "graph/query/best_evidence.h"
#include "graph/query/column.h"
#include "graph/query/entity_directory.h"
#include "graph/query/text_column.h"

// The relations lie in order of key, those of one head in one row. Each has a record of its evidence, which
// names notes, headings, quotes and rules by number: each of these texts is kept once. In the alphabet of
// graph/store/FORMAT.md, a record is
//
//   confidence: double, places: varint, then for each place, the best first, these varints: note, begin and
//   length of the range, line, number of headings, each heading, quote, rule; and its confidence: double.
//
// So the best places of a relation are read without the others, and only what an answer shows is read at all.
namespace notegraph::query {

/// The evidence of some relations, in columns that may lie in a mapped file. Immutable.
class EvidenceLayer {
 public:
  /// All that the layer consists of: what a file keeps of it.
  struct Columns {
    Column<EntityId> heads;                ///< Ascending.
    Column<std::uint64_t> row_begin;       ///< Of each head its first relation, and the end.
    TextColumn types;                      ///< Each once.
    Column<std::uint32_t> relation_types;  ///< By relation, as are the next two: indices into `types`.
    Column<EntityId> tails;
    TextColumn records;
    TextColumn texts;  ///< What the records number.
  };
  static constexpr std::size_t kAllPlaces = std::numeric_limits<std::size_t>::max();

  explicit EvidenceLayer(Columns columns);
  /// Of no relations.
  EvidenceLayer() : EvidenceLayer(Columns{{}, Column(std::vector<std::uint64_t>{0}), {}, {}, {}, {}, {}}) {}

  const Columns& columns() const { return columns_; }
  std::size_t relation_count() const { return columns_.tails.size(); }
  std::size_t head_count() const { return columns_.heads.size(); }

  /// The row of `head`, or nothing.
  std::optional<Vertex> find_row(EntityId head) const { return directory_.find(head); }
  /// Nothing: the relation is not here. At most `limit` places; O(log relations of the head + their bytes).
  std::optional<BestEvidence> find(const RelationKey& key, std::size_t limit) const;

  /// Of a relation by its number, in order of key.
  std::string_view type(std::size_t relation) const {
    return columns_.types[columns_.relation_types[relation]];
  }
  /// The same. Nothing: its record makes no sense.
  std::optional<BestEvidence> evidence(std::size_t relation, std::size_t limit) const;

 private:
  Columns columns_;
  EntityDirectory directory_;
};

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_EVIDENCE_LAYER_H_
