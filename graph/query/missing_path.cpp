#include "graph/query/missing_path.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include <fmt/format.h>

#include "graph/query/search_scratch.h"

namespace notegraph::query {
namespace {

constexpr std::size_t kNearest = 5;

/// The hops of a shortest path under `filter`, whatever its number of hops; 0: none was found.
std::size_t count_hops(const EntityGraph& graph, const EdgeFilter& filter, std::array<Vertex, 2> ends,
                       SearchBudget& budget) {
  const FilteredTraversal traversal(graph.graph, graph.vertex_types, filter, budget, ends);
  BidirectionalBfs search(traversal, SearchScratch::of_this_thread().bfs);
  PathProblem problem;
  problem.from = ends[0];
  problem.to = ends[1];
  StepPath path;
  return search(problem, path) == SearchEnd::found ? path.steps.size() : 0;
}

std::string find_reason(const EntityGraph& graph, const PathRequest& request, const EdgeFilter& filter,
                        std::array<Vertex, 2> ends, SearchBudget& budget) {
  if (budget.truncation() != Truncation::none) return "the search hit its limits before it found a path";
  if (request.limits.max_results == 0) return "no results were asked for";
  if (graph.parts[ends[0]] != graph.parts[ends[1]]) return "the two lie in separate parts of the graph";
  if (std::binary_search(filter.avoid.begin(), filter.avoid.end(), ends[1])) {
    return "the end of the path is among the entities to avoid";
  }
  if (const std::size_t hops = count_hops(graph, filter, ends, budget); hops != 0) {
    return fmt::format("the shortest path has {} hops, more than the {} allowed", hops, request.max_hops);
  }
  EdgeFilter direction_only;
  direction_only.direction = filter.direction;
  if (count_hops(graph, direction_only, ends, budget) != 0) {
    return "the filter (types, confidence, entities to avoid) blocks every path";
  }
  if (budget.truncation() != Truncation::none) {
    return fmt::format("no path was found within {} hops", request.max_hops);
  }
  return "the two are connected, but not along the relations' directions";
}

std::vector<EntityId> find_nearest(const EntityGraph& graph, const PathRequest& request,
                                   const EdgeFilter& filter, std::array<Vertex, 2> ends,
                                   SearchBudget& budget) {
  const FilteredTraversal traversal(graph.graph, graph.vertex_types, filter, budget, {ends[0], ends[0]});
  NeighborhoodScratch& scratch = SearchScratch::of_this_thread().neighborhood;
  static_cast<void>(
      search_neighborhood(traversal, ends[0], request.max_hops, graph.graph.vertex_count(), scratch));
  std::vector<Vertex>& last = scratch.reached;
  const auto end = last.begin() + static_cast<std::ptrdiff_t>(std::min(kNearest, last.size()));
  std::partial_sort(last.begin(), end, last.end(), [&](Vertex a, Vertex b) {
    const std::uint32_t hops_a = scratch.hops(a), hops_b = scratch.hops(b);
    return hops_a != hops_b ? hops_a > hops_b : a < b;
  });
  std::vector<EntityId> nearest;
  std::transform(last.begin(), end, std::back_inserter(nearest),
                 [&](Vertex v) { return graph.entities.id(v); });
  return nearest;
}

}  // namespace

void explain_missing_path(const EntityGraph& graph, const PathRequest& request, const EdgeFilter& filter,
                          std::array<Vertex, 2> ends, SearchBudget& budget, PathAnswer& answer) {
  answer.no_path_reason = find_reason(graph, request, filter, ends, budget);
  // A search that was cut short has no last entities; what a fresh allowance reaches is as near as it gets.
  SearchBudget allowance(request.limits);
  answer.nearest = find_nearest(graph, request, filter, ends, allowance);
}

}  // namespace notegraph::query
