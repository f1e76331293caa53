#ifndef NOTEGRAPH_API_SERVICE_HISTORY_REQUESTS_H_
#define NOTEGRAPH_API_SERVICE_HISTORY_REQUESTS_H_

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "api/service/requests.h"
#include "graph/model/decision.h"
#include "graph/store/graph_change.h"

// What the writes did, asked and answered.
namespace notegraph::service {

/// Which writes to tell of, oldest first.
struct ChangesRequest {
  std::uint64_t after = 0;  ///< Those behind this number.
  std::size_t limit = 50;   ///< Above 0.
  /// Where there is none yet: for the next one, so long at most.
  std::chrono::seconds wait{0};
};

/// Some of the writes.
struct ChangesReply {
  std::vector<store::GraphChange> changes;
  std::uint64_t next = 0;      ///< What to ask for as `after` the next time.
  std::uint64_t sequence = 0;  ///< Of the newest write.
};

/// What became of a relation, with names for its ends.
struct RelationDiff {
  EntityBrief head;
  std::string relation;
  EntityBrief tail;
  store::ChangeKind kind = store::ChangeKind::added;
  std::vector<std::string> notes;  ///< Of the writes, those that did it.
};

/// What the writes from one number to another did to the graph of the notes, all in all: what came and went
/// in between is left out. Decisions are told as such, not by what they do.
struct DiffReply {
  std::uint64_t since = 0;  ///< The graph was then as write `since` left it ...
  std::uint64_t until = 0;  ///< ... and is now as write `until` left it.
  std::vector<store::NoteChange> notes;
  std::vector<store::EntityChange> entities;
  std::vector<RelationDiff> relations;
  std::vector<Decision> decisions;  ///< Made or undone in between, as the last of these writes left them.
};

}  // namespace notegraph::service

#endif  // NOTEGRAPH_API_SERVICE_HISTORY_REQUESTS_H_
