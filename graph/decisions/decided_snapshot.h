#ifndef NOTEGRAPH_GRAPH_DECISIONS_DECIDED_SNAPSHOT_H_
#define NOTEGRAPH_GRAPH_DECISIONS_DECIDED_SNAPSHOT_H_

#include <memory>

#include "graph/model/status.h"
#include "graph/store/graph_store.h"

namespace notegraph::decisions {

/// The graph as people decided that it is: the answers of `extracted` with the decisions in force applied, in
/// order of number (decision_applier.h says what each does). Notes, their facts, types, the decisions
/// themselves and what writes did to facts are answered as they are. To the entities that a write touched,
/// changes() adds those that show something else because of them, with both ends of every relation that does.
/// Where nothing was ever decided it is `extracted` itself.
/// Cost: reads the entities that decisions name, and the relations at those that are merged, split or
/// rejected. Errors: those of `extracted`.
Result<std::unique_ptr<const store::Snapshot>> apply_decisions(
    std::unique_ptr<const store::Snapshot> extracted);

}  // namespace notegraph::decisions

#endif  // NOTEGRAPH_GRAPH_DECISIONS_DECIDED_SNAPSHOT_H_
