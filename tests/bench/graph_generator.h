#ifndef NOTEGRAPH_TESTS_BENCH_GRAPH_GENERATOR_H_
#define NOTEGRAPH_TESTS_BENCH_GRAPH_GENERATOR_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "graph/query/csr_graph.h"

namespace notegraph::bench {

struct EdgeList {
  std::size_t vertex_count = 0;
  std::vector<query::CsrGraph::Edge> edges;  ///< In order of head and tail; no two alike in both.
};

/// R-MAT (D. Chakrabarti, Y. Zhan, C. Faloutsos, "R-MAT: a recursive model for graph mining", SDM 2004) with
/// the parameters of Graph500: 0.57, 0.19, 0.19, 0.05; 2^scale vertices in random order, one type.
EdgeList make_rmat(unsigned scale, std::size_t edges, std::uint64_t seed);

/// Like a knowledge graph of notes: 12 relation types; tails drawn by Zipf's law, heads evenly; in random
/// order.
EdgeList make_knowledge_graph(std::size_t entities, std::size_t relations, std::uint64_t seed);

/// "kg": 44,000 entities and 300,000 relations; "rmat1m", "rmat10m": R-MAT of 1 and 10 million edges. Without
/// edges for any other name. The same on every machine.
EdgeList make_graph(std::string_view name);

}  // namespace notegraph::bench

#endif  // NOTEGRAPH_TESTS_BENCH_GRAPH_GENERATOR_H_
