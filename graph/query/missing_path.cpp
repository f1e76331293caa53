#include "graph/query/missing_path.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <type_traits>

#include <fmt/format.h>

#include "graph/query/patched_entity_graph.h"
#include "graph/query/search_scratch.h"

namespace notegraph::query {
namespace {

constexpr std::size_t kNearest = 5;

/// The hops of a shortest path under `filter`, however many; 0: none was found.
template <typename Graph>
std::size_t count_hops(const Graph& graph, const EdgeFilter& filter, std::array<Vertex, 2> ends,
                       SearchBudget& budget) {
  PathProblem problem;
  problem.from = ends[0];
  problem.to = ends[1];
  problem.max_hops = std::numeric_limits<std::uint32_t>::max();
  StepPath path;
  const SearchEnd end = with_traversal(
      graph.graph, graph.vertex_types.values(), filter, budget, ends, [&](const auto& traversal) {
        using Steps = std::decay_t<decltype(traversal)>;
        BidirectionalBfs<Steps, Ties::any> search(traversal, SearchScratch::of_this_thread().bfs);
        return search(problem, path);
      });
  return end == SearchEnd::found ? path.steps.size() : 0;
}

/// Whether no path of whatever direction joins `ends`. Searches where the graph does not know.
template <typename Graph>
bool lie_apart(const Graph& graph, std::array<Vertex, 2> ends, SearchBudget& budget) {
  if (!graph.parts.empty()) return graph.known_apart(ends[0], ends[1]);
  return count_hops(graph, EdgeFilter(), ends, budget) == 0 && budget.truncation() == Truncation::none;
}

template <typename Graph>
std::string find_reason(const Graph& graph, const PathRequest& request, const EdgeFilter& filter,
                        std::array<Vertex, 2> ends, SearchBudget& budget) {
  if (budget.truncation() != Truncation::none) return "the search hit its limits before it found a path";
  if (request.limits.max_results == 0) return "no results were asked for";
  if (lie_apart(graph, ends, budget)) return "the two lie in separate parts of the graph";
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

template <typename Graph>
std::vector<EntityId> find_nearest(const Graph& graph, const PathRequest& request, const EdgeFilter& filter,
                                   std::array<Vertex, 2> ends, SearchBudget& budget) {
  NeighborhoodScratch& scratch = SearchScratch::of_this_thread().neighborhood;
  with_traversal(graph.graph, graph.vertex_types.values(), filter, budget, {ends[0], ends[0]},
                 [&](const auto& traversal) {
                   return search_hops(traversal, ends[0], request.max_hops, graph.graph.vertex_count(),
                                      scratch);
                 });
  VertexList& last = scratch.reached;
  Vertex* const end = last.begin() + std::min(kNearest, last.size());
  std::partial_sort(last.begin(), end, last.end(), [&](Vertex a, Vertex b) {
    const std::uint32_t hops_a = scratch.hops(a), hops_b = scratch.hops(b);
    return hops_a != hops_b ? hops_a > hops_b : graph.graph.order(a) < graph.graph.order(b);
  });
  std::vector<EntityId> nearest;
  std::transform(last.begin(), end, std::back_inserter(nearest),
                 [&](Vertex v) { return graph.entities.id(v); });
  return nearest;
}

}  // namespace

template <typename Graph>
void explain_missing_path(const Graph& graph, const PathRequest& request, const EdgeFilter& filter,
                          std::array<Vertex, 2> ends, SearchBudget& budget, PathAnswer& answer) {
  answer.no_path_reason = find_reason(graph, request, filter, ends, budget);
  // A search that was cut short has no last entities; what a fresh allowance reaches is as near as it gets.
  SearchBudget allowance(request.limits, budget);
  answer.nearest = find_nearest(graph, request, filter, ends, allowance);
}

template void explain_missing_path(const EntityGraph&, const PathRequest&, const EdgeFilter&,
                                   std::array<Vertex, 2>, SearchBudget&, PathAnswer&);
template void explain_missing_path(const PatchedEntityGraph&, const PathRequest&, const EdgeFilter&,
                                   std::array<Vertex, 2>, SearchBudget&, PathAnswer&);

}  // namespace notegraph::query
