#ifndef NOTEGRAPH_GRAPH_STORE_WRITE_ANSWER_H_
#define NOTEGRAPH_GRAPH_STORE_WRITE_ANSWER_H_

#include <cstdint>

#include "graph/store/graph_change.h"
#include "graph/store/write_request.h"

namespace notegraph::store {

/// What the write that made `change` was answered.
inline WriteSummary answer_of(const GraphChange& change) {
  const auto count = [](std::uint64_t number) { return static_cast<std::int64_t>(number); };
  return {change.sequence,
          count(change.entities_gained),
          count(change.entities_lost),
          count(change.relations_gained),
          count(change.relations_lost),
          change.decisions,
          change.notes};
}

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_WRITE_ANSWER_H_
