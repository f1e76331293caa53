#include "graph/query/csr_graph.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace notegraph::query {
namespace {

bool goes_before(const CsrGraph::Edge& a, const CsrGraph::Edge& b) {
  return std::tie(a.head, a.type, a.tail) < std::tie(b.head, b.type, b.tail);
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

}  // namespace

CsrGraph::CsrGraph(std::size_t vertex_count, std::vector<Edge> edges)
    : ends_(2 * edges.size()), types_(2 * edges.size()), costs_(2 * edges.size()) {
  if (!std::is_sorted(edges.begin(), edges.end(), goes_before)) {
    std::sort(edges.begin(), edges.end(), goes_before);
  }
  out_begin_ = bucket_begins(edges, vertex_count, [](const Edge& edge) { return edge.head; });
  in_begin_ = bucket_begins(edges, vertex_count, [](const Edge& edge) { return edge.tail; });
  place_out_arcs(edges);
  place_in_arcs(edges);
}

void CsrGraph::place_out_arcs(std::span<const Edge> edges) {
  confidences_.resize(edges.size());
  for (EdgeIndex e = 0; e < edges.size(); ++e) {
    ends_[e] = edges[e].tail;
    types_[e] = edges[e].type;
    confidences_[e] = edges[e].confidence;
    costs_[e] = to_cost(edges[e].confidence);
  }
}

// A radix sort, last digit first: edges in order of head are put in order of type, then of tail, each time
// keeping the order so far, which leaves (tail, type, head).
void CsrGraph::place_in_arcs(std::span<const Edge> edges) {
  const auto count = static_cast<ArcIndex>(edges.size());
  TypeIndex last_type = 0;
  for (const Edge& edge : edges) last_type = std::max(last_type, edge.type);
  std::vector<std::uint32_t> next_of_type =
      bucket_begins(edges, last_type + std::size_t{1}, [](const Edge& edge) { return edge.type; });
  std::vector<EdgeIndex> by_type(count);
  for (EdgeIndex e = 0; e < count; ++e) by_type[next_of_type[edges[e].type]++] = e;

  in_edges_.resize(count);
  std::vector<ArcIndex> next_of_tail = in_begin_;
  for (const EdgeIndex e : by_type) {
    const ArcIndex place = next_of_tail[edges[e].tail]++;
    in_edges_[place] = e;
    ends_[count + place] = edges[e].head;
    types_[count + place] = edges[e].type;
    costs_[count + place] = costs_[e];
  }
  for (ArcIndex& begin : in_begin_) begin += count;
}

std::size_t CsrGraph::memory_bytes() const {
  return (out_begin_.size() + in_begin_.size()) * sizeof(ArcIndex) + ends_.size() * sizeof(Vertex) +
         types_.size() * sizeof(TypeIndex) + costs_.size() * sizeof(Cost) +
         in_edges_.size() * sizeof(EdgeIndex) + confidences_.size() * sizeof(Billionths);
}

CsrGraph::ArcRange CsrGraph::slice(ArcRange arcs, TypeIndex type) const {
  const auto [first, last] = std::equal_range(types_.begin() + arcs.begin, types_.begin() + arcs.end, type);
  return {static_cast<ArcIndex>(first - types_.begin()), static_cast<ArcIndex>(last - types_.begin())};
}

Vertex CsrGraph::head(EdgeIndex edge) const {
  const auto behind = std::upper_bound(out_begin_.begin(), out_begin_.end(), edge);
  return static_cast<Vertex>(behind - out_begin_.begin()) - 1;
}

}  // namespace notegraph::query
