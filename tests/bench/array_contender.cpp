#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <vector>

#include "tests/bench/array_rows.h"
#include "tests/bench/best_arrays.h"
#include "tests/bench/contender.h"

// What a good programmer writes by hand for just these queries: two arrays a direction, no types, no filters,
// no limits. It is the mark against which the generic searches are measured.
namespace notegraph::bench {
namespace {

using query::Vertex;

constexpr double kInfinity = std::numeric_limits<double>::infinity();

struct HandPath {
  std::vector<Vertex> vertices;
  double cost = kInfinity;
  bool operator<(const HandPath& other) const { return cost < other.cost; }
};

class ArrayContender final : public Contender {
 public:
  ArrayContender(const EdgeList& list, Direction direction)
      : tells_paths_apart_(direction == Direction::out), rows_(list, direction), best_(rows_) {
    for (int side = 0; side < 2; ++side) {
      seen_[side].resize(list.vertex_count, 0);
      parent_[side].resize(list.vertex_count, 0);
      cost_[side].resize(list.vertex_count, 0);
    }
    blocked_.resize(list.vertex_count, 0);
  }

  const char* name() const override { return "arrays by hand"; }
  std::size_t memory_bytes() const override { return rows_.bytes(); }

  double count_neighbors(Vertex seed, std::uint32_t hops) override {
    ++now_;
    seen_[0][seed] = now_;
    reached_.assign(1, seed);
    std::size_t at = 0;
    for (std::uint32_t hop = 0; hop < hops; ++hop) {
      for (const std::size_t level_end = reached_.size(); at != level_end; ++at) {
        const Vertex v = reached_[at];
        for (std::uint32_t i = rows_[0].begin[v]; i != rows_[0].begin[v + 1]; ++i) {
          const Vertex end = rows_[0].ends[i];
          if (seen_[0][end] == now_) continue;
          seen_[0][end] = now_;
          reached_.push_back(end);
        }
      }
    }
    return static_cast<double>(reached_.size() - 1);
  }

  double count_hops(Vertex from, Vertex to) override {
    ++now_;
    const std::array<Vertex, 2> roots = {from, to};
    for (int side = 0; side < 2; ++side) {
      frontier_[side].assign(1, roots[side]);
      seen_[side][roots[side]] = now_;
    }
    while (!frontier_[0].empty() && !frontier_[1].empty()) {
      const int side = frontier_[0].size() <= frontier_[1].size() ? 0 : 1;
      reached_.clear();
      for (const Vertex v : frontier_[side]) {
        for (std::uint32_t i = rows_[side].begin[v]; i != rows_[side].begin[v + 1]; ++i) {
          const Vertex end = rows_[side].ends[i];
          if (seen_[side][end] == now_) continue;
          seen_[side][end] = now_;
          parent_[side][end] = v;
          if (seen_[1 - side][end] == now_) return static_cast<double>(trace(from, to, end).size() - 1);
          reached_.push_back(end);
        }
      }
      frontier_[side].swap(reached_);
    }
    return 0;
  }

  std::optional<double> sum_last_steps(Vertex seed, std::uint32_t hops) override {
    return best_.sum_last_steps(seed, hops);
  }

  std::optional<double> find_cost_of_fewest_hops(Vertex from, Vertex to) override {
    return best_.find_cost(from, to);
  }

  std::optional<double> find_cost(Vertex from, Vertex to) override {
    const HandPath path = shortest(from, to, {});
    return path.cost == kInfinity ? 0 : path.cost;
  }

  std::optional<double> find_cost_within(Vertex from, Vertex to, std::uint32_t hops) override {
    return best_.find_cost_within(from, to, hops);
  }

  // Yen with Lawler's improvement. Paths are told apart by their vertices; the graph is to have no parallel
  // edges.
  std::optional<double> find_costs(Vertex from, Vertex to, std::size_t k) override {
    if (!tells_paths_apart_) return std::nullopt;
    struct Candidate {
      HandPath path;
      std::size_t deviation;
    };
    std::vector<HandPath> found;
    std::vector<Candidate> candidates = {{shortest(from, to, {}), 0}};
    if (candidates[0].path.cost == kInfinity) return 0;
    while (!candidates.empty() && found.size() < k) {
      const auto best = std::min_element(candidates.begin(), candidates.end(),
                                         [](const auto& a, const auto& b) { return a.path < b.path; });
      const std::size_t deviation = best->deviation;
      found.push_back(std::move(best->path));
      candidates.erase(best);
      if (found.size() == k) break;
      const HandPath parent = found.back();
      double beginning = 0;
      for (std::size_t i = 0; i + 1 < parent.vertices.size(); ++i) {
        if (i >= deviation) {
          std::vector<Vertex> barred;
          for (const HandPath& path : found) {
            if (path.vertices.size() > i + 1 &&
                std::equal(path.vertices.begin(), path.vertices.begin() + i + 1, parent.vertices.begin())) {
              barred.push_back(path.vertices[i + 1]);
            }
          }
          ++block_;
          for (std::size_t j = 0; j < i; ++j) blocked_[parent.vertices[j]] = block_;
          HandPath rest = shortest(parent.vertices[i], to, barred);
          ++block_;
          if (rest.cost != kInfinity) {
            rest.cost += beginning;
            rest.vertices.insert(rest.vertices.begin(), parent.vertices.begin(), parent.vertices.begin() + i);
            candidates.push_back({std::move(rest), i});
          }
        }
        beginning += edge_cost(parent.vertices[i], parent.vertices[i + 1]);
      }
    }
    return std::accumulate(found.begin(), found.end(), 0.0,
                           [](double sum, const HandPath& path) { return sum + path.cost; });
  }

