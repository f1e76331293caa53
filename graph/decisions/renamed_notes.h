#ifndef NOTEGRAPH_GRAPH_DECISIONS_RENAMED_NOTES_H_
#define NOTEGRAPH_GRAPH_DECISIONS_RENAMED_NOTES_H_

#include <string>
#include <vector>

#include "graph/model/decision.h"

namespace notegraph::decisions {

/// `decisions`, which are by number, with the notes of each split called what those to rename a note in force
/// behind it say that they are called now.
std::vector<Decision> with_notes_renamed(std::vector<Decision> decisions);

/// The decisions by which the splits in force among `decisions` follow a note that is renamed from `from` to
/// `into`: one for each two entities that were split by this note, without number. None: no split names it.
std::vector<Decision> follow_renamed_note(const std::vector<Decision>& decisions, const std::string& from,
                                          const std::string& into);

}  // namespace notegraph::decisions

#endif  // NOTEGRAPH_GRAPH_DECISIONS_RENAMED_NOTES_H_
