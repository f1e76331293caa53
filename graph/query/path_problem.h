#ifndef NOTEGRAPH_GRAPH_QUERY_PATH_PROBLEM_H_
#define NOTEGRAPH_GRAPH_QUERY_PATH_PROBLEM_H_

#include <algorithm>
#include <cstdint>
#include <span>

#include "graph/query/traversal.h"

namespace notegraph::query {

/// One search for a shortest path, and what the search for further paths asks of it.
struct PathProblem {
  Vertex from = 0;
  Vertex to = 0;  ///< Another one.
  std::uint32_t max_hops = kMostHops;
  PathLength longest = kNoPathLength - 1;  ///< Longer paths are of no interest.
  std::span<const Vertex> blocked;         ///< Not to be entered; neither end is among them.
  std::span<const Step> barred;            ///< Not to be taken as the first step.

  bool bars(Step step) const { return std::find(barred.begin(), barred.end(), step) != barred.end(); }
};

/// How a search ended.
enum class SearchEnd { found, none, stopped };

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_PATH_PROBLEM_H_
