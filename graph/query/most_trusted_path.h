#ifndef NOTEGRAPH_GRAPH_QUERY_MOST_TRUSTED_PATH_H_
#define NOTEGRAPH_GRAPH_QUERY_MOST_TRUSTED_PATH_H_

#include <cstddef>

#include "graph/query/bidirectional_bfs.h"
#include "graph/query/bidirectional_dijkstra.h"
#include "graph/query/hop_bounded_dijkstra.h"
#include "graph/query/search_scratch.h"

namespace notegraph::query {

/// The shortest path in the order of ConfidenceFirst, of at most max_hops. A path of fewest hops is found
/// first: it costs next to nothing, says whether there is any within the bound, and bounds the searches that
/// follow. The best path of all, if it keeps the bound, is the best of the bounded ones too, and is found
/// with one label a vertex; only if it has too many hops is a label needed for each number of hops.
template <Traversal T>
class MostTrustedPath {
 public:
  MostTrustedPath(const T& traversal, SearchScratch& scratch)
      : traversal_(traversal),
        fewest_(traversal, scratch.bfs),
        unbounded_(traversal, scratch.dijkstra),
        bounded_(traversal, fewest_, scratch.hop_bounded) {}

  /// `stopped`: `path` is the best one that was known, or has no steps.
  SearchEnd operator()(const PathProblem& problem, StepPath& path) {
    PathProblem rest = problem;
    rest.longest = PathProblem().longest;  // A length of another order.
    SearchEnd end = fewest_(rest, path);
    set_length(path);
    if (path.length > problem.longest) path.clear();
    if (end != SearchEnd::found) return end;

    rest.longest = path.steps.empty() ? problem.longest : path.length;
    end = unbounded_(rest, best_of_all_);
    if (!best_of_all_.steps.empty() && best_of_all_.steps.size() <= problem.max_hops) path = best_of_all_;
    if (end != SearchEnd::found || path == best_of_all_) return end;
    return bounded_(rest, path);
  }

 private:
  void set_length(StepPath& path) const {
    path.length = 0;
    for (const Step step : path.steps) {
      path.length += ConfidenceFirst::of_hop(traversal_.edge_cost(step.edge));
    }
  }

  const T& traversal_;
  BidirectionalBfs<T> fewest_;
  BidirectionalDijkstra<ConfidenceFirst, T> unbounded_;
  HopBoundedDijkstra<T> bounded_;
  StepPath best_of_all_;
};

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_MOST_TRUSTED_PATH_H_
