#ifndef NOTEGRAPH_GRAPH_QUERY_NEIGHBORHOOD_SEARCH_H_
#define NOTEGRAPH_GRAPH_QUERY_NEIGHBORHOOD_SEARCH_H_

#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "graph/query/path_problem.h"
#include "graph/query/search_tree.h"

// The vertices within so many hops of a seed: breadth-first search by levels (E. F. Moore, "The shortest path
// through a maze", 1959). The vertices found are kept in one row, whose last level is the frontier. A
// vertex's stamp says on which level it was found, its last step by which arc: the best one, of smallest
// cost, then of smallest edge. The stamps lie apart, because most arcs lead to vertices found before, and
// looking at their stamps is where the search waits for memory. Cost: O(arcs of all vertices but those of the
// last level); 16 bytes of scratch a vertex.
namespace notegraph::query {

struct NeighborhoodScratch {
  struct LastStep {
    ArcIndex arc;  // As met from the vertex before.
    Cost cost;     // Of `arc`.
  };
  StampClock clock;
  ZeroedArray<std::uint32_t> stamps;  // That of the query plus the hops from the seed.
  ZeroedArray<LastStep> last_steps;
  VertexList reached;       // Without the seed, by hops.
  std::uint32_t stamp = 0;  // Of the last search.

  /// Of a vertex in `reached`.
  std::uint32_t hops(Vertex v) const { return stamps[v] - stamp; }
};

struct NoLabel {};

/// Fills scratch.reached with the vertices within `max_hops` of `seed`, until there are more than `most`
/// after a whole level, and calls label(Vertex, ArcIndex, bool first) for each step to a vertex of the level
/// that grows, unless `label` is NoLabel. `stopped`: the budget ended first; the last level is incomplete.
template <Traversal T, typename Label>
SearchEnd search_levels(const T& traversal, Vertex seed, std::uint32_t max_hops, std::size_t most,
                        NeighborhoodScratch& scratch, Label label) {
  VertexList& reached = scratch.reached;
  reached.reserve(traversal.vertex_count());
  scratch.stamps.reserve(traversal.vertex_count());
  scratch.stamp = scratch.clock.take(traversal.vertex_count() + 1, [&] { scratch.stamps.clear(); });
  const std::uint32_t base = scratch.stamp;
  scratch.stamps[seed] = base;
  reached.clear();

  std::uint32_t level = base;
  const auto visit = [&](Vertex next, ArcIndex arc) {
    std::uint32_t& found = scratch.stamps[next];
    if constexpr (std::is_same_v<Label, NoLabel>) {
      const bool is_new = found < base;
      reached.push_if(is_new, next);
      found = is_new ? level : found;
    } else if (found < base) {
      found = level;
      label(next, arc, true);
      reached.push(next);
    } else if (found == level) {
      label(next, arc, false);
    }
  };
  const auto ahead = [&](Vertex next) { scratch.stamps.fetch(next); };
  const auto follow = [&](Vertex from) {
    return traversal.successors(from, ForesightedVisit<decltype(visit), decltype(ahead)>{visit, ahead});
  };
  bool finished = true;
  std::size_t frontier = 0, level_end = 0;
  while (finished && level - base < max_hops && reached.size() <= most) {
    ++level;
    if (level == base + 1) finished = follow(seed);
    for (; finished && frontier != level_end; ++frontier) finished = follow(reached[frontier]);
    if (level_end == reached.size()) break;
    level_end = reached.size();
  }
  scratch.clock.give_back(level + 1);
  if (!finished) return SearchEnd::stopped;
  return reached.empty() ? SearchEnd::none : SearchEnd::found;
}

/// search_levels() with the last steps.
template <Traversal T>
SearchEnd search_neighborhood(const T& traversal, Vertex seed, std::uint32_t max_hops, std::size_t most,
                              NeighborhoodScratch& scratch) {
  const auto edge = [&](ArcIndex arc) { return traversal.step(arc, Side::from).edge; };
  scratch.last_steps.reserve(traversal.vertex_count());
  return search_levels(traversal, seed, max_hops, most, scratch, [&](Vertex next, ArcIndex arc, bool first) {
    NeighborhoodScratch::LastStep& last = scratch.last_steps[next];
    const Cost cost = traversal.cost(arc);
    if (first || cost < last.cost ||
        (cost == last.cost && traversal.edge_precedes(edge(arc), edge(last.arc)))) {
      last = {arc, cost};
    }
  });
}

/// search_levels() for who needs the hops alone.
template <Traversal T>
SearchEnd search_hops(const T& traversal, Vertex seed, std::uint32_t max_hops, std::size_t most,
                      NeighborhoodScratch& scratch) {
  return search_levels(traversal, seed, max_hops, most, scratch, NoLabel{});
}

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_NEIGHBORHOOD_SEARCH_H_
