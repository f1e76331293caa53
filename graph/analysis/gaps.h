#ifndef NOTEGRAPH_GRAPH_ANALYSIS_GAPS_H_
#define NOTEGRAPH_GRAPH_ANALYSIS_GAPS_H_

#include <functional>

#include "graph/analysis/analysis.h"
#include "graph/model/status.h"
#include "graph/store/graph_store.h"

namespace notegraph::analysis {

/// Whether an answer stands below the heading that asks, given where it asks.
using IsAnswered = std::function<Result<bool>(const Evidence& question)>;

/// What the notes leave open: entities that are named but never defined, and headings that ask about an
/// entity and are not answered. Reads all entities of `snapshot`. Errors: those of the snapshot and of
/// `is_answered`.
Result<Gaps> find_gaps(const store::Snapshot& snapshot, const GapsRequest& request,
                       const IsAnswered& is_answered);

}  // namespace notegraph::analysis

#endif  // NOTEGRAPH_GRAPH_ANALYSIS_GAPS_H_
