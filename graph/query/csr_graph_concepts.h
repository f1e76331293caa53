#ifndef NOTEGRAPH_GRAPH_QUERY_CSR_GRAPH_CONCEPTS_H_
#define NOTEGRAPH_GRAPH_QUERY_CSR_GRAPH_CONCEPTS_H_

#include <compare>
#include <cstddef>
#include <utility>

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/iterator_facade.hpp>
#include <boost/property_map/property_map.hpp>

#include "graph/query/csr_graph.h"

// CsrGraph as a model of Boost.Graph's IncidenceGraph, BidirectionalGraph, AdjacencyGraph, VertexListGraph
// and EdgeListGraph, with property maps for vertex index, edge index, relation type, confidence and cost.
// Include it before any algorithm of Boost.Graph is called on a CsrGraph.
namespace notegraph::query {

/// Boost's edge_descriptor: an edge and its ends.
struct CsrEdge {
  Vertex head = 0, tail = 0;
  EdgeIndex index = 0;
  bool operator==(const CsrEdge& other) const { return index == other.index; }
  auto operator<=>(const CsrEdge& other) const { return index <=> other.index; }
};

/// Tags of the property maps that Boost has no name for.
struct RelationTypeTag {};
struct ConfidenceTag {};

/// Over the arcs at one vertex. `kOut`: its out-edges, else its in-edges.
template <bool kOut>
class CsrArcIterator : public boost::iterator_facade<CsrArcIterator<kOut>, CsrEdge,
                                                     boost::random_access_traversal_tag, CsrEdge> {
 public:
  CsrArcIterator() = default;
  CsrArcIterator(const CsrGraph& graph, Vertex vertex, ArcIndex arc)
      : graph_(&graph), vertex_(vertex), arc_(arc) {}

 private:
  friend class boost::iterator_core_access;
  CsrEdge dereference() const {
    if constexpr (kOut) return {vertex_, graph_->end(arc_), arc_};
    return {graph_->end(arc_), vertex_, graph_->edge(arc_)};
  }
  bool equal(const CsrArcIterator& other) const { return arc_ == other.arc_; }
  void increment() { ++arc_; }
  void decrement() { --arc_; }
  void advance(std::ptrdiff_t n) { arc_ = static_cast<ArcIndex>(arc_ + n); }
  std::ptrdiff_t distance_to(const CsrArcIterator& other) const {
    return static_cast<std::ptrdiff_t>(other.arc_) - static_cast<std::ptrdiff_t>(arc_);
  }

  const CsrGraph* graph_ = nullptr;
  Vertex vertex_ = 0;
  ArcIndex arc_ = 0;
};

/// Over the vertices to which the out-edges of one vertex lead.
class CsrAdjacencyIterator : public boost::iterator_facade<CsrAdjacencyIterator, Vertex,
                                                           boost::random_access_traversal_tag, Vertex> {
 public:
  CsrAdjacencyIterator() = default;
  CsrAdjacencyIterator(const CsrGraph& graph, ArcIndex arc) : graph_(&graph), arc_(arc) {}

 private:
  friend class boost::iterator_core_access;
  Vertex dereference() const { return graph_->end(arc_); }
  bool equal(const CsrAdjacencyIterator& other) const { return arc_ == other.arc_; }
  void increment() { ++arc_; }
  void decrement() { --arc_; }
  void advance(std::ptrdiff_t n) { arc_ = static_cast<ArcIndex>(arc_ + n); }
  std::ptrdiff_t distance_to(const CsrAdjacencyIterator& other) const {
    return static_cast<std::ptrdiff_t>(other.arc_) - static_cast<std::ptrdiff_t>(arc_);
  }

  const CsrGraph* graph_ = nullptr;
  ArcIndex arc_ = 0;
};

/// Over all edges in order of head; the head moves along with the edge.
class CsrEdgeIterator
    : public boost::iterator_facade<CsrEdgeIterator, CsrEdge, boost::forward_traversal_tag, CsrEdge> {
 public:
  CsrEdgeIterator() = default;
  CsrEdgeIterator(const CsrGraph& graph, EdgeIndex edge) : graph_(&graph), edge_(edge) { skip_to_head(); }

 private:
  friend class boost::iterator_core_access;
  CsrEdge dereference() const { return {head_, graph_->tail(edge_), edge_}; }
  bool equal(const CsrEdgeIterator& other) const { return edge_ == other.edge_; }
  void increment() {
    ++edge_;
    skip_to_head();
  }
  void skip_to_head() {
    while (edge_ != graph_->edge_count() && graph_->out_arcs(head_).end <= edge_) ++head_;
  }

  const CsrGraph* graph_ = nullptr;
  EdgeIndex edge_ = 0;
  Vertex head_ = 0;
};

struct CsrTraversalCategory : boost::bidirectional_graph_tag,
                              boost::adjacency_graph_tag,
                              boost::vertex_list_graph_tag,
                              boost::edge_list_graph_tag {};

}  // namespace notegraph::query

