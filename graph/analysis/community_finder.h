#ifndef NOTEGRAPH_GRAPH_ANALYSIS_COMMUNITY_FINDER_H_
#define NOTEGRAPH_GRAPH_ANALYSIS_COMMUNITY_FINDER_H_

#include "graph/analysis/analysis.h"
#include "graph/analysis/concept_graph.h"
#include "graph/model/status.h"

namespace notegraph::analysis {

/// The communities of who is related to whom, by confidence. Errors: invalid_argument, the resolution is not
/// above 0.
Result<Communities> find_communities(const ConceptGraph& graph, const CommunitiesRequest& request);

}  // namespace notegraph::analysis

#endif  // NOTEGRAPH_GRAPH_ANALYSIS_COMMUNITY_FINDER_H_
