#ifndef NOTEGRAPH_GRAPH_DECISIONS_IDLE_DECISIONS_H_
#define NOTEGRAPH_GRAPH_DECISIONS_IDLE_DECISIONS_H_

#include <cstdint>
#include <vector>

#include "graph/model/status.h"
#include "graph/store/graph_store.h"

namespace notegraph::decisions {

/// The numbers of the decisions in force that have no effect now, for what they are about is not in the graph
/// that `extracted` and the decisions before make. Costs what apply_decisions() does. Errors: those of
/// `extracted`.
Result<std::vector<std::uint64_t>> find_idle_decisions(const store::Snapshot& extracted);

}  // namespace notegraph::decisions

#endif  // NOTEGRAPH_GRAPH_DECISIONS_IDLE_DECISIONS_H_
