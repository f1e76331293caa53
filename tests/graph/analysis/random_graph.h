#ifndef NOTEGRAPH_TESTS_GRAPH_ANALYSIS_RANDOM_GRAPH_H_
#define NOTEGRAPH_TESTS_GRAPH_ANALYSIS_RANDOM_GRAPH_H_

#include <cstddef>
#include <cstdint>
#include <iostream>
#include <random>
#include <vector>

#include "graph/analysis/weighted_graph.h"

namespace notegraph::analysis::test {

/// Never stops an analysis.
inline bool go_on() {
  return false;
}

/// Seeds of a series of cases, the first of which is printed: set it here again to repeat a failure.
inline std::uint64_t first_seed() {
  const std::uint64_t seed = std::random_device()();
  std::cout << "first seed " << seed << '\n';
  return seed;
}

/// Arcs drawn at random, loops and parallel arcs among them.
inline std::vector<Arc> random_arcs(std::mt19937_64& random, std::size_t vertices, std::size_t arcs) {
  std::vector<Arc> drawn;
  const auto vertex = [&] { return static_cast<std::uint32_t>(random() % vertices); };
  for (std::size_t i = 0; i < arcs; ++i) {
    const std::uint32_t from = vertex(), to = vertex();
    drawn.push_back({from, to, static_cast<double>(1 + random() % 10) / 10});
  }
  return drawn;
}

/// 0 - 1 - 2 - ... as arcs from each vertex to the next.
inline std::vector<Arc> chain(std::size_t vertices) {
  std::vector<Arc> arcs;
  for (std::uint32_t v = 0; v + 1 < vertices; ++v) arcs.push_back({v, v + 1});
  return arcs;
}

/// Deep enough that a search which recurses would run out of stack.
inline constexpr std::size_t kLongChain = 1'000'000;

}  // namespace notegraph::analysis::test

#endif  // NOTEGRAPH_TESTS_GRAPH_ANALYSIS_RANDOM_GRAPH_H_
