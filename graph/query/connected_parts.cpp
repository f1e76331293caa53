#include "graph/query/connected_parts.h"

#include <cstdint>
#include <numeric>

#include <boost/pending/disjoint_sets.hpp>

namespace notegraph::query {

std::vector<Vertex> find_parts(const CsrGraph& graph) {
  std::vector<Vertex> parents(graph.vertex_count());
  std::vector<std::uint8_t> ranks(graph.vertex_count(), 0);
  std::iota(parents.begin(), parents.end(), Vertex{0});
  boost::disjoint_sets<std::uint8_t*, Vertex*> parts(ranks.data(), parents.data());
  for (Vertex v = 0; v < graph.vertex_count(); ++v) {
    const auto [begin, end] = graph.out_arcs(v);
    for (ArcIndex arc = begin; arc != end; ++arc) parts.union_set(v, graph.end(arc));
  }
  std::vector<Vertex> names(graph.vertex_count());
  for (Vertex v = 0; v < graph.vertex_count(); ++v) names[v] = parts.find_set(v);
  return names;
}

}  // namespace notegraph::query
