#ifndef NOTEGRAPH_GRAPH_DECISIONS_DECISION_APPLIER_H_
#define NOTEGRAPH_GRAPH_DECISIONS_DECISION_APPLIER_H_

#include <vector>

#include "graph/decisions/graph_patch.h"
#include "graph/decisions/working_graph.h"
#include "graph/model/decision.h"
#include "graph/model/status.h"

namespace notegraph::decisions {

/// Does to `graph` what `decision` says, and answers true; false, if what it is about is not there (any
/// more).
///
/// - Accepting gives a relation, or an entity, confidence 1 and names the decision as evidence, or in an
///   attribute "accepted". Rejecting takes it out of the graph.
/// - An added relation stands even when no note names its ends any more: they are then shown as the decision
///   names them. Its evidence is the decision.
/// - Merging moves names, mentions, attributes and relations, with all evidence, to the entity that stays.
/// What
///   led from one to the other is gone: nothing is related to itself for having two names.
/// - Splitting moves what EntityDivision says to the other entity, which is made if need be; rejecting a name
///   drops it.
/// - An entity with a new name or type keeps its id. Should the notes come to name another of that very name
///   and type, it is the same one.
/// - Keeping apart changes nothing in the graph: KeptApart says what it does. Nor does renaming a note, which
///   with_notes_renamed() has brought to the splits that it is about.
///
/// A note that named both of two merged entities, each without mention, attribute or relation, is counted
/// twice in note_count.
bool apply_decision(const Decision& decision, WorkingGraph& graph);

/// What becomes of `extracted` when those of `decisions` are applied that are in force, by number; a renamed
/// note is followed by the splits that name it. Errors: those of `extracted`.
Result<GraphPatch> make_patch(const store::Snapshot& extracted, const std::vector<Decision>& decisions);

}  // namespace notegraph::decisions

#endif  // NOTEGRAPH_GRAPH_DECISIONS_DECISION_APPLIER_H_
