#ifndef NOTEGRAPH_GRAPH_ANALYSIS_RANKING_H_
#define NOTEGRAPH_GRAPH_ANALYSIS_RANKING_H_

#include <vector>

#include "graph/analysis/analysis.h"
#include "graph/analysis/concept_graph.h"
#include "graph/analysis/deadline.h"

namespace notegraph::analysis {

/// The entities of the highest scores.
Ranking rank(const ConceptGraph& graph, const RankRequest& request);

/// How important each vertex is: its PageRank over the ties.
std::vector<double> importance_of_each(const ConceptGraph& graph, const Deadline& deadline);

}  // namespace notegraph::analysis

#endif  // NOTEGRAPH_GRAPH_ANALYSIS_RANKING_H_