namespace boost {

template <>
struct graph_traits<notegraph::query::CsrGraph> {
  using vertex_descriptor = notegraph::query::Vertex;
  using edge_descriptor = notegraph::query::CsrEdge;
  using directed_category = bidirectional_tag;
  using edge_parallel_category = allow_parallel_edge_tag;
  using traversal_category = notegraph::query::CsrTraversalCategory;
  using vertices_size_type = std::size_t;
  using edges_size_type = std::size_t;
  using degree_size_type = std::size_t;
  using vertex_iterator = counting_iterator<vertex_descriptor>;
  using out_edge_iterator = notegraph::query::CsrArcIterator<true>;
  using in_edge_iterator = notegraph::query::CsrArcIterator<false>;
  using adjacency_iterator = notegraph::query::CsrAdjacencyIterator;
  using edge_iterator = notegraph::query::CsrEdgeIterator;
  static vertex_descriptor null_vertex() { return static_cast<vertex_descriptor>(-1); }
};

}  // namespace boost

namespace notegraph::query {

using CsrTraits = boost::graph_traits<CsrGraph>;

inline std::size_t num_vertices(const CsrGraph& graph) {
  return graph.vertex_count();
}
inline std::size_t num_edges(const CsrGraph& graph) {
  return graph.edge_count();
}
inline Vertex source(const CsrEdge& edge, const CsrGraph&) {
  return edge.head;
}
inline Vertex target(const CsrEdge& edge, const CsrGraph&) {
  return edge.tail;
}

inline std::pair<CsrTraits::vertex_iterator, CsrTraits::vertex_iterator> vertices(const CsrGraph& graph) {
  return {CsrTraits::vertex_iterator(0),
          CsrTraits::vertex_iterator(static_cast<Vertex>(graph.vertex_count()))};
}

inline std::pair<CsrTraits::edge_iterator, CsrTraits::edge_iterator> edges(const CsrGraph& graph) {
  return {CsrEdgeIterator(graph, 0), CsrEdgeIterator(graph, static_cast<EdgeIndex>(graph.edge_count()))};
}

inline std::pair<CsrTraits::out_edge_iterator, CsrTraits::out_edge_iterator> out_edges(
    Vertex v, const CsrGraph& graph) {
  const auto [begin, end] = graph.out_arcs(v);
  return {{graph, v, begin}, {graph, v, end}};
}

inline std::pair<CsrTraits::in_edge_iterator, CsrTraits::in_edge_iterator> in_edges(Vertex v,
                                                                                    const CsrGraph& graph) {
  const auto [begin, end] = graph.in_arcs(v);
  return {{graph, v, begin}, {graph, v, end}};
}

inline std::pair<CsrAdjacencyIterator, CsrAdjacencyIterator> adjacent_vertices(Vertex v,
                                                                               const CsrGraph& graph) {
  const auto [begin, end] = graph.out_arcs(v);
  return {{graph, begin}, {graph, end}};
}

inline std::size_t out_degree(Vertex v, const CsrGraph& graph) {
  return graph.out_arcs(v).size();
}
inline std::size_t in_degree(Vertex v, const CsrGraph& graph) {
  return graph.in_arcs(v).size();
}
inline std::size_t degree(Vertex v, const CsrGraph& graph) {
  return out_degree(v, graph) + in_degree(v, graph);
}

/// A readable property map of one column of the edges.
template <typename Tag, typename Value>
struct CsrEdgeMap {
  using key_type = CsrEdge;
  using value_type = Value;
  using reference = Value;
  using category = boost::readable_property_map_tag;
  const CsrGraph* graph = nullptr;
};
using CsrTypeMap = CsrEdgeMap<RelationTypeTag, TypeIndex>;
using CsrConfidenceMap = CsrEdgeMap<ConfidenceTag, double>;
using CsrCostMap = CsrEdgeMap<boost::edge_weight_t, Cost>;
using CsrEdgeIndexMap = CsrEdgeMap<boost::edge_index_t, EdgeIndex>;

inline TypeIndex get(CsrTypeMap map, const CsrEdge& edge) {
  return map.graph->type(edge.index);
}
inline double get(CsrConfidenceMap map, const CsrEdge& edge) {
  return to_confidence(map.graph->confidence(edge.index));
}
inline Cost get(CsrCostMap map, const CsrEdge& edge) {
  return map.graph->cost(edge.index);
}
inline EdgeIndex get(CsrEdgeIndexMap, const CsrEdge& edge) {
  return edge.index;
}

inline CsrTypeMap get(RelationTypeTag, const CsrGraph& graph) {
  return {&graph};
}
inline CsrConfidenceMap get(ConfidenceTag, const CsrGraph& graph) {
  return {&graph};
}
inline CsrCostMap get(boost::edge_weight_t, const CsrGraph& graph) {
  return {&graph};
}
inline CsrEdgeIndexMap get(boost::edge_index_t, const CsrGraph& graph) {
  return {&graph};
}
inline boost::typed_identity_property_map<Vertex> get(boost::vertex_index_t, const CsrGraph&) {
  return {};
}

/// The value of one property of one vertex or edge.
template <typename Tag, typename Key>
auto get(Tag tag, const CsrGraph& graph, const Key& key) {
  return get(get(tag, graph), key);
}

}  // namespace notegraph::query

namespace boost {

template <typename Tag>
struct property_map<notegraph::query::CsrGraph, Tag> {
  using type = decltype(get(Tag(), std::declval<const notegraph::query::CsrGraph&>()));
  using const_type = type;
};

}  // namespace boost

#endif  // NOTEGRAPH_GRAPH_QUERY_CSR_GRAPH_CONCEPTS_H_
