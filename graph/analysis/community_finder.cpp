#include "graph/analysis/community_finder.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <boost/graph/connected_components.hpp>

#include "graph/analysis/deadline.h"
#include "graph/analysis/leiden.h"
#include "graph/analysis/modularity.h"

namespace notegraph::analysis {
namespace {

using query::Vertex;
using Members = std::vector<Vertex>;

Partition divide(const WeightedGraph& ties, const CommunityGraph& tied, const CommunitiesRequest& request,
                 const Deadline& deadline) {
  if (request.by == Cohesion::weight) {
    return leiden(tied, LeidenOptions{request.resolution}, [&] { return deadline(); });
  }
  Partition parts(num_vertices(ties));
  boost::connected_components(ties,
                              make_iterator_property_map(parts.begin(), get(boost::vertex_index, ties)));
  return parts;
}

std::vector<Members> members_by_importance(const Partition& partition,
                                           const std::vector<double>& importance) {
  std::vector<Members> groups(group_count(partition));
  for (Vertex v = 0; v < partition.size(); ++v) groups[partition[v]].push_back(v);
  const auto more_important = [&](Vertex a, Vertex b) {
    return importance[a] != importance[b] ? importance[a] > importance[b] : a < b;
  };
  for (Members& group : groups) std::sort(group.begin(), group.end(), more_important);
  std::sort(groups.begin(), groups.end(), [&](const Members& a, const Members& b) {
    return a.size() != b.size() ? a.size() > b.size() : more_important(a.front(), b.front());
  });
  return groups;
}

}  // namespace

Result<Communities> find_communities(const ConceptGraph& graph, const CommunitiesRequest& request) {
  if (!(request.resolution > 0) || !std::isfinite(request.resolution)) {
    return Status(StatusCode::invalid_argument, "the resolution of communities must be a number above 0");
  }
  const Deadline deadline(request.limits);
  const WeightedGraph ties = graph.ties();
  const auto tied = CommunityGraph::from(ties, weights_of(ties));
  const Partition partition = divide(ties, tied, request, deadline);
  const Scores ranks = graph.importance(deadline);
  const std::vector<double>& importance = *ranks;

  Communities answer;
  answer.modularity = modularity(tied, partition, request.resolution);
  for (const Members& group : members_by_importance(partition, importance)) {
    if (group.size() < request.min_size) {
      answer.outside += group.size();
      continue;
    }
    ++answer.total;
    if (answer.total > request.limits.max_results) continue;
    Community& community = answer.communities.emplace_back();
    community.size = group.size();
    for (const Vertex v : group) {
      if (community.members.size() == request.max_members) break;
      community.members.push_back({graph.id(v), importance[v]});
    }
  }
  answer.truncated = deadline.truncation(answer.communities.size() < answer.total);
  return answer;
}

}  // namespace notegraph::analysis
