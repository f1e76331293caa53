#ifndef NOTEGRAPH_TESTS_BENCH_GRAPH_GENERATOR_H_
#define NOTEGRAPH_TESTS_BENCH_GRAPH_GENERATOR_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "graph/query/csr_graph.h"

namespace notegraph::bench {

struct EdgeList {
  std::size_t vertex_count = 0;
  std::vector<query::CsrGraph::Edge> edges;  ///< In order of head and tail; no two alike in both.
};

/// R-MAT (D. Chakrabarti, Y. Zhan, C. Faloutsos, "R-MAT: a recursive model for graph mining", SDM 2004) with
/// the parameters of Graph500: 0.57, 0.19, 0.19, 0.05; 2^scale vertices, one type.
EdgeList make_rmat(unsigned scale, std::size_t edges, std::uint64_t seed);

/// Like a knowledge graph of notes: 12 relation types; tails drawn by Zipf's law, heads evenly.
EdgeList make_knowledge_graph(std::size_t entities, std::size_t relations, std::uint64_t seed);

}  // namespace notegraph::bench

#endif  // NOTEGRAPH_TESTS_BENCH_GRAPH_GENERATOR_H_
