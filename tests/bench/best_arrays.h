#ifndef NOTEGRAPH_TESTS_BENCH_BEST_ARRAYS_H_
#define NOTEGRAPH_TESTS_BENCH_BEST_ARRAYS_H_

#include <array>
#include <limits>
#include <numeric>
#include <vector>

#include "tests/bench/array_rows.h"

namespace notegraph::bench {

/// Searches on arrays by hand for the best answer rather than any: of each neighbor the most trusted last
/// step, of the paths with fewest hops the most trusted. Ties between equally trusted ones go either way.
class BestArrays {
 public:
  using Vertex = query::Vertex;

  /// Keeps the reference.
  explicit BestArrays(const BothRows& rows) : rows_(rows) {
    const std::size_t vertex_count = rows[0].begin.size() - 1;
    for (int side = 0; side < 2; ++side) {
      seen_[side].resize(vertex_count, 0);
      labels_[side].resize(vertex_count);
    }
  }

  /// The summed costs of the last steps to all vertices within `hops`.
  double sum_last_steps(Vertex seed, std::uint32_t hops) {
    const std::uint32_t base = ++now_;
    seen_[0][seed] = base;
    reached_.assign(1, seed);
    std::size_t at = 0;
    for (std::uint32_t hop = 0; hop < hops; ++hop) {
      ++now_;
      for (const std::size_t level_end = reached_.size(); at != level_end; ++at) {
        const Vertex v = reached_[at];
        for (std::uint32_t i = rows_[0].begin[v]; i != rows_[0].begin[v + 1]; ++i) {
          const Vertex end = rows_[0].ends[i];
          if (seen_[0][end] < base) {
            seen_[0][end] = now_;
            labels_[0][end] = {rows_[0].costs[i], v};
            reached_.push_back(end);
          } else if (seen_[0][end] == now_ && rows_[0].costs[i] < labels_[0][end].cost) {
            labels_[0][end] = {rows_[0].costs[i], v};
          }
        }
      }
    }
    return std::accumulate(reached_.begin() + 1, reached_.end(), 0.0,
                           [this](double sum, Vertex v) { return sum + labels_[0][v].cost; });
  }

  /// The cost of the best path of at most `hops`; 0: there is none. By rounds (R. Bellman, "On a routing
  /// problem", Quarterly of Applied Mathematics 16, 1958), each over the vertices that the one before has
  /// brought nearer; a way that costs as much as the best path known is given up.
  double find_cost_within(Vertex from, Vertex to, std::uint32_t hops) {
    ++now_;
    seen_[0][from] = now_;
    labels_[0][from] = {0, from};
    std::vector<std::pair<Vertex, double>> near = {{from, 0}}, next;
    double best = std::numeric_limits<double>::infinity();
    for (std::uint32_t hop = 0; hop < hops; ++hop) {
      next.clear();
      for (const auto& [v, way] : near) {
        for (std::uint32_t i = rows_[0].begin[v]; i != rows_[0].begin[v + 1]; ++i) {
          const Vertex end = rows_[0].ends[i];
          const double cost = way + rows_[0].costs[i];
          if (cost >= best || (seen_[0][end] == now_ && labels_[0][end].cost <= cost)) continue;
          seen_[0][end] = now_;
          labels_[0][end] = {cost, v};
          if (end == to) best = cost;
          next.emplace_back(end, cost);
        }
      }
      near.swap(next);
    }
    return best == std::numeric_limits<double>::infinity() ? 0 : best;
  }

  /// The cost of the best path with fewest hops; 0: there is none.
  double find_cost(Vertex from, Vertex to) {
    const std::uint32_t base = ++now_;
    const std::array<Vertex, 2> roots = {from, to};
    for (int side = 0; side < 2; ++side) {
      frontier_[side].assign(1, roots[side]);
      seen_[side][roots[side]] = base;
      labels_[side][roots[side]] = {0, roots[side]};
    }
    while (!frontier_[0].empty() && !frontier_[1].empty()) {
      ++now_;
      if (grow(frontier_[0].size() <= frontier_[1].size() ? 0 : 1, base)) return best_;
    }
    return 0;
  }

 private:
  struct Label {
    double cost = 0;
    Vertex parent = 0;
  };

  /// Whether the two sides have met; best_ is then the cheapest way through.
  bool grow(int side, std::uint32_t base) {
    best_ = std::numeric_limits<double>::infinity();
    reached_.clear();
    for (const Vertex v : frontier_[side]) {
      const double way = labels_[side][v].cost;
      for (std::uint32_t i = rows_[side].begin[v]; i != rows_[side].begin[v + 1]; ++i) {
        const Vertex end = rows_[side].ends[i];
        const double cost = way + rows_[side].costs[i];
        if (seen_[1 - side][end] >= base) {
          if (cost + labels_[1 - side][end].cost < best_) {
            best_ = cost + labels_[1 - side][end].cost;
            crossing_ = {v, end};
          }
        } else if (seen_[side][end] < base) {
          seen_[side][end] = now_;
          labels_[side][end] = {cost, v};
          reached_.push_back(end);
        } else if (seen_[side][end] == now_ && cost < labels_[side][end].cost) {
          labels_[side][end] = {cost, v};
        }
      }
    }
    frontier_[side].swap(reached_);
    return best_ != std::numeric_limits<double>::infinity();
  }

  const BothRows& rows_;
  std::array<std::vector<std::uint32_t>, 2> seen_;
  std::array<std::vector<Label>, 2> labels_;
  std::array<std::vector<Vertex>, 2> frontier_;
  std::vector<Vertex> reached_;
  std::uint32_t now_ = 0;
  double best_ = 0;
  std::array<Vertex, 2> crossing_ = {0, 0};
};

}  // namespace notegraph::bench

#endif  // NOTEGRAPH_TESTS_BENCH_BEST_ARRAYS_H_
