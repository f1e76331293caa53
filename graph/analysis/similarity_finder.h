#ifndef NOTEGRAPH_GRAPH_ANALYSIS_SIMILARITY_FINDER_H_
#define NOTEGRAPH_GRAPH_ANALYSIS_SIMILARITY_FINDER_H_

#include "graph/analysis/analysis.h"
#include "graph/analysis/concept_graph.h"
#include "graph/model/status.h"

namespace notegraph::analysis {

/// The entities most like one. Errors: not_found, it is not in the graph.
Result<SimilarEntities> find_similar(const ConceptGraph& graph, const SimilarRequest& request);

/// What two entities have in common. Errors: not_found, one of them is not in the graph.
Result<Comparison> compare(const ConceptGraph& graph, const ComparisonRequest& request);

}  // namespace notegraph::analysis

#endif  // NOTEGRAPH_GRAPH_ANALYSIS_SIMILARITY_FINDER_H_
