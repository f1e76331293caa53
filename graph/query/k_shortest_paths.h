#ifndef NOTEGRAPH_GRAPH_QUERY_K_SHORTEST_PATHS_H_
#define NOTEGRAPH_GRAPH_QUERY_K_SHORTEST_PATHS_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "graph/query/path_problem.h"
#include "graph/query/search_tree.h"

// The k shortest paths without loops (J. Y. Yen, "Finding the K shortest loopless paths in a network",
// Management Science 17, 1971; with the improvement of E. L. Lawler, Management Science 18, 1972).
//
// Every path after the first leaves an earlier one at some vertex. For each path that has become an answer,
// and each of its vertices from the one at which it itself left its parent (Lawler: deviations before that
// are candidates already), the best continuation is searched that shares the way up to this vertex, does not
// come back to it, and takes none of the steps by which answers with this same beginning went on. The best
// candidate is the next answer. A candidate is of use only while it is among the best that still fit, so that
// its length bounds further searches.
//
// Paths are told apart by their steps: two edges between the same vertices make two paths.
// Cost: at most k * hops searches; no more than k candidates are kept.
namespace notegraph::query {

template <typename Order, Traversal T, typename Search>
class KShortestPaths {
 public:
  /// `search` answers a PathProblem with a StepPath: BidirectionalBfs, MostTrustedPath ... One that is
  /// stopped leaves the best path that it knew, or none.
  KShortestPaths(const T& traversal, Search& search) : traversal_(traversal), search_(search) {}

  /// Appends up to `k` paths to `paths`, best first. `stopped`: the budget ended first, and they are the best
  /// ones that were known.
  SearchEnd operator()(const PathProblem& problem, std::size_t k, std::vector<StepPath>& paths) {
    candidates_.clear();
    Candidate first;
    SearchEnd end = search_(problem, first.path);
    if (!first.path.steps.empty()) candidates_.push_back(std::move(first));
    while (!candidates_.empty() && paths.size() < k) {
      paths.push_back(std::move(candidates_.front().path));
      const std::size_t deviation = candidates_.front().deviation;
      candidates_.erase(candidates_.begin());
      if (paths.size() == k || end == SearchEnd::stopped) continue;
      end = deviate(problem, paths, deviation, k - paths.size());
    }
    return end;
  }

 private:
  struct Candidate {
    StepPath path;
    std::size_t deviation = 0;  // Where it leaves the path that it was made from.
  };

  /// Makes candidates that leave the last of `paths` at its vertex number `deviation` or behind.
  SearchEnd deviate(const PathProblem& problem, const std::vector<StepPath>& paths, std::size_t deviation,
                    std::size_t wanted) {
    const StepPath& parent = paths.back();
    PathLength beginning = 0;
    for (std::size_t i = 0; i < parent.steps.size(); ++i) {
      if (i >= deviation) {
        PathProblem rest = problem;
        rest.from = parent.vertices[i];
        rest.max_hops = problem.max_hops - static_cast<std::uint32_t>(i);
        rest.longest = longest_of_use(problem, wanted);
        if (rest.longest < beginning) break;
        rest.longest -= beginning;
        rest.blocked = {parent.vertices.data(), i};
        rest.barred = collect_barred(paths, i);
        const SearchEnd end = search_(rest, rest_);
        if (!rest_.steps.empty()) keep(parent, i, beginning, wanted);
        if (end == SearchEnd::stopped) return end;
      }
      beginning += Order::of_hop(traversal_.edge_cost(parent.steps[i].edge));
    }
    return SearchEnd::found;
  }

  PathLength longest_of_use(const PathProblem& problem, std::size_t wanted) const {
    if (candidates_.size() < wanted) return problem.longest;
    return std::min(problem.longest, candidates_.back().path.length);
  }

  /// The steps by which the `paths` that share the first `i` steps of the last one go on.
  const std::vector<Step>& collect_barred(const std::vector<StepPath>& paths, std::size_t i) {
    barred_.clear();
    const std::vector<Step>& beginning = paths.back().steps;
    for (const StepPath& path : paths) {
      if (path.steps.size() > i && std::equal(beginning.begin(), beginning.begin() + i, path.steps.begin())) {
        barred_.push_back(path.steps[i]);
      }
    }
    return barred_;
  }

  /// Joins the first `i` steps of `parent` with rest_ and keeps the result if it is among the `wanted` best.
  void keep(const StepPath& parent, std::size_t i, PathLength beginning, std::size_t wanted) {
    Candidate made{rest_, i};
    made.path.length += beginning;
    made.path.vertices.insert(made.path.vertices.begin(), parent.vertices.begin(),
                              parent.vertices.begin() + i);
    made.path.steps.insert(made.path.steps.begin(), parent.steps.begin(), parent.steps.begin() + i);
    const auto place = std::upper_bound(
        candidates_.begin(), candidates_.end(), made,
        [this](const Candidate& a, const Candidate& b) { return path_precedes(traversal_, a.path, b.path); });
    candidates_.insert(place, std::move(made));
    if (candidates_.size() > wanted) candidates_.pop_back();
  }

  const T& traversal_;
  Search& search_;
  std::vector<Candidate> candidates_;  // Best first.
  std::vector<Step> barred_;
  StepPath rest_;
};

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_K_SHORTEST_PATHS_H_
