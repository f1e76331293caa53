#ifndef NOTEGRAPH_GRAPH_ANALYSIS_RANKING_H_
#define NOTEGRAPH_GRAPH_ANALYSIS_RANKING_H_

#include "graph/analysis/analysis.h"
#include "graph/analysis/concept_graph.h"
#include "graph/model/status.h"

namespace notegraph::analysis {

/// The entities of the highest scores. Errors: those of ConceptGraph::mention_counts().
Result<Ranking> rank(const ConceptGraph& graph, const RankRequest& request);

}  // namespace notegraph::analysis

#endif  // NOTEGRAPH_GRAPH_ANALYSIS_RANKING_H_
