#ifndef NOTEGRAPH_GRAPH_ANALYSIS_PAGE_RANK_H_
#define NOTEGRAPH_GRAPH_ANALYSIS_PAGE_RANK_H_

#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include <boost/graph/graph_traits.hpp>
#include <boost/range/iterator_range.hpp>

// PageRank: how often a reader is at a vertex who follows edges at random, an edge the more often the greater
// its weight, and who now and then jumps anywhere.
// Source: S. Brin and L. Page, "The Anatomy of a Large-Scale Hypertextual Web Search Engine", 1998, section
// 2.1.1. A vertex without out-edges makes the reader jump (A. Langville and C. Meyer, "Deeper Inside
// PageRank", 2004, section 3.1), so that the ranks sum to 1; boost::page_rank lets that share leak away.
namespace notegraph::analysis {

struct PageRankOptions {
  double damping = 0.85;     ///< In [0, 1): how often the reader follows an edge.
  double tolerance = 1e-10;  ///< Stop when a sweep changes the ranks by less (L1 norm).
  std::size_t max_sweeps = 200;
};

struct PageRank {
  std::vector<double> ranks;  ///< By vertex; they sum to 1.
  std::size_t sweeps = 0;
  bool converged = false;  ///< Else `stop` or max_sweeps ended it; the ranks are close by.
};

/// Power iteration. `graph` models VertexListGraph and IncidenceGraph with vertices numbered from 0;
/// `weights` maps its edges to weights, 0 or more. `stop()` is asked once a sweep. Sums are added in the
/// order of vertices and edges: equal graphs give equal bits. Cost: O(vertices + edges) a sweep, of which
/// there are log(tolerance) / log(damping) = 142 at most; memory 24 bytes a vertex.
template <typename Graph, typename WeightMap, typename Stop>
PageRank page_rank(const Graph& graph, WeightMap weights, const PageRankOptions& options, const Stop& stop) {
  const std::size_t count = num_vertices(graph);
  PageRank result;
  if (count == 0) {
    result.converged = true;
    return result;
  }
  std::vector<double> out_weights(count, 0);
  for (const auto v : boost::make_iterator_range(vertices(graph))) {
    for (const auto& edge : boost::make_iterator_range(out_edges(v, graph))) {
      out_weights[v] += get(weights, edge);
    }
  }

  const double even = 1.0 / static_cast<double>(count);
  std::vector<double> next(count);
  result.ranks.assign(count, even);
  while (!result.converged && result.sweeps < options.max_sweeps && !stop()) {
    double jumping = 0;  // The share of the readers who have no edge to follow.
    for (std::size_t v = 0; v < count; ++v) {
      if (out_weights[v] == 0) jumping += result.ranks[v];
    }
    next.assign(count, (1 - options.damping + options.damping * jumping) * even);
    for (const auto v : boost::make_iterator_range(vertices(graph))) {
      if (out_weights[v] == 0) continue;
      const double passed_on = options.damping * result.ranks[v] / out_weights[v];
      for (const auto& edge : boost::make_iterator_range(out_edges(v, graph))) {
        next[target(edge, graph)] += passed_on * get(weights, edge);
      }
    }
    double change = 0;
    for (std::size_t v = 0; v < count; ++v) change += std::abs(next[v] - result.ranks[v]);
    std::swap(result.ranks, next);
    ++result.sweeps;
    result.converged = change < options.tolerance;
  }
  return result;
}

}  // namespace notegraph::analysis

#endif  // NOTEGRAPH_GRAPH_ANALYSIS_PAGE_RANK_H_
