#include "graph/query/patched_graph.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace notegraph::query {

PatchedGraph::PatchedGraph(const CsrGraph& base)
    : base_(base), first_arc_(static_cast<ArcIndex>(2 * base.edge_count())), edge_count_(base.edge_count()) {
  row_of_.resize(base.vertex_count());
}

std::optional<PatchedGraph> PatchedGraph::patched(const Patch& patch) const {
  std::size_t most_arcs = ends_.size() + 2 * patch.edges.size();  // In new rows.
  for (const Vertex v : patch.vertices) {
    if (v < vertex_count()) most_arcs += in_arcs(v).size();
  }
  const std::size_t most_edges = base_.edge_count() + new_edges_.size() + patch.edges.size();
  if (most_arcs > std::numeric_limits<ArcIndex>::max() - first_arc_ || most_edges >= kMostEdges) {
    return std::nullopt;
  }
  PatchedGraph graph(base_);
  graph.places_ = patch.places;
  graph.row_of_ = row_of_;
  graph.row_of_.resize(base_.vertex_count() + patch.places.size());
  graph.rows_ = rows_;
  graph.is_new_.resize(rows_.size(), false);
  for (const Vertex v : patch.vertices) {
    if (graph.row_of_[v] == RowNumbers::kNone) {
      graph.row_of_.set(v, static_cast<std::uint32_t>(graph.rows_.size()));
      graph.rows_.emplace_back();
      graph.is_new_.push_back(true);
    }
    graph.is_new_[graph.row_of_[v]] = true;
  }
  graph.new_edges_ = new_edges_;
  graph.edge_count_ = edge_count_;
  graph.ends_.reserve(most_arcs);
  graph.types_.reserve(most_arcs);
  graph.costs_.reserve(most_arcs);
  graph.edges_.reserve(most_arcs);
  graph.copy_rows(*this);
  if (!graph.place_out_arcs(*this, patch)) return std::nullopt;
  graph.place_in_arcs(*this, patch);
  graph.is_new_.clear();
  return graph;
}

/// The rows that stay as they were. Their arcs lie one behind the other, the incoming behind the outgoing.
void PatchedGraph::copy_rows(const PatchedGraph& before) {
  for (std::size_t row = 0; row < before.rows_.size(); ++row) {
    if (is_new_[row]) continue;
    const auto& [out, in] = before.rows_[row];
    const auto copy = [&](auto& to, const auto& from, ArcRange arcs) {
      to.insert(to.end(), from.begin() + (arcs.begin - first_arc_), from.begin() + (arcs.end - first_arc_));
    };
    for (ArcRange* const placed : {&rows_[row].out, &rows_[row].in}) {
      const ArcRange arcs = placed == &rows_[row].out ? out : in;
      placed->begin = next_arc();
      copy(ends_, before.ends_, arcs);
      copy(types_, before.types_, arcs);
      copy(costs_, before.costs_, arcs);
      copy(edges_, before.edges_, arcs);
      placed->end = next_arc();
    }
  }
}

bool PatchedGraph::place_out_arcs(const PatchedGraph& before, const Patch& patch) {
  std::span<const Edge> rest = patch.edges;
  std::vector<Edge> edges;
  for (const Vertex head : patch.vertices) {
    const auto end = std::find_if(rest.begin(), rest.end(), [&](const Edge& e) { return e.head != head; });
    edges.assign(rest.begin(), end);
    std::sort(edges.begin(), edges.end(), [this](const Edge& a, const Edge& b) {
      return place(a.type, a.confidence, a.tail) < place(b.type, b.confidence, b.tail);
    });
    ArcRange& out = rows_[row_of_[head]].out;
    out.begin = next_arc();
    if (!place_row(before, head, edges)) return false;
    out.end = next_arc();
    rest = rest.subspan(edges.size());
  }
  return rest.empty();
}

