#ifndef NOTEGRAPH_API_SERVICE_ANSWERS_H_
#define NOTEGRAPH_API_SERVICE_ANSWERS_H_

#include <cstddef>
#include <span>
#include <vector>

#include "api/service/graph_view.h"
#include "api/service/requests.h"
#include "graph/model/status.h"
#include "graph/query/name_index.h"
#include "graph/query/query.h"

namespace notegraph::service {

/// Puts names and evidence to what the query engine answers in ids.
class AnswerWriter {
 public:
  /// `names` are those of `view`; both must outlive the writer.
  AnswerWriter(const GraphView& view, const query::NameIndex& names, std::size_t max_evidence)
      : view_(view), names_(names), max_evidence_(max_evidence) {}

  Result<EntityBrief> brief(EntityId id) const;
  Result<std::vector<EntityBrief>> briefs(std::span<const EntityId> ids) const;
  /// In order. Their evidence is read together: ask once for many.
  Result<std::vector<HopReply>> hops(std::span<const query::Hop> hops) const;
  /// As many neighbors, the first ones, as about `max_bytes` hold; but one, if there is one.
  Result<NeighborsReply> neighbors(const query::Neighborhood& neighborhood, std::size_t max_bytes) const;
  Result<PathReply> path(const query::Path& path) const;

 private:
  const GraphView& view_;
  const query::NameIndex& names_;
  std::size_t max_evidence_;
};

/// About what `hop` takes in memory.
std::size_t count_bytes(const HopReply& hop);

EntityBrief to_brief(const query::NamedEntity& entity);

}  // namespace notegraph::service

#endif  // NOTEGRAPH_API_SERVICE_ANSWERS_H_
