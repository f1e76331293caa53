#ifndef NOTEGRAPH_GRAPH_STORE_RELATION_SUMMARY_H_
#define NOTEGRAPH_GRAPH_STORE_RELATION_SUMMARY_H_

#include <cstdint>

#include "graph/model/relation.h"

namespace notegraph::store {

/// A relation without its evidence, as a scan gives it.
struct RelationSummary {
  RelationKey key;
  double confidence = 0;
  std::uint32_t evidence_count = 0;
  bool operator==(const RelationSummary&) const = default;
};

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_RELATION_SUMMARY_H_
