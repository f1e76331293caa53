#include "graph/query/neighborhood_finder.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <span>
#include <tuple>
#include <vector>

#include <fmt/format.h>

#include "graph/query/patched_entity_graph.h"
#include "graph/query/search_scratch.h"

namespace notegraph::query {
namespace {

/// Orders by hops, then trust in the last step, then id, and cuts to `max_results`.
template <typename Edges>
void sort_and_cut(const Edges& graph, std::size_t max_results, NeighborhoodScratch& scratch) {
  const auto rank = [&](Vertex v) {
    const Billionths trust = graph.confidence(graph.edge(scratch.last_steps[v].arc));
    return std::tuple(scratch.hops(v), std::numeric_limits<Billionths>::max() - trust, graph.order(v));
  };
  std::vector<Vertex>& reached = scratch.reached;
  const auto end = reached.begin() + static_cast<std::ptrdiff_t>(std::min(max_results, reached.size()));
  std::partial_sort(reached.begin(), end, reached.end(),
                    [&](Vertex a, Vertex b) { return rank(a) < rank(b); });
  reached.erase(end, reached.end());
}

/// The edges between `members` (sorted) that pass the filter, in order; those that the budget allows.
template <typename Edges>
std::vector<EdgeIndex> collect_edges(const Edges& graph, std::span<const std::uint16_t> vertex_types,
                                     EdgeFilter filter, const std::vector<Vertex>& members, Vertex seed,
                                     SearchBudget& budget) {
  filter.direction = Direction::out;
  std::vector<EdgeIndex> edges;
  with_traversal(graph, vertex_types, filter, budget, {seed, seed}, [&](const auto& outward) {
    for (const Vertex v : members) {
      const bool finished = outward.successors(v, [&](Vertex end, ArcIndex arc) {
        if (std::binary_search(members.begin(), members.end(), end)) edges.push_back(graph.edge(arc));
      });
      if (!finished) break;
    }
  });
  std::sort(edges.begin(), edges.end(), [&](EdgeIndex a, EdgeIndex b) { return graph.edge_precedes(a, b); });
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
  with_traversal(graph.graph, vertex_types, filter, budget, {*seed, *seed}, [&](const auto& traversal) {
    return search_neighborhood(traversal, *seed, request.max_hops, max_results, scratch);
  });

  Neighborhood answer;
  answer.seed = request.seed;
  if (scratch.reached.size() > max_results) answer.truncated = Truncation::results;
  sort_and_cut(graph.graph, max_results, scratch);
  std::vector<Vertex> members = {*seed};
  for (const Vertex v : scratch.reached) {
    members.push_back(v);
    const Hop via = graph.hop(step_of(graph.graph, scratch.last_steps[v].arc, Side::from));
    answer.neighbors.push_back({graph.entities.id(v), scratch.hops(v), via});
  }

  std::sort(members.begin(), members.end());
  for (const EdgeIndex edge : collect_edges(graph.graph, vertex_types, filter, members, *seed, budget)) {
    answer.relations.push_back(graph.hop({edge, true}));
  }
  if (budget.truncation() != Truncation::none) answer.truncated = budget.truncation();
  return answer;
}

template Result<Neighborhood> find_neighborhood(const EntityGraph&, const NeighborhoodRequest&);
template Result<Neighborhood> find_neighborhood(const PatchedEntityGraph&, const NeighborhoodRequest&);

}  // namespace notegraph::query
