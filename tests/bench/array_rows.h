#ifndef NOTEGRAPH_TESTS_BENCH_ARRAY_ROWS_H_
#define NOTEGRAPH_TESTS_BENCH_ARRAY_ROWS_H_

#include <cmath>
#include <numeric>
#include <vector>

#include "graph/query/query.h"
#include "tests/bench/graph_generator.h"

namespace notegraph::bench {

/// Arcs, row by row.
struct Rows {
  std::vector<std::uint32_t> begin;
  std::vector<query::Vertex> ends;
  std::vector<double> costs;  ///< -ln of the confidence.
};

/// The rows from either end of a path.
class BothRows {
 public:
  BothRows(const EdgeList& list, query::Direction direction) {
    if (direction == query::Direction::both) {
      rows_.push_back(make_rows(list, true, true));
    } else {
      rows_.push_back(make_rows(list, true, false));
      rows_.push_back(make_rows(list, false, true));
    }
  }

  /// 0: from the start on; 1: from the end back. The same where any direction will do.
  const Rows& operator[](int side) const { return rows_[rows_.size() == 1 ? 0 : side]; }

  std::size_t bytes() const {
    const Rows& first = rows_[0];
    return rows_.size() * (first.begin.size() * 4 + first.ends.size() * 4 + first.costs.size() * 8);
  }

 private:
  static Rows make_rows(const EdgeList& list, bool along, bool against) {
    Rows rows;
    rows.begin.resize(list.vertex_count + 1, 0);
    for (const auto& edge : list.edges) {
      if (along) ++rows.begin[edge.head + 1];
      if (against) ++rows.begin[edge.tail + 1];
    }
    std::partial_sum(rows.begin.begin(), rows.begin.end(), rows.begin.begin());
    rows.ends.resize(rows.begin.back());
    rows.costs.resize(rows.begin.back());
    std::vector<std::uint32_t> next = rows.begin;
    const auto place = [&](query::Vertex v, query::Vertex end, const query::CsrGraph::Edge& edge) {
      rows.ends[next[v]] = end;
      rows.costs[next[v]++] = -std::log(query::to_confidence(edge.confidence));
    };
    for (const auto& edge : list.edges) {
      if (along) place(edge.head, edge.tail, edge);
      if (against) place(edge.tail, edge.head, edge);
    }
    return rows;
  }

  std::vector<Rows> rows_;
};

}  // namespace notegraph::bench

#endif  // NOTEGRAPH_TESTS_BENCH_ARRAY_ROWS_H_
