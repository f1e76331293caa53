#ifndef NOTEGRAPH_GRAPH_QUERY_NEIGHBORHOOD_SEARCH_H_
#define NOTEGRAPH_GRAPH_QUERY_NEIGHBORHOOD_SEARCH_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "graph/query/path_problem.h"
#include "graph/query/search_tree.h"

// The vertices within so many hops of a seed: breadth-first search by levels (E. F. Moore, "The shortest path
// through a maze", 1959). The vertices found are kept in one row, whose last level is the frontier; a
// vertex's slot in it is found through its mark. Each keeps the best last step: smallest cost, then smallest
// edge. Cost: O(arcs of all vertices but those of the last level); 8 bytes of scratch a vertex.
namespace notegraph::query {

struct NeighborhoodScratch {
  struct Mark {
    std::uint32_t stamp;
    std::uint32_t slot;  // Of Reached; the seed has none.
  };
  /// A vertex and the last step of a way to it.
  struct Reached {
    Vertex vertex;
    std::uint32_t hops;
    ArcIndex arc;  // As met from the previous vertex.
  };
  StampClock clock;
  ZeroedArray<Mark> marks;
  std::vector<Reached> reached;  // By hops.
  std::uint32_t stamp = 0;       // Of the last search: it marks the seed and all that was reached.

  bool has(Vertex v) const { return marks[v].stamp == stamp; }
};

/// Fills scratch.reached with the vertices within `max_hops` of `seed`, until there are `enough` after a
/// whole level. `stopped`: the budget ended first; the last level is incomplete.
template <Traversal T>
SearchEnd search_neighborhood(const T& traversal, Vertex seed, std::uint32_t max_hops, std::size_t enough,
                              NeighborhoodScratch& scratch) {
  using Reached = NeighborhoodScratch::Reached;
  scratch.marks.reserve(traversal.vertex_count());
  scratch.stamp = scratch.clock.take(1, [&] { scratch.marks.clear(); });
  std::vector<Reached>& reached = scratch.reached;
  reached.clear();
  scratch.marks[seed] = {scratch.stamp, 0};

  std::size_t level_begin = 0;  // Of the level that is being filled.
  const auto follow = [&](Vertex from, std::uint32_t hops) {
    return traversal.successors(from, [&](Vertex next, ArcIndex arc) {
      NeighborhoodScratch::Mark& mark = scratch.marks[next];
      if (mark.stamp != scratch.stamp) {
        mark = {scratch.stamp, static_cast<std::uint32_t>(reached.size())};
        reached.push_back({next, hops, arc});
      } else if (next != seed && mark.slot >= level_begin) {
        Reached& known = reached[mark.slot];
        const Cost cost = traversal.cost(arc), known_cost = traversal.cost(known.arc);
        if (cost < known_cost || (cost == known_cost && traversal.step(arc, Side::from).edge <
                                                            traversal.step(known.arc, Side::from).edge)) {
          known.arc = arc;
        }
      }
    });
  };
  if (max_hops == 0) return SearchEnd::none;
  if (!follow(seed, 1)) return SearchEnd::stopped;
  std::size_t frontier = 0;
  for (std::uint32_t hops = 2; hops <= max_hops && reached.size() < enough && frontier != reached.size();
       ++hops) {
    level_begin = reached.size();
    for (; frontier != level_begin; ++frontier) {
      if (!follow(reached[frontier].vertex, hops)) return SearchEnd::stopped;
    }
  }
  return reached.empty() ? SearchEnd::none : SearchEnd::found;
}

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_NEIGHBORHOOD_SEARCH_H_
