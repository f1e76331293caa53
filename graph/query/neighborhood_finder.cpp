#include "graph/query/neighborhood_finder.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "graph/query/patched_entity_graph.h"
#include "graph/query/search_scratch.h"

namespace notegraph::query {
namespace {

/// The vertices reached from number `offset` on, at most `limit`, in order of hops, then trust in the last
/// step, then id. They lie in `scratch`. Cost: O(vertices reached + limit log limit).
template <typename Edges>
std::span<const Vertex> sort_page(const Edges& graph, std::size_t offset, std::size_t limit,
                                  NeighborhoodScratch& scratch) {
  const auto rank = [&](Vertex v) {
    const Billionths trust = graph.confidence(graph.edge(scratch.last_steps[v].arc));
    return std::tuple(scratch.hops(v), std::numeric_limits<Billionths>::max() - trust, graph.order(v));
  };
  const auto precedes = [&](Vertex a, Vertex b) { return rank(a) < rank(b); };
  VertexList& reached = scratch.reached;
  const std::size_t first = std::min(offset, reached.size());
  const std::size_t count = std::min(limit, reached.size() - first);
  Vertex* const begin = reached.begin() + first;
  Vertex* const end = begin + count;
  if (begin != reached.end()) std::nth_element(reached.begin(), begin, reached.end(), precedes);
  if (end != reached.end()) std::nth_element(begin, end, reached.end(), precedes);
  std::sort(begin, end, precedes);
  return {begin, count};
}

/// The edges between `members` (sorted) that pass the filter, by (head, type, tail); those that the budget
/// allows.
template <typename Edges>
std::vector<EdgeIndex> collect_edges(const Edges& graph, std::span<const std::uint16_t> vertex_types,
                                     EdgeFilter filter, const std::vector<Vertex>& members, Vertex seed,
                                     SearchBudget& budget) {
  filter.direction = Direction::out;
  using Place = std::tuple<std::uint64_t, TypeIndex, std::uint64_t>;
  std::vector<std::pair<Place, EdgeIndex>> placed;
  with_traversal(graph, vertex_types, filter, budget, {seed, seed}, [&](const auto& outward) {
    for (const Vertex v : members) {
      const bool finished = outward.successors(v, [&](Vertex end, ArcIndex arc) {
        if (!std::binary_search(members.begin(), members.end(), end)) return;
        placed.push_back({{graph.order(v), graph.type(arc), graph.order(end)}, graph.edge(arc)});
      });
      if (!finished) break;
    }
  });
  std::sort(placed.begin(), placed.end());
  std::vector<EdgeIndex> edges;
  for (const auto& [place, edge] : placed) edges.push_back(edge);
  return edges;
}

}  // namespace

template <typename Graph>
Result<Neighborhood> find_neighborhood(const Graph& graph, const NeighborhoodRequest& request) {
  if (request.max_hops == 0)
    return Status(StatusCode::invalid_argument, "max_hops is 0; ask for at least one hop");
  if (!(request.filter.min_confidence >= 0 && request.filter.min_confidence <= 1)) {
    return Status(StatusCode::invalid_argument,
                  fmt::format("min_confidence is {}; it lies in [0, 1]", request.filter.min_confidence));
  }
  const auto seed = graph.entities.find(request.seed);
  if (!seed) {
    return Status(StatusCode::not_found, fmt::format("the graph has no entity {:016x}", request.seed.value));
  }

  const EdgeFilter filter = graph.resolve(request.filter);
  const auto vertex_types = graph.vertex_types.values();
  SearchBudget budget(request.limits);
  NeighborhoodScratch& scratch = SearchScratch::of_this_thread().neighborhood;
  const std::size_t max_results = request.limits.max_results;
  constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();
  const std::size_t enough = request.offset > kAll - max_results ? kAll : request.offset + max_results;
  with_traversal(graph.graph, vertex_types, filter, budget, {*seed, *seed}, [&](const auto& traversal) {
    return search_neighborhood(traversal, *seed, request.max_hops, enough, scratch);
  });

  Neighborhood answer;
  answer.seed = request.seed;
  if (scratch.reached.size() > enough) answer.truncated = Truncation::results;
  std::vector<Vertex> members = {*seed};
  for (const Vertex v : sort_page(graph.graph, request.offset, max_results, scratch)) {
    members.push_back(v);
    const Hop via = graph.hop(step_of(graph.graph, scratch.last_steps[v].arc, Side::from));
    answer.neighbors.push_back({graph.entities.id(v), scratch.hops(v), via});
  }

  if (request.with_relations) {
    std::sort(members.begin(), members.end());
    for (const EdgeIndex edge : collect_edges(graph.graph, vertex_types, filter, members, *seed, budget)) {
      answer.relations.push_back(graph.hop({edge, true}));
    }
  }
  if (budget.truncation() != Truncation::none) answer.truncated = budget.truncation();
  return answer;
}

template Result<Neighborhood> find_neighborhood(const EntityGraph&, const NeighborhoodRequest&);
template Result<Neighborhood> find_neighborhood(const PatchedEntityGraph&, const NeighborhoodRequest&);

}  // namespace notegraph::query
