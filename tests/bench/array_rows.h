#ifndef NOTEGRAPH_TESTS_BENCH_ARRAY_ROWS_H_
#define NOTEGRAPH_TESTS_BENCH_ARRAY_ROWS_H_

#include <array>
#include <cmath>
#include <numeric>
#include <vector>

#include "tests/bench/graph_generator.h"

namespace notegraph::bench {

/// The arcs of one direction, row by row.
struct Rows {
  std::vector<std::uint32_t> begin;
  std::vector<query::Vertex> ends;
  std::vector<double> costs;  ///< -ln of the confidence.
};

/// Along the edges, and against them.
using BothRows = std::array<Rows, 2>;

inline BothRows make_rows(const EdgeList& list) {
  BothRows both;
  for (int side = 0; side < 2; ++side) {
    Rows& rows = both[side];
    rows.begin.resize(list.vertex_count + 1, 0);
    for (const auto& edge : list.edges) ++rows.begin[(side == 1 ? edge.tail : edge.head) + 1];
    std::partial_sum(rows.begin.begin(), rows.begin.end(), rows.begin.begin());
    rows.ends.resize(list.edges.size());
    rows.costs.resize(list.edges.size());
    std::vector<std::uint32_t> next = rows.begin;
    for (const auto& edge : list.edges) {
      const std::uint32_t place = next[side == 1 ? edge.tail : edge.head]++;
      rows.ends[place] = side == 1 ? edge.head : edge.tail;
      rows.costs[place] = -std::log(query::to_confidence(edge.confidence));
    }
  }
  return both;
}

inline std::size_t bytes_of(const BothRows& both) {
  return 2 * (both[0].begin.size() * 4 + both[0].ends.size() * 4 + both[0].costs.size() * 8);
}

}  // namespace notegraph::bench

#endif  // NOTEGRAPH_TESTS_BENCH_ARRAY_ROWS_H_
