#ifndef NOTEGRAPH_GRAPH_QUERY_PATCHED_GRAPH_H_
#define NOTEGRAPH_GRAPH_QUERY_PATCHED_GRAPH_H_

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <tuple>
#include <vector>

#include "graph/query/csr_graph.h"
#include "graph/query/row_numbers.h"

namespace notegraph::query {

/// A CsrGraph of which some vertices have new rows; immutable. It answers what a CsrGraph answers, and the
/// searches run on it as they are; vertices without new rows are read from the base as before.
///
/// New vertices are numbered behind those of the base, though their ids may lie anywhere between: order()
/// tells. An edge that was there before keeps its number, since the other end may still hold it; others are
/// numbered behind. So are the arcs of the new rows.
/// Memory beside the base: 14 bytes an arc of the new rows, 16 a new edge, and for every 1,024 vertices 16,
/// or 4,128 if one of them has a new row.
class PatchedGraph {
 public:
  using Edge = CsrGraph::Edge;
  using ArcRange = CsrGraph::ArcRange;

  /// Where a vertex that is not in the base stands, by id.
  struct Place {
    Vertex behind = 0;  ///< Of the vertices of the base.
    Vertex rank = 0;    ///< Among those that are not in the base.
  };
  /// The vertices with new rows, and what these hold. An edge that came, went or changed has both its ends
  /// among them.
  struct Patch {
    std::vector<Place> places;     ///< Of every vertex that is not in the base, by number.
    std::vector<Vertex> vertices;  ///< In order of id; all that were not there before, and others.
    /// Every edge out of these: heads as in `vertices`, the edges of one head in any order.
    std::vector<Edge> edges;
  };

  explicit PatchedGraph(const CsrGraph& base);

  /// This with further rows. Nothing: some edge of `patch` differs from what is here though its tail has no
  /// new row, or there would be more arcs than can be numbered. Cost: O(arcs of the rows of `patch`, and with
  /// a far smaller factor of all new rows).
  std::optional<PatchedGraph> patched(const Patch& patch) const;

  std::size_t vertex_count() const { return row_of_.size(); }
  std::size_t edge_count() const { return edge_count_; }
  /// New rows, and the arcs in them: what the patch costs, and what merging it would save.
  std::size_t row_count() const { return rows_.size(); }
  std::size_t patch_size() const { return ends_.size(); }

  ArcRange out_arcs(Vertex v) const {
    const std::uint32_t row = row_of_[v];
    return row == RowNumbers::kNone ? base_.out_arcs(v) : rows_[row].out;
  }
  ArcRange in_arcs(Vertex v) const {
    const std::uint32_t row = row_of_[v];
    return row == RowNumbers::kNone ? base_.in_arcs(v) : rows_[row].in;
  }
  ArcRange slice(ArcRange arcs, TypeIndex type) const;

  void fetch(ArcRange arcs) const {
    if (is_base(arcs.begin)) base_.fetch(arcs);
  }

  bool is_out(ArcIndex arc) const {
    return is_base(arc) ? base_.is_out(arc) : (edges_[arc - first_arc_] & kIncoming) == 0;
  }
  Vertex end(ArcIndex arc) const { return is_base(arc) ? base_.end(arc) : ends_[arc - first_arc_]; }
  TypeIndex type(ArcIndex arc) const { return is_base(arc) ? base_.type(arc) : types_[arc - first_arc_]; }
  Cost cost(ArcIndex arc) const { return is_base(arc) ? base_.cost(arc) : costs_[arc - first_arc_]; }
  EdgeIndex edge(ArcIndex arc) const {
    return is_base(arc) ? base_.edge(arc) : edges_[arc - first_arc_] & ~kIncoming;
  }

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
  static constexpr EdgeIndex kIncoming = EdgeIndex{1} << 31;  // With the edge of an arc that leads in.

  struct Row {
    ArcRange out, in;
  };
  /// An arc into a row of a patch, from a row of the same patch.
  struct Incoming {
    std::uint32_t row = 0;
    TypeIndex type = 0;
    Billionths confidence = 0;
    Vertex head = 0;
    ArcIndex arc = 0;
  };

  bool place_out_arcs(const PatchedGraph& before, const Patch& patch);
  void place_in_arcs(const PatchedGraph& before, const Patch& patch);
  void copy_rows(const PatchedGraph& before);
  bool place_row(const PatchedGraph& before, Vertex head, std::span<const Edge> edges);
  std::vector<Incoming> collect_incoming(const Patch& patch) const;
  void add_arc(Vertex end, TypeIndex type, Cost cost, EdgeIndex edge);
  /// Where an arc stands in its row.
  auto place(TypeIndex type, Billionths confidence, Vertex end) const {
    return std::tuple(type, std::numeric_limits<Billionths>::max() - confidence, order(end));
  }
  void copy_arc(const PatchedGraph& from, ArcIndex arc, Vertex end, EdgeIndex direction);
  ArcIndex next_arc() const { return first_arc_ + static_cast<ArcIndex>(ends_.size()); }
  /// Whether `v` has a row of the patch that is being placed.
  bool is_placed(Vertex v) const { return row_of_[v] != RowNumbers::kNone && is_new_[row_of_[v]]; }

  bool is_base(ArcIndex arc) const { return arc < first_arc_; }
  bool is_old(EdgeIndex edge) const { return edge < base_.edge_count(); }

  CsrGraph base_;
  std::vector<Place> places_;  // By vertex that is not in the base.
  RowNumbers row_of_;          // By vertex.
  std::vector<Row> rows_;
  std::vector<bool> is_new_;  // By row, while a patch is placed.
  ArcIndex first_arc_ = 0;    // Of the new rows.
  std::vector<Vertex> ends_;  // By arc of the new rows, as are the next three.
  std::vector<TypeIndex> types_;
  std::vector<Cost> costs_;
  std::vector<EdgeIndex> edges_;  // And the direction.
  std::vector<Edge> new_edges_;   // Some of them may be gone.
  std::size_t edge_count_ = 0;
};

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_PATCHED_GRAPH_H_
