#ifndef NOTEGRAPH_API_SERVICE_GRAPH_DIFF_H_
#define NOTEGRAPH_API_SERVICE_GRAPH_DIFF_H_

#include <map>
#include <set>
#include <string>

#include "api/service/history_requests.h"
#include "graph/model/status.h"
#include "graph/store/graph_store.h"

namespace notegraph::service {

/// Sums up what a row of writes did: something that came and went is not told, something that went and came
/// back has changed.
class GraphDiff {
 public:
  /// `now` is the graph after the last of the writes.
  explicit GraphDiff(const store::Snapshot& now) : now_(now) {}

  /// Adds the next write. Errors: not_found, what it did to the facts is no longer kept.
  Status add(const store::GraphChange& change);
  /// All but the numbers of the first and last write. Errors: those of the snapshot.
  Result<DiffReply> finish() &&;

 private:
  /// What became of something over all writes so far.
  struct Course {
    bool was_there = false;
    bool is_there = false;
    std::set<std::string> notes;

    void add(store::ChangeKind kind, bool is_first, const std::vector<std::string>& by);
    bool is_told() const { return was_there || is_there; }
    store::ChangeKind kind() const;
  };
  struct EntityCourse : Course {
    std::string type, name;
  };

  Result<EntityBrief> brief(EntityId id) const;

  const store::Snapshot& now_;
  std::map<std::string, Course> notes_;
  std::map<EntityId, EntityCourse> entities_;
  std::map<RelationKey, Course> relations_;
  std::map<std::uint64_t, Decision> decisions_;
};

}  // namespace notegraph::service

#endif  // NOTEGRAPH_API_SERVICE_GRAPH_DIFF_H_