 private:
  struct Queued {
    double cost;
    Vertex vertex;
    bool operator>(const Queued& other) const { return cost > other.cost; }
  };

  double edge_cost(Vertex head, Vertex tail) const {
    double cost = kInfinity;
    for (std::uint32_t i = rows_[0].begin[head]; i != rows_[0].begin[head + 1]; ++i) {
      if (rows_[0].ends[i] == tail) cost = std::min(cost, rows_[0].costs[i]);
    }
    return cost;
  }

  std::vector<Vertex> trace(Vertex from, Vertex to, Vertex meeting) const {
    std::vector<Vertex> vertices;
    for (Vertex v = meeting; v != from; v = parent_[0][v]) vertices.push_back(v);
    vertices.push_back(from);
    std::reverse(vertices.begin(), vertices.end());
    for (Vertex v = meeting; v != to;) vertices.push_back(v = parent_[1][v]);
    return vertices;
  }

  HandPath shortest(Vertex from, Vertex to, const std::vector<Vertex>& barred) {
    ++now_;
    const std::array<Vertex, 2> roots = {from, to};
    for (int side = 0; side < 2; ++side) {
      queue_[side].assign(1, {0, roots[side]});
      seen_[side][roots[side]] = now_;
      cost_[side][roots[side]] = 0;
    }
    double best = kInfinity;
    Vertex meeting = from;
    while (!queue_[0].empty() && !queue_[1].empty() && queue_[0][0].cost + queue_[1][0].cost < best) {
      const int side = queue_[0].size() <= queue_[1].size() ? 0 : 1;
      std::pop_heap(queue_[side].begin(), queue_[side].end(), std::greater<>());
      const Queued top = queue_[side].back();
      queue_[side].pop_back();
      if (top.cost > cost_[side][top.vertex]) continue;
      for (std::uint32_t i = rows_[side].begin[top.vertex]; i != rows_[side].begin[top.vertex + 1]; ++i) {
        const Vertex end = rows_[side].ends[i];
        if (blocked_[end] == block_) continue;
        if (!barred.empty() && is_barred(side, from, top.vertex, end, barred)) continue;
        const double cost = top.cost + rows_[side].costs[i];
        if (seen_[side][end] == now_ && cost >= cost_[side][end]) continue;
        seen_[side][end] = now_;
        cost_[side][end] = cost;
        parent_[side][end] = top.vertex;
        queue_[side].push_back({cost, end});
        std::push_heap(queue_[side].begin(), queue_[side].end(), std::greater<>());
        if (seen_[1 - side][end] == now_ && cost + cost_[1 - side][end] < best) {
          best = cost + cost_[1 - side][end];
          meeting = end;
        }
      }
    }
    if (best == kInfinity) return {};
    return {trace(from, to, meeting), best};
  }

  static bool is_barred(int side, Vertex from, Vertex v, Vertex end, const std::vector<Vertex>& barred) {
    const Vertex tail = side == 0 ? v : end, head = side == 0 ? end : v;
    return tail == from && std::find(barred.begin(), barred.end(), head) != barred.end();
  }

  bool tells_paths_apart_;
  BothRows rows_;
  BestArrays best_;
  std::array<std::vector<std::uint32_t>, 2> seen_;
  std::array<std::vector<Vertex>, 2> parent_;
  std::array<std::vector<double>, 2> cost_;
  std::array<std::vector<Vertex>, 2> frontier_;
  std::array<std::vector<Queued>, 2> queue_;
  std::vector<Vertex> reached_;
  std::vector<std::uint32_t> blocked_;
  std::uint32_t now_ = 0, block_ = 1;
};

}  // namespace

std::unique_ptr<Contender> make_array_contender(const EdgeList& list, Direction direction) {
  return std::make_unique<ArrayContender>(list, direction);
}

}  // namespace notegraph::bench
