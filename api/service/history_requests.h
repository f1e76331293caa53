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

/// What became of an entity.
struct EntityDiff {
  EntityBrief entity;  ///< As it is now; of a removed one, as it was.
  store::ChangeKind kind = store::ChangeKind::added;
  std::vector<std::string> notes;          ///< Of the writes, those that did it, as they are called now.
  std::vector<std::uint64_t> decisions{};  ///< The numbers of those that did it.
};

/// What became of a relation, with names for its ends.
struct RelationDiff {
  EntityBrief head;
  std::string relation;
  EntityBrief tail;
  store::ChangeKind kind = store::ChangeKind::added;
  std::vector<std::string> notes;  ///< As above.
  std::vector<std::uint64_t> decisions{};
};

/// What differs between the graph as one write left it and as another did. What came and went in between is
/// left out, and what is again as it was: notes by their bytes and by what read them, entities by names,
/// counts and confidence, relations by confidence and number of places. That can be told if all writes in
/// between that touched it kept fingerprints; else it counts as changed. What notes did is told of the graph
/// that they make alone, and beside it what decisions did when they were made or undone.
struct DiffReply {
  std::uint64_t since = 0;               ///< The graph was then as write `since` left it ...
  std::uint64_t until = 0;               ///< ... and is now as write `until` left it.
  std::vector<store::NoteChange> notes;  ///< Without states.
  std::vector<EntityDiff> entities;
  std::vector<RelationDiff> relations;
  std::vector<Decision> decisions;  ///< Made or undone in between, as the last of these writes left them.
};

}  // namespace notegraph::service

#endif  // NOTEGRAPH_API_SERVICE_HISTORY_REQUESTS_H_
