#ifndef NOTEGRAPH_API_SERVICE_GRAPH_DIFF_H_
#define NOTEGRAPH_API_SERVICE_GRAPH_DIFF_H_

#include <cstdint>
#include <map>
#include <string>

#include "api/service/course.h"
#include "api/service/history_requests.h"
#include "api/service/note_courses.h"
#include "graph/model/status.h"
#include "graph/store/graph_store.h"

namespace notegraph::service {

/// Sums up what a row of writes did; DiffReply says what counts as a difference.
class GraphDiff {
 public:
  /// `now` is the graph of the notes after the last of the writes.
  explicit GraphDiff(const store::Snapshot& now) : now_(now) {}

  /// Adds the next write. Errors: not_found, what it did to the facts is no longer kept.
  Status add(const store::GraphChange& change);
  /// All but the numbers of the first and last write. Errors: those of the snapshot.
  Result<DiffReply> finish() &&;

 private:
  struct EntityCourse : FactCourse {
    std::string type, name;
  };

  /// Adds what `write` did to a fact.
  template <typename Change>
  void add(const Change& change, const store::GraphChange& write, FactCourse& course);
  /// Sets what did it.
  template <typename Diff>
  void put_causes(const FactCourse& course, Diff& diff) const;
  Result<EntityBrief> brief(EntityId id) const;

  const store::Snapshot& now_;
  NoteCourses notes_;
  std::map<EntityId, EntityCourse> entities_;
  std::map<RelationKey, FactCourse> relations_;
  std::map<std::uint64_t, Decision> decisions_;
};

}  // namespace notegraph::service

#endif  // NOTEGRAPH_API_SERVICE_GRAPH_DIFF_H_
