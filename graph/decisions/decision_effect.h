#ifndef NOTEGRAPH_GRAPH_DECISIONS_DECISION_EFFECT_H_
#define NOTEGRAPH_GRAPH_DECISIONS_DECISION_EFFECT_H_

#include <vector>

#include "graph/model/decision.h"
#include "graph/model/status.h"
#include "graph/store/graph_store.h"

namespace notegraph::decisions {

/// The graph that people see, the notes being as in `extracted`: what comes, goes and changes in it when the
/// decisions `before` give way to `now` (both by number). Without notes, as in WriteBatch::decided. Costs
/// what apply_decisions() does, twice. Errors: those of `extracted`.
Result<store::FactChanges> effect_of(const store::Snapshot& extracted, const std::vector<Decision>& before,
                                     const std::vector<Decision>& now);

}  // namespace notegraph::decisions

#endif  // NOTEGRAPH_GRAPH_DECISIONS_DECISION_EFFECT_H_
