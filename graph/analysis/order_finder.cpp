#include "graph/analysis/order_finder.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include <boost/range/iterator_range.hpp>

#include "graph/analysis/deadline.h"
#include "graph/analysis/learning_order.h"

namespace notegraph::analysis {
namespace {

using query::Vertex;

/// `goal` and all that it needs, at first hand or further back.
std::vector<Vertex> needed_for(const WeightedGraph& needs, Vertex goal) {
  std::vector<bool> seen(num_vertices(needs), false);
  std::vector<Vertex> needed{goal};
  seen[goal] = true;
  for (std::size_t i = 0; i < needed.size(); ++i) {
    for (const Vertex next : boost::make_iterator_range(adjacent_vertices(needed[i], needs))) {
      if (!seen[next]) needed.push_back(next);
      seen[next] = true;
    }
  }
  return needed;
}

/// All that need something or that something needs.
std::vector<Vertex> all_joined(const WeightedGraph& needs) {
  std::vector<bool> joined(num_vertices(needs), false);
  for (const auto& edge : boost::make_iterator_range(edges(needs))) {
    joined[source(edge, needs)] = true;
    joined[target(edge, needs)] = true;
  }
  std::vector<Vertex> vertices;
  for (Vertex v = 0; v < joined.size(); ++v) {
    if (joined[v]) vertices.push_back(v);
  }
  return vertices;
}

/// What the order is of. Errors: not_found, the goal is not in the graph.
Result<std::vector<Vertex>> find_scope(const ConceptGraph& graph, const WeightedGraph& needs,
                                       const std::optional<EntityId>& goal) {
  if (!goal) return all_joined(needs);
  const auto vertex = graph.entity_graph().entities.find(*goal);
  if (!vertex) return Status(StatusCode::not_found, "the entity to be learnt is not in the graph");
  return needed_for(needs, *vertex);
}

/// The ids of the first `most` of `vertices`.
template <typename Vertices>
std::vector<EntityId> first_ids(const ConceptGraph& graph, const Vertices& vertices, std::size_t most) {
  std::vector<EntityId> ids;
  for (const Vertex v : vertices) {
    if (ids.size() == most) break;
    ids.push_back(graph.id(v));
  }
  return ids;
}

}  // namespace

Result<Order> find_order(const ConceptGraph& graph, const OrderRequest& request) {
  const WeightedGraph needs = graph.needs(request.min_confidence);
  auto scope = find_scope(graph, needs, request.goal);
  if (!scope) return scope.status();
  const Deadline deadline(request.limits);
  const LearningOrder order = learning_order(needs);
  const Scores ranks = graph.importance(deadline);
  const std::vector<double>& importance = *ranks;
  std::sort(scope->begin(), scope->end(), [&](Vertex a, Vertex b) {
    return std::tuple(order.stages[a], -importance[a], a) < std::tuple(order.stages[b], -importance[b], b);
  });

  Order answer;
  answer.total = scope->size();
  const std::size_t most = request.limits.max_results;
  bool cut = answer.total > most;
  std::vector<bool> in_scope(graph.size(), false);
  for (const Vertex v : *scope) {
    in_scope[v] = true;
    if (answer.steps.size() == most) continue;
    auto needed = first_ids(graph, boost::make_iterator_range(adjacent_vertices(v, needs)), most);
    cut = cut || needed.size() < out_degree(v, needs);
    answer.steps.push_back({graph.id(v), order.stages[v] + 1, std::move(needed)});
  }
  for (const auto& circle : order.circles) {
    if (!in_scope[circle.front()]) continue;  // Who needs one of a circle needs all of it.
    answer.circles.push_back(first_ids(graph, circle, most));
    cut = cut || circle.size() > most;
  }
  answer.truncated = deadline.truncation(cut);
  return answer;
}

}  // namespace notegraph::analysis
