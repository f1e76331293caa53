#ifndef NOTEGRAPH_GRAPH_ANALYSIS_SIMILARITY_H_
#define NOTEGRAPH_GRAPH_ANALYSIS_SIMILARITY_H_

#include <algorithm>
#include <cmath>
#include <compare>
#include <cstdint>
#include <iterator>
#include <unordered_map>
#include <vector>

#include <boost/graph/graph_traits.hpp>
#include <boost/range/iterator_range.hpp>

#include "graph/analysis/analysis.h"

// How alike two vertices are by what they have in common: a neighbor counts if both stand in the same
// relation to it ("both use attention"), not if one uses and the other causes it. Sources: L. Adamic and E.
// Adar, "Friends and Neighbors on the Web", 2003: a common neighbor says the more, the fewer others have it.
// P. Jaccard, 1901: the share of what either has that both have.
namespace notegraph::analysis {

/// A neighbor and how a vertex stands to it.
struct TypedNeighbor {
  std::uint32_t vertex = 0;
  std::uint16_t type = 0;
  bool forward = true;  ///< The relation leads to the neighbor.
  auto operator<=>(const TypedNeighbor&) const = default;
};

struct SimilarVertex {
  std::uint32_t vertex = 0;
  Similarity similarity;
};

/// The typed neighbors of `v`, sorted. `graph` models BidirectionalGraph with vertices numbered from 0, in
/// which no two edges agree in both ends and type; `types` maps its edges to types. Cost: O(degree log
/// degree).
template <typename Graph, typename TypeMap>
std::vector<TypedNeighbor> typed_neighbors(const Graph& graph, TypeMap types, std::uint32_t v) {
  std::vector<TypedNeighbor> neighbors;
  for (const auto& edge : boost::make_iterator_range(out_edges(v, graph))) {
    neighbors.push_back({target(edge, graph), get(types, edge), true});
  }
  for (const auto& edge : boost::make_iterator_range(in_edges(v, graph))) {
    neighbors.push_back({source(edge, graph), get(types, edge), false});
  }
  std::sort(neighbors.begin(), neighbors.end());
  return neighbors;
}

/// What a common neighbor of this degree adds to adamic_adar. It has two edges at least: one to each.
inline double adamic_adar_weight(std::size_t degree) {
  return 1 / std::log(static_cast<double>(degree));
}

inline double jaccard_index(std::size_t common, std::size_t degree_a, std::size_t degree_b) {
  return common == 0 ? 0 : static_cast<double>(common) / static_cast<double>(degree_a + degree_b - common);
}

/// What `a` and `b` have in common, sorted; see typed_neighbors().
template <typename Graph, typename TypeMap>
std::vector<TypedNeighbor> common_neighbors(const Graph& graph, TypeMap types, std::uint32_t a,
                                            std::uint32_t b) {
  const auto of_a = typed_neighbors(graph, types, a), of_b = typed_neighbors(graph, types, b);
  std::vector<TypedNeighbor> common;
  std::set_intersection(of_a.begin(), of_a.end(), of_b.begin(), of_b.end(), std::back_inserter(common));
  return common;
}

/// How alike `a` and `b` are, given their common_neighbors(). Symmetric to the last bit.
template <typename Graph>
Similarity similarity(const Graph& graph, const std::vector<TypedNeighbor>& common, std::uint32_t a,
                      std::uint32_t b) {
  Similarity result;
  for (const TypedNeighbor& neighbor : common) {
    result.adamic_adar += adamic_adar_weight(degree(neighbor.vertex, graph));
  }
  result.common = static_cast<std::uint32_t>(common.size());
  result.jaccard = jaccard_index(common.size(), degree(a, graph), degree(b, graph));
  return result;
}

/// Every vertex that has a typed neighbor in common with `v`: by adamic_adar descending, then jaccard
/// descending, then number. `graph` and `types` as for typed_neighbors(). `stop()` is asked before each
/// neighbor; what was found until then is answered. Cost: O(sum of the neighbors' degrees + found log found).
template <typename Graph, typename TypeMap, typename Stop>
std::vector<SimilarVertex> similar_vertices(const Graph& graph, TypeMap types, std::uint32_t v,
                                            const Stop& stop) {
  std::unordered_map<std::uint32_t, Similarity> found;
  for (const TypedNeighbor& neighbor : typed_neighbors(graph, types, v)) {
    if (stop()) break;
    const auto meet = [&](std::uint32_t other) {
      if (other == v) return;
      Similarity& similarity = found[other];
      similarity.adamic_adar += adamic_adar_weight(degree(neighbor.vertex, graph));
      ++similarity.common;
    };
    if (neighbor.forward) {
      for (const auto& edge : boost::make_iterator_range(in_edges(neighbor.vertex, graph))) {
        if (get(types, edge) == neighbor.type) meet(source(edge, graph));
      }
    } else {
      for (const auto& edge : boost::make_iterator_range(out_edges(neighbor.vertex, graph))) {
        if (get(types, edge) == neighbor.type) meet(target(edge, graph));
      }
    }
  }
  std::vector<SimilarVertex> similar;
  for (auto& [other, similarity] : found) {
    similarity.jaccard = jaccard_index(similarity.common, degree(v, graph), degree(other, graph));
    similar.push_back({other, similarity});
  }
  std::sort(similar.begin(), similar.end(), [](const SimilarVertex& a, const SimilarVertex& b) {
    const Similarity &x = a.similarity, &y = b.similarity;
    if (x.adamic_adar != y.adamic_adar) return x.adamic_adar > y.adamic_adar;
    if (x.jaccard != y.jaccard) return x.jaccard > y.jaccard;
    return a.vertex < b.vertex;
  });
  return similar;
}

}  // namespace notegraph::analysis

#endif  // NOTEGRAPH_GRAPH_ANALYSIS_SIMILARITY_H_
