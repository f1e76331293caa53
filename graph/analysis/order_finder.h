#ifndef NOTEGRAPH_GRAPH_ANALYSIS_ORDER_FINDER_H_
#define NOTEGRAPH_GRAPH_ANALYSIS_ORDER_FINDER_H_

#include "graph/analysis/analysis.h"
#include "graph/analysis/concept_graph.h"
#include "graph/model/status.h"

namespace notegraph::analysis {

/// In which order to learn. Entities without prerequisites that are nobody's prerequisite are left out,
/// unless one is the goal. Errors: not_found, the goal is not in the graph.
Result<Order> find_order(const ConceptGraph& graph, const OrderRequest& request);

}  // namespace notegraph::analysis

#endif  // NOTEGRAPH_GRAPH_ANALYSIS_ORDER_FINDER_H_
