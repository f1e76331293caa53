#ifndef NOTEGRAPH_GRAPH_STORE_DECISION_LEDGER_H_
#define NOTEGRAPH_GRAPH_STORE_DECISION_LEDGER_H_

#include <vector>

#include "graph/model/decision.h"
#include "graph/model/status.h"
#include "graph/store/graph_store.h"

namespace notegraph::store {

/// The decisions that `batch` makes, then those that it undoes, each as it is to be stored when those by
/// number in `known` are there and the write is made at `now`. Errors: those of GraphStore::write().
Result<std::vector<Decision>> enter_decisions(const WriteBatch& batch, const std::vector<Decision>& known,
                                              Timestamp now);

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_DECISION_LEDGER_H_
