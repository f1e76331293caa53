#ifndef NOTEGRAPH_GRAPH_QUERY_BOOST_TRAVERSAL_H_
#define NOTEGRAPH_GRAPH_QUERY_BOOST_TRAVERSAL_H_

#include <cstddef>
#include <cstdint>
#include <utility>

#include <boost/graph/graph_traits.hpp>
#include <boost/range/iterator_range.hpp>

#include "graph/query/traversal.h"

namespace notegraph::query {

/// Any BidirectionalGraph of Boost.Graph as a Traversal along its edges: vertices must be numbered from 0,
/// `index` numbers the edges, `cost_of` gives the Cost of such a number, `allows` says whether it may be
/// taken. Keeps references.
template <typename Graph, typename EdgeIndexMap, typename CostOf, typename Allows>
class BoostTraversal {
 public:
  BoostTraversal(const Graph& graph, EdgeIndexMap index, CostOf cost_of, Allows allows)
      : graph_(graph), index_(index), cost_of_(std::move(cost_of)), allows_(std::move(allows)) {}

  std::size_t vertex_count() const { return num_vertices(graph_); }
  Cost cost(ArcIndex edge) const { return cost_of_(edge); }
  Cost edge_cost(EdgeIndex edge) const { return cost_of_(edge); }

  template <typename Visit>
  bool successors(Vertex v, Visit&& visit) const {
    for (const auto& edge : boost::make_iterator_range(out_edges(v, graph_))) {
      const auto next = static_cast<Vertex>(target(edge, graph_));
      if (allows_(edge) && !visit_step(visit, next, number(edge))) return false;
    }
    return true;
  }

  template <typename Visit>
  bool predecessors(Vertex v, Visit&& visit) const {
    for (const auto& edge : boost::make_iterator_range(in_edges(v, graph_))) {
      const auto next = static_cast<Vertex>(source(edge, graph_));
      if (allows_(edge) && !visit_step(visit, next, number(edge))) return false;
    }
    return true;
  }

  std::size_t degree(Vertex v, Side side) const {
    return side == Side::from ? out_degree(v, graph_) : in_degree(v, graph_);
  }

  Step step(ArcIndex edge, Side) const { return {edge, true}; }
  std::uint32_t type_rank(Step step) const { return step.edge; }
  std::uint64_t order(Vertex v) const { return v; }
  bool edge_precedes(EdgeIndex a, EdgeIndex b) const { return a < b; }

 private:
  using Edge = typename boost::graph_traits<Graph>::edge_descriptor;
  EdgeIndex number(const Edge& edge) const { return static_cast<EdgeIndex>(get(index_, edge)); }

  const Graph& graph_;
  EdgeIndexMap index_;
  CostOf cost_of_;
  Allows allows_;
};

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_BOOST_TRAVERSAL_H_
