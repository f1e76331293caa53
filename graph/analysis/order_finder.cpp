#include "graph/analysis/order_finder.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include <boost/range/iterator_range.hpp>

#include "graph/analysis/deadline.h"
#include "graph/analysis/learning_order.h"
#include "graph/analysis/ranking.h"

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

}  // namespace

Result<Order> find_order(const ConceptGraph& graph, const OrderRequest& request) {
  const WeightedGraph needs = graph.needs(request.min_confidence);
  std::vector<Vertex> scope;
  if (request.goal) {
    const auto goal = graph.entity_graph().entities.find(*request.goal);
    if (!goal) return Status(StatusCode::not_found, "the entity to be learnt is not in the graph");
    scope = needed_for(needs, *goal);
  } else {
    scope = all_joined(needs);
  }
  const Deadline deadline(request.limits);
  const LearningOrder order = learning_order(needs);
  const std::vector<double> importance = importance_of_each(graph, deadline);
  std::sort(scope.begin(), scope.end(), [&](Vertex a, Vertex b) {
    return std::tuple(order.stages[a], -importance[a], a) < std::tuple(order.stages[b], -importance[b], b);
  });

  Order answer;
  answer.total = scope.size();
  std::vector<bool> in_scope(graph.size(), false);
  for (const Vertex v : scope) in_scope[v] = true;
  if (scope.size() > request.limits.max_results) scope.resize(request.limits.max_results);
  for (const Vertex v : scope) {
    OrderStep& step = answer.steps.emplace_back(OrderStep{graph.id(v), order.stages[v] + 1, {}});
    for (const Vertex need : boost::make_iterator_range(adjacent_vertices(v, needs))) {
      step.needs.push_back(graph.id(need));
    }
  }
  for (const auto& circle : order.circles) {
    if (!in_scope[circle.front()]) continue;  // Who needs one of a circle needs all of it.
    std::vector<EntityId>& ids = answer.circles.emplace_back();
    for (const Vertex v : circle) ids.push_back(graph.id(v));
  }
  answer.truncated = deadline.truncation(answer.steps.size() < answer.total);
  return answer;
}

}  // namespace notegraph::analysis
