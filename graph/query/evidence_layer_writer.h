#ifndef NOTEGRAPH_GRAPH_QUERY_EVIDENCE_LAYER_WRITER_H_
#define NOTEGRAPH_GRAPH_QUERY_EVIDENCE_LAYER_WRITER_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "graph/model/text_numbers.h"
#include "graph/query/best_evidence.h"
#include "graph/query/evidence_layer.h"
#include "graph/query/text_column.h"

namespace notegraph::query {

/// Fills the columns of an EvidenceLayer, relation by relation.
class EvidenceLayerWriter {
 public:
  /// In ascending order of key; `all` is all that speaks for the relation.
  void append(EntityId head, std::string_view type, EntityId tail, const BestEvidence& all);
  EvidenceLayer finish() &&;

 private:
  std::vector<EntityId> heads_;
  std::vector<std::uint64_t> row_begin_;
  TextNumbers types_;
  std::vector<std::uint32_t> relation_types_;
  std::vector<EntityId> tails_;
  TextColumnWriter records_;
  TextNumbers texts_;
};

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_EVIDENCE_LAYER_WRITER_H_
