#ifndef NOTEGRAPH_GRAPH_QUERY_CSR_GRAPH_H_
#define NOTEGRAPH_GRAPH_QUERY_CSR_GRAPH_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "graph/query/column.h"
#include "graph/query/confidence_scale.h"

namespace notegraph::query {

using Vertex = std::uint32_t;     ///< Dense: 0 to vertex_count() - 1.
using TypeIndex = std::uint16_t;  ///< A relation type, numbered by the graph's builder.
using EdgeIndex = std::uint32_t;  ///< In order of (head, type, falling confidence, tail).
/// An edge seen from one of its ends. The out-arc of edge e is e; the in-arcs follow behind all out-arcs.
using ArcIndex = std::uint32_t;

inline constexpr std::size_t kMostEdges = std::size_t{1} << 31;  ///< Two arcs an edge, 32 bits an arc.

/// A directed graph with parallel edges and loops in compressed sparse rows, both directions; immutable.
/// The arcs of a vertex are sorted by (type, falling confidence, other end): the arcs of one type are one
/// slice, and who wants no more than so much cost need not look behind the first that has more.
/// Memory: 28 bytes an edge (two ends, two types, two costs, one confidence, one way from in-arc to edge) and
/// 8 a vertex. Boost.Graph's algorithms accept it through csr_graph_concepts.h.
class CsrGraph {
 public:
  struct Edge {
    Vertex head = 0;
    TypeIndex type = 0;
    Vertex tail = 0;
    Billionths confidence = 0;
  };
  /// Half open.
  struct ArcRange {
    ArcIndex begin = 0, end = 0;
    std::size_t size() const { return end - begin; }
  };

  /// All that the graph consists of: what a file keeps of it.
  struct Columns {
    Column<ArcIndex> out_begin, in_begin;  ///< vertex_count() + 1 values each.
    Column<Vertex> ends;                   ///< By arc, as are types and costs.
    Column<TypeIndex> types;
    Column<Cost> costs;
    Column<EdgeIndex> in_edges;      ///< By in-arc.
    Column<Billionths> confidences;  ///< By edge.
  };

  CsrGraph() : CsrGraph(0, {}) {}
  /// Edges may come in any order. Cost: sorting the rows, and all edges if they do not come in order of head.
  /// Needs heads and tails below `vertex_count` and fewer than kMostEdges edges.
  CsrGraph(std::size_t vertex_count, std::vector<Edge> edges);
  /// As columns() gave them.
  explicit CsrGraph(Columns columns) : columns_(std::move(columns)) {}

  const Columns& columns() const { return columns_; }

  std::size_t vertex_count() const { return columns_.out_begin.size() - 1; }
  std::size_t edge_count() const { return columns_.confidences.size(); }
  std::size_t memory_bytes() const;

  ArcRange out_arcs(Vertex v) const { return {columns_.out_begin[v], columns_.out_begin[v + 1]}; }
  ArcRange in_arcs(Vertex v) const { return {columns_.in_begin[v], columns_.in_begin[v + 1]}; }
  /// The part of one vertex's `arcs` that has `type`. O(log size).
  ArcRange slice(ArcRange arcs, TypeIndex type) const;

  /// Asks memory for the first ends of `arcs`, which are about to be looked at.
  void fetch(ArcRange arcs) const { __builtin_prefetch(columns_.ends.values().data() + arcs.begin); }

  bool is_out(ArcIndex arc) const { return arc < edge_count(); }
  Vertex end(ArcIndex arc) const {
    return columns_.ends[arc];
  }  ///< Of an out-arc the tail, of an in-arc the head.
  TypeIndex type(ArcIndex arc) const { return columns_.types[arc]; }
  Cost cost(ArcIndex arc) const { return columns_.costs[arc]; }
  /// A number for each vertex in the order of ids; see Traversal.
  std::uint64_t order(Vertex v) const { return v; }
  bool edge_precedes(EdgeIndex a, EdgeIndex b) const {
    return a < b;
  }  ///< In order of (head, type, falling confidence, tail).
  EdgeIndex edge(ArcIndex arc) const { return is_out(arc) ? arc : columns_.in_edges[arc - edge_count()]; }

  Vertex head(EdgeIndex edge) const;  ///< O(log vertices).
  Vertex tail(EdgeIndex edge) const { return columns_.ends[edge]; }
  Cost edge_cost(EdgeIndex edge) const { return columns_.costs[edge]; }
  TypeIndex edge_type(EdgeIndex edge) const { return columns_.types[edge]; }
  Billionths confidence(EdgeIndex edge) const { return columns_.confidences[edge]; }

 private:
  Columns columns_;
};

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_CSR_GRAPH_H_