// Both the old row and the new one lie in order: one pass finds what they share.
bool PatchedGraph::place_row(const PatchedGraph& before, Vertex head, std::span<const Edge> edges) {
  ArcRange old = head < before.vertex_count() ? before.out_arcs(head) : ArcRange{};
  edge_count_ += edges.size();
  edge_count_ -= old.size();
  const auto old_place = [&] {
    return place(before.type(old.begin), before.confidence(before.edge(old.begin)), before.end(old.begin));
  };
  for (const Edge& edge : edges) {
    const auto new_place = place(edge.type, edge.confidence, edge.tail);
    while (old.begin != old.end && old_place() < new_place) {
      if (!is_placed(before.end(old.begin++))) return false;  // It went, and its tail does not know.
    }
    if (old.begin != old.end && old_place() == new_place) {
      copy_arc(before, old.begin++, edge.tail, 0);
      continue;
    }
    if (!is_placed(edge.tail)) return false;  // It came or changed, likewise.
    add_arc(edge.tail, edge.type, to_cost(edge.confidence),
            static_cast<EdgeIndex>(base_.edge_count() + new_edges_.size()));
    new_edges_.push_back(edge);
  }
  for (; old.begin != old.end; ++old.begin) {
    if (!is_placed(before.end(old.begin))) return false;
  }
  return true;
}

void PatchedGraph::add_arc(Vertex end, TypeIndex type, Cost cost, EdgeIndex edge) {
  ends_.push_back(end);
  types_.push_back(type);
  costs_.push_back(cost);
  edges_.push_back(edge);
}

/// `arc` of `from`, with an `end` and a `direction` of its own.
void PatchedGraph::copy_arc(const PatchedGraph& from, ArcIndex arc, Vertex end, EdgeIndex direction) {
  add_arc(end, from.type(arc), from.cost(arc), from.edge(arc) | direction);
}

std::vector<PatchedGraph::Incoming> PatchedGraph::collect_incoming(const Patch& patch) const {
  std::vector<Incoming> incoming;
  for (const Vertex head : patch.vertices) {
    const auto [begin, end] = out_arcs(head);
    for (ArcIndex arc = begin; arc != end; ++arc) {
      if (!is_placed(this->end(arc))) continue;
      incoming.push_back({row_of_[this->end(arc)], type(arc), confidence(edge(arc)), head, arc});
    }
  }
  std::sort(incoming.begin(), incoming.end(), [this](const Incoming& a, const Incoming& b) {
    return std::pair(a.row, place(a.type, a.confidence, a.head)) <
           std::pair(b.row, place(b.type, b.confidence, b.head));
  });
  return incoming;
}

// Into a vertex lead edges out of vertices with rows of the patch, which are known by now, and those that
// were there before out of all others. The latter lie in order already, and at a hub they are many: the two
// are merged.
void PatchedGraph::place_in_arcs(const PatchedGraph& before, const Patch& patch) {
  const std::vector<Incoming> incoming = collect_incoming(patch);
  for (const Vertex v : patch.vertices) {
    const std::uint32_t row = row_of_[v];
    const auto of_row = [](const Incoming& a, std::uint32_t b) { return a.row < b; };
    auto next = std::lower_bound(incoming.begin(), incoming.end(), row, of_row);
    const auto last = std::lower_bound(next, incoming.end(), row + 1, of_row);
    const auto place_next = [&] { copy_arc(*this, next->arc, next->head, kIncoming), ++next; };
    rows_[row].in.begin = next_arc();
    const auto [begin, end] = v < before.vertex_count() ? before.in_arcs(v) : ArcRange{};
    for (ArcIndex arc = begin; arc != end; ++arc) {
      const Vertex head = before.end(arc);
      if (is_placed(head)) continue;
      const auto old_place = place(before.type(arc), before.confidence(before.edge(arc)), head);
      while (next != last && place(next->type, next->confidence, next->head) < old_place) place_next();
      copy_arc(before, arc, head, kIncoming);
    }
    while (next != last) place_next();
    rows_[row].in.end = next_arc();
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
  const Place& place = places_[v - base_.vertex_count()];
  return (std::uint64_t{place.behind} << (kRankBits + 1)) | place.rank;
}

bool PatchedGraph::edge_precedes(EdgeIndex a, EdgeIndex b) const {
  if (is_old(a) && is_old(b)) return a < b;
  const auto rank = [this](EdgeIndex e) {
    return std::pair(order(head(e)), place(edge_type(e), confidence(e), tail(e)));
  };
  return rank(a) < rank(b);
}

}  // namespace notegraph::query
