#include "graph/query/patched_graph.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace notegraph::query {

std::optional<PatchedGraph> PatchedGraph::make(const CsrGraph& base, const Patch& patch) {
  PatchedGraph graph(base);
  graph.places_ = patch.places;
  graph.row_of_.assign(base.vertex_count() + patch.places.size(), kNoRow);
  std::size_t most_arcs = 2 * base.edge_count() + 2 * patch.edges.size();
  for (std::uint32_t row = 0; row < patch.vertices.size(); ++row) {
    const Vertex v = patch.vertices[row];
    graph.row_of_[v] = row;
    if (v < base.vertex_count()) most_arcs += base.in_arcs(v).size();
  }
  if (most_arcs > std::numeric_limits<ArcIndex>::max()) return std::nullopt;
  graph.first_arc_ = static_cast<ArcIndex>(2 * base.edge_count());
  graph.edge_count_ = base.edge_count() + patch.edges.size();
  if (!graph.place_out_arcs(patch)) return std::nullopt;
  graph.place_in_arcs(patch);
  return graph;
}

bool PatchedGraph::place_out_arcs(const Patch& patch) {
  std::span<const Edge> rest = patch.edges;
  out_begin_.push_back(first_arc_);
  for (const Vertex head : patch.vertices) {
    const auto end = std::find_if(rest.begin(), rest.end(), [&](const Edge& e) { return e.head != head; });
    const auto count = static_cast<std::size_t>(end - rest.begin());
    if (!place_row(head, rest.first(count))) return false;
    rest = rest.subspan(count);
    out_begin_.push_back(first_arc_ + static_cast<ArcIndex>(ends_.size()));
  }
  return rest.empty();
}

// Both the old row and the new one lie in order of (type, tail): one pass finds what they share.
bool PatchedGraph::place_row(Vertex head, std::span<const Edge> edges) {
  ArcRange old = head < base_.vertex_count() ? base_.out_arcs(head) : ArcRange{};
  edge_count_ -= old.size();
  const auto is_settled = [&](Vertex tail) { return row_of_[tail] == kNoRow; };
  const auto place = [&](TypeIndex type, Vertex tail) { return std::pair(type, order(tail)); };
  for (const Edge& edge : edges) {
    while (old.begin != old.end &&
           place(base_.type(old.begin), base_.end(old.begin)) < place(edge.type, edge.tail)) {
      if (is_settled(base_.end(old.begin++))) return false;  // It went, and its tail does not know.
    }
    const bool same = old.begin != old.end && base_.type(old.begin) == edge.type &&
                      base_.end(old.begin) == edge.tail && base_.confidence(old.begin) == edge.confidence;
    if (!same && is_settled(edge.tail)) return false;  // It came or changed, likewise.
    EdgeIndex index = old.begin;
    if (same) {
      ++old.begin;
    } else {
      index = static_cast<EdgeIndex>(base_.edge_count() + new_edges_.size());
      new_edges_.push_back(edge);
    }
    add_arc(edge.tail, edge.type, index);
  }
  for (; old.begin != old.end; ++old.begin) {
    if (is_settled(base_.end(old.begin))) return false;
  }
  return true;
}

void PatchedGraph::add_arc(Vertex end, TypeIndex type, EdgeIndex edge) {
  ends_.push_back(end);
  types_.push_back(type);
  costs_.push_back(edge_cost(edge));
  edges_.push_back(edge);
}

// Into a vertex lead edges out of vertices with new rows, which are known by now, and those of the base out
// of all others. The latter lie in order already, and at a hub they are many: the two are merged.
void PatchedGraph::place_in_arcs(const Patch& patch) {
  struct Incoming {
    std::uint32_t row;
    TypeIndex type;
    Vertex head;
    EdgeIndex edge;
  };
  std::vector<Incoming> incoming;
  for (const Vertex head : patch.vertices) {
    const auto [begin, end] = out_arcs(head);
    for (ArcIndex arc = begin; arc != end; ++arc) {
      const std::uint32_t row = row_of_[this->end(arc)];
      if (row != kNoRow) incoming.push_back({row, type(arc), head, edge(arc)});
    }
  }
  std::sort(incoming.begin(), incoming.end(), [this](const Incoming& a, const Incoming& b) {
    return std::tuple(a.row, a.type, order(a.head)) < std::tuple(b.row, b.type, order(b.head));
  });
  auto next = incoming.begin();
  in_begin_.push_back(out_begin_.back());
  for (std::uint32_t row = 0; row < patch.vertices.size(); ++row) {
    const Vertex v = patch.vertices[row];
    const auto [begin, end] = v < base_.vertex_count() ? base_.in_arcs(v) : ArcRange{};
    for (ArcIndex arc = begin; arc != end; ++arc) {
      const Vertex head = base_.end(arc);
      if (row_of_[head] != kNoRow) continue;
      const std::pair place(base_.type(arc), order(head));
      for (; next != incoming.end() && next->row == row && std::pair(next->type, order(next->head)) < place;
           ++next) {
        add_arc(next->head, next->type, next->edge);
      }
      ends_.push_back(head);
      types_.push_back(base_.type(arc));
      costs_.push_back(base_.cost(arc));
      edges_.push_back(base_.edge(arc));
    }
    for (; next != incoming.end() && next->row == row; ++next) add_arc(next->head, next->type, next->edge);
    in_begin_.push_back(first_arc_ + static_cast<ArcIndex>(ends_.size()));
  }
}

PatchedGraph::ArcRange PatchedGraph::slice(ArcRange arcs, TypeIndex type) const {
  if (arcs.begin == arcs.end || is_base(arcs.begin)) return base_.slice(arcs, type);
  const auto types = std::span(types_).subspan(arcs.begin - first_arc_, arcs.size());
  const auto [first, last] = std::equal_range(types.begin(), types.end(), type);
  return {arcs.begin + static_cast<ArcIndex>(first - types.begin()),
          arcs.begin + static_cast<ArcIndex>(last - types.begin())};
}

// A vertex of the base has an odd number, behind those of new vertices that stand before it.
std::uint64_t PatchedGraph::order(Vertex v) const {
  constexpr unsigned kRankBits = 31;
  if (v < base_.vertex_count())
    return (std::uint64_t{v} << (kRankBits + 1)) | (std::uint64_t{1} << kRankBits);
  const std::size_t rank = v - base_.vertex_count();
  return (std::uint64_t{places_[rank]} << (kRankBits + 1)) | rank;
}

bool PatchedGraph::edge_precedes(EdgeIndex a, EdgeIndex b) const {
  if (is_old(a) && is_old(b)) return a < b;
  const auto place = [this](EdgeIndex e) { return std::tuple(order(head(e)), edge_type(e), order(tail(e))); };
  return place(a) < place(b);
}

}  // namespace notegraph::query
