#ifndef NOTEGRAPH_GRAPH_QUERY_PATCHED_GRAPH_H_
#define NOTEGRAPH_GRAPH_QUERY_PATCHED_GRAPH_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "graph/query/csr_graph.h"

namespace notegraph::query {

/// A CsrGraph of which some vertices have new rows; immutable. It answers what a CsrGraph answers, and the
/// searches run on it as they are; vertices without new rows are read from the base as before.
///
/// New vertices are numbered behind those of the base, though their ids may lie anywhere between: order()
/// tells. An edge that the base has as well keeps its number, since the other end may still hold it; others
/// are numbered behind. So are the arcs of the new rows: all of the base's, then the outgoing, then the
/// incoming ones.
/// Memory beside the base: 4 bytes a vertex, 14 an arc of the new rows, 16 a new edge.
class PatchedGraph {
 public:
  using Edge = CsrGraph::Edge;
  using ArcRange = CsrGraph::ArcRange;

  /// The vertices with new rows, and what these hold. An edge that came, went or changed has both its ends
  /// among them.
  struct Patch {
    /// Of each new vertex, how many of the base have smaller ids; ascending.
    std::vector<Vertex> places;
    std::vector<Vertex> vertices;  ///< In order of id; all the new ones and some of the base.
    /// Every edge out of these, by (order of head, type, order of tail).
    std::vector<Edge> edges;
  };

  /// Nothing: some edge of `patch` differs from the base though its tail has no new row, or there would be
  /// more arcs than can be numbered. Cost: O(vertices + arcs of the new rows).
  static std::optional<PatchedGraph> make(const CsrGraph& base, const Patch& patch);

  std::size_t vertex_count() const { return row_of_.size(); }
  std::size_t edge_count() const { return edge_count_; }
  /// Arcs in new rows: what the patch costs, and what merging it would save.
  std::size_t patch_size() const { return ends_.size(); }

  ArcRange out_arcs(Vertex v) const {
    const std::uint32_t row = row_of_[v];
    return row == kNoRow ? base_.out_arcs(v) : ArcRange{out_begin_[row], out_begin_[row + 1]};
  }
  ArcRange in_arcs(Vertex v) const {
    const std::uint32_t row = row_of_[v];
    return row == kNoRow ? base_.in_arcs(v) : ArcRange{in_begin_[row], in_begin_[row + 1]};
  }
  ArcRange slice(ArcRange arcs, TypeIndex type) const;

  bool is_out(ArcIndex arc) const {
    return is_base(arc) ? base_.is_out(arc) : arc - first_arc_ < out_begin_.back() - first_arc_;
  }
  Vertex end(ArcIndex arc) const { return is_base(arc) ? base_.end(arc) : ends_[arc - first_arc_]; }
  TypeIndex type(ArcIndex arc) const { return is_base(arc) ? base_.type(arc) : types_[arc - first_arc_]; }
  Cost cost(ArcIndex arc) const { return is_base(arc) ? base_.cost(arc) : costs_[arc - first_arc_]; }
  EdgeIndex edge(ArcIndex arc) const { return is_base(arc) ? base_.edge(arc) : edges_[arc - first_arc_]; }

  Vertex head(EdgeIndex edge) const {
    return is_old(edge) ? base_.head(edge) : new_edges_[edge - base_.edge_count()].head;
  }
  Vertex tail(EdgeIndex edge) const {
    return is_old(edge) ? base_.tail(edge) : new_edges_[edge - base_.edge_count()].tail;
  }
  TypeIndex edge_type(EdgeIndex edge) const {
    return is_old(edge) ? base_.edge_type(edge) : new_edges_[edge - base_.edge_count()].type;
  }
  Billionths confidence(EdgeIndex edge) const {
    return is_old(edge) ? base_.confidence(edge) : new_edges_[edge - base_.edge_count()].confidence;
  }
  Cost edge_cost(EdgeIndex edge) const {
    return is_old(edge) ? base_.edge_cost(edge) : to_cost(confidence(edge));
  }

  std::uint64_t order(Vertex v) const;
  bool edge_precedes(EdgeIndex a, EdgeIndex b) const;

 private:
  static constexpr std::uint32_t kNoRow = 0xffffffff;

  explicit PatchedGraph(const CsrGraph& base) : base_(base) {}
  bool place_out_arcs(const Patch& patch);
  void place_in_arcs(const Patch& patch);
  /// The arcs of the base out of `head`, and the first edge of `edges` that is not out of it.
  bool place_row(Vertex head, std::span<const Edge> edges);
  EdgeIndex number(const Edge& edge, std::optional<EdgeIndex> old);
  void add_arc(Vertex end, TypeIndex type, EdgeIndex edge);

  bool is_base(ArcIndex arc) const { return arc < first_arc_; }
  bool is_old(EdgeIndex edge) const { return edge < base_.edge_count(); }

  CsrGraph base_;
  std::vector<Vertex> places_;         // By new vertex.
  std::vector<std::uint32_t> row_of_;  // By vertex.
  std::vector<ArcIndex> out_begin_;    // By row and the end, as is in_begin_.
  std::vector<ArcIndex> in_begin_;
  ArcIndex first_arc_ = 0;    // Of the new rows.
  std::vector<Vertex> ends_;  // By arc of the new rows, as are the next three.
  std::vector<TypeIndex> types_;
  std::vector<Cost> costs_;
  std::vector<EdgeIndex> edges_;
  std::vector<Edge> new_edges_;
  std::size_t edge_count_ = 0;
};

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_PATCHED_GRAPH_H_
