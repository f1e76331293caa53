#ifndef NOTEGRAPH_GRAPH_QUERY_BEST_EVIDENCE_H_
#define NOTEGRAPH_GRAPH_QUERY_BEST_EVIDENCE_H_

#include <cstddef>
#include <vector>

#include "graph/model/evidence.h"
#include "graph/model/relation.h"

namespace notegraph::query {

/// How far a relation is trusted, and the best that speaks for it.
struct BestEvidence {
  double confidence = 0;           ///< Of the relation, from all its evidence.
  std::vector<Evidence> evidence;  ///< By confidence descending, then as Relation::evidence has it.
  bool operator==(const BestEvidence&) const = default;
};

/// The best `limit` places of `relation`.
BestEvidence best_evidence(const Relation& relation, std::size_t limit);

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_BEST_EVIDENCE_H_
