#ifndef NOTEGRAPH_API_SERVICE_ANSWERS_H_
#define NOTEGRAPH_API_SERVICE_ANSWERS_H_

#include <cstddef>
#include <unordered_map>

#include "api/service/requests.h"
#include "graph/model/status.h"
#include "graph/query/query.h"
#include "graph/store/graph_store.h"

namespace notegraph::service {

/// Puts names and evidence to what the query engine answers in ids. One for each request: it remembers the
/// names.
class AnswerWriter {
 public:
  AnswerWriter(const store::Snapshot& snapshot, std::size_t max_evidence)
      : snapshot_(snapshot), max_evidence_(max_evidence) {}

  Result<EntityBrief> brief(EntityId id);
  Result<HopReply> hop(const query::Hop& hop);
  Result<NeighborsReply> neighbors(const query::Neighborhood& neighborhood);
  Result<PathReply> path(const query::Path& path);

 private:
  const store::Snapshot& snapshot_;
  std::size_t max_evidence_;
  std::unordered_map<EntityId, EntityBrief> briefs_;
};

/// The best `limit` of `evidence`: by confidence descending, then as they stand.
std::vector<Evidence> best_evidence(std::vector<Evidence> evidence, std::size_t limit);

}  // namespace notegraph::service

#endif  // NOTEGRAPH_API_SERVICE_ANSWERS_H_
