#include <array>
#include <limits>
#include <vector>

#include "tests/bench/array_rows.h"
#include "tests/bench/contender.h"

// Arrays by hand that give what the engine gives: of each neighbor the most trusted last step, of the paths
// with fewest hops the most trusted. Ties between equally trusted ones go either way. The other queries are
// the same as those of array_contender.cpp.
namespace notegraph::bench {
namespace {

using query::Vertex;

class BestArrayContender final : public Contender {
 public:
  explicit BestArrayContender(const EdgeList& list) : rows_(make_rows(list)) {
    for (int side = 0; side < 2; ++side) {
      seen_[side].resize(list.vertex_count, 0);
      labels_[side].resize(list.vertex_count);
    }
  }

  const char* name() const override { return "arrays, same answer"; }
  std::size_t memory_bytes() const override { return bytes_of(rows_); }

  double count_neighbors(Vertex seed, std::uint32_t hops) override {
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
    return static_cast<double>(reached_.size() - 1);
  }

  double count_hops(Vertex from, Vertex to) override {
    const std::uint32_t base = ++now_;
    const std::array<Vertex, 2> roots = {from, to};
    for (int side = 0; side < 2; ++side) {
      frontier_[side].assign(1, roots[side]);
      seen_[side][roots[side]] = base;
      labels_[side][roots[side]] = {0, roots[side]};
    }
    std::uint32_t hops = 0;
    while (!frontier_[0].empty() && !frontier_[1].empty()) {
      ++now_;
      ++hops;
      if (grow(frontier_[0].size() <= frontier_[1].size() ? 0 : 1, base)) return hops;
    }
    return 0;
  }

  std::optional<double> find_cost(Vertex, Vertex) override { return std::nullopt; }
  std::optional<double> find_costs(Vertex, Vertex, std::size_t) override { return std::nullopt; }

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

  BothRows rows_;
  std::array<std::vector<std::uint32_t>, 2> seen_;
  std::array<std::vector<Label>, 2> labels_;
  std::array<std::vector<Vertex>, 2> frontier_;
  std::vector<Vertex> reached_;
  std::uint32_t now_ = 0;
  double best_ = 0;
  std::array<Vertex, 2> crossing_ = {0, 0};
};

}  // namespace

std::unique_ptr<Contender> make_best_array_contender(const EdgeList& list) {
  return std::make_unique<BestArrayContender>(list);
}

}  // namespace notegraph::bench
