#include "graph/query/csr_graph.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace notegraph::query {
namespace {

bool goes_before(const CsrGraph::Edge& a, const CsrGraph::Edge& b) {
  return std::tie(a.head, a.type, b.confidence, a.tail) < std::tie(b.head, b.type, a.confidence, b.tail);
}

/// Who reads relations from a store has them in order of (head, type, tail): rows are all that is out of
/// order.
void sort_edges(std::vector<CsrGraph::Edge>& edges) {
  if (!std::is_sorted(edges.begin(), edges.end(),
                      [](const auto& a, const auto& b) { return a.head < b.head; })) {
    std::sort(edges.begin(), edges.end(), goes_before);
    return;
  }
  for (auto row = edges.begin(); row != edges.end();) {
    const auto end = std::find_if(row, edges.end(), [&](const auto& edge) { return edge.head != row->head; });
    std::sort(row, end, goes_before);
    row = end;
  }
}

/// Where the edges of each value of `key_of` begin when they lie in order of it; `size` values and the end.
template <typename KeyOf>
std::vector<std::uint32_t> bucket_begins(std::span<const CsrGraph::Edge> edges, std::size_t size,
                                         KeyOf key_of) {
  std::vector<std::uint32_t> begins(size + 1, 0);
  for (const CsrGraph::Edge& edge : edges) ++begins[key_of(edge) + std::size_t{1}];
  std::partial_sum(begins.begin(), begins.end(), begins.begin());
  return begins;
}

/// What place_in_arcs() fills in.
struct Arcs {
  std::vector<Vertex> ends;
  std::vector<TypeIndex> types;
  std::vector<Cost> costs;
  std::vector<EdgeIndex> in_edges;
};

void place_out_arcs(std::span<const CsrGraph::Edge> edges, Arcs& arcs) {
  for (EdgeIndex e = 0; e < edges.size(); ++e) {
    arcs.ends[e] = edges[e].tail;
    arcs.types[e] = edges[e].type;
    arcs.costs[e] = to_cost(edges[e].confidence);
  }
}

struct InArc {
  Billionths confidence = 0;
  TypeIndex type = 0;
  EdgeIndex edge = 0;
  Vertex head = 0;
};

bool leads_in_before(const InArc& a, const InArc& b) {
  return std::tie(a.type, b.confidence, a.edge) < std::tie(b.type, a.confidence, b.edge);
}

/// `begins`: the first in-arc of each vertex, and the end.
void place_in_arcs(std::span<const CsrGraph::Edge> edges, std::span<const ArcIndex> begins, Arcs& arcs) {
  const auto count = static_cast<ArcIndex>(edges.size());
  std::vector<InArc> placed(count);
  std::vector<ArcIndex> next(begins.begin(), begins.end() - 1);
  for (EdgeIndex e = 0; e < count; ++e) {
    placed[next[edges[e].tail]++] = {edges[e].confidence, edges[e].type, e, edges[e].head};
  }
  for (std::size_t v = 0; v + 1 < begins.size(); ++v) {
    std::sort(placed.begin() + begins[v], placed.begin() + begins[v + 1], leads_in_before);
  }
  for (ArcIndex place = 0; place < count; ++place) {
    const InArc& arc = placed[place];
    arcs.in_edges[place] = arc.edge;
    arcs.ends[count + place] = arc.head;
    arcs.types[count + place] = arc.type;
    arcs.costs[count + place] = arcs.costs[arc.edge];
  }
}

}  // namespace

CsrGraph::CsrGraph(std::size_t vertex_count, std::vector<Edge> edges) {
  if (!std::is_sorted(edges.begin(), edges.end(), goes_before)) sort_edges(edges);
  std::vector<ArcIndex> in_begin =
      bucket_begins(edges, vertex_count, [](const Edge& edge) { return edge.tail; });
  Arcs arcs{std::vector<Vertex>(2 * edges.size()), std::vector<TypeIndex>(2 * edges.size()),
            std::vector<Cost>(2 * edges.size()), std::vector<EdgeIndex>(edges.size())};
  place_out_arcs(edges, arcs);
  place_in_arcs(edges, in_begin, arcs);
  for (ArcIndex& begin : in_begin) begin += static_cast<ArcIndex>(edges.size());
  std::vector<Billionths> confidences(edges.size());
  std::transform(edges.begin(), edges.end(), confidences.begin(),
                 [](const Edge& edge) { return edge.confidence; });
  columns_ = {
      Column(bucket_begins(edges, vertex_count, [](const Edge& edge) { return edge.head; })),
      Column(std::move(in_begin)),
      Column(std::move(arcs.ends)),
      Column(std::move(arcs.types)),
      Column(std::move(arcs.costs)),
      Column(std::move(arcs.in_edges)),
      Column(std::move(confidences)),
  };
}

std::size_t CsrGraph::memory_bytes() const {
  const auto bytes = [](const auto& column) { return column.values().size_bytes(); };
  return bytes(columns_.out_begin) + bytes(columns_.in_begin) + bytes(columns_.ends) + bytes(columns_.types) +
         bytes(columns_.costs) + bytes(columns_.in_edges) + bytes(columns_.confidences);
}

CsrGraph::ArcRange CsrGraph::slice(ArcRange arcs, TypeIndex type) const {
  const auto types = columns_.types.values().subspan(arcs.begin, arcs.size());
  const auto [first, last] = std::equal_range(types.begin(), types.end(), type);
  return {arcs.begin + static_cast<ArcIndex>(first - types.begin()),
          arcs.begin + static_cast<ArcIndex>(last - types.begin())};
}

Vertex CsrGraph::head(EdgeIndex edge) const {
  const auto& begins = columns_.out_begin;
  const auto behind = std::upper_bound(begins.begin(), begins.end(), edge);
  return static_cast<Vertex>(behind - begins.begin()) - 1;
}

}  // namespace notegraph::query
