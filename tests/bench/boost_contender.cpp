#include <cmath>
#include <limits>
#include <vector>

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>

#include "tests/bench/contender.h"

namespace notegraph::bench {
namespace {

using query::Vertex;

struct Weighted {
  double cost = 0;
};
using Csr = boost::compressed_sparse_row_graph<boost::bidirectionalS, boost::no_property, Weighted,
                                               boost::no_property, std::uint32_t, std::uint32_t>;

struct Arrived {};  // Thrown by visitors: Boost.Graph's way to end a search early.

struct StopAtTarget : boost::default_bfs_visitor {
  explicit StopAtTarget(Vertex to, std::vector<std::uint32_t>& hops) : target_vertex(to), hop_counts(&hops) {}
  template <typename Edge>
  void tree_edge(const Edge& edge, const Csr& graph) const {
    const Vertex v = target(edge, graph);
    (*hop_counts)[v] = (*hop_counts)[source(edge, graph)] + 1;
    if (v == target_vertex) throw Arrived();
  }
  Vertex target_vertex;
  std::vector<std::uint32_t>* hop_counts;
};

struct StopWhenSettled : boost::default_dijkstra_visitor {
  explicit StopWhenSettled(Vertex to) : target_vertex(to) {}
  void examine_vertex(Vertex v, const Csr&) const {
    if (v == target_vertex) throw Arrived();
  }
  Vertex target_vertex;
};

class BoostContender final : public Contender {
 public:
  BoostContender(const EdgeList& list, Direction direction) {
    std::vector<std::pair<Vertex, Vertex>> ends;
    std::vector<Weighted> costs;
    for (const auto& edge : list.edges) {
      ends.emplace_back(edge.head, edge.tail);
      costs.push_back({-std::log(query::to_confidence(edge.confidence))});
      if (direction == Direction::out) continue;
      ends.emplace_back(edge.tail, edge.head);
      costs.push_back(costs.back());
    }
    graph_ = Csr(boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(), costs.begin(),
                 static_cast<std::uint32_t>(list.vertex_count));
    seen_.resize(list.vertex_count, 0);
    hops_.resize(list.vertex_count, 0);
    costs_.resize(list.vertex_count, 0);
  }

  const char* name() const override { return "Boost.Graph"; }
  std::size_t memory_bytes() const override { return 0; }

  double count_neighbors(Vertex seed, std::uint32_t hops) override {
    ++now_;
    seen_[seed] = now_;
    std::vector<Vertex> reached = {seed};
    std::size_t at = 0;
    for (std::uint32_t hop = 0; hop < hops; ++hop) {
      for (const std::size_t level_end = reached.size(); at != level_end; ++at) {
        for (auto [next, end] = adjacent_vertices(reached[at], graph_); next != end; ++next) {
          if (seen_[*next] == now_) continue;
          seen_[*next] = now_;
          reached.push_back(*next);
        }
      }
    }
    return static_cast<double>(reached.size() - 1);
  }

  double count_hops(Vertex from, Vertex to) override {
    hops_[from] = 0;
    try {
      breadth_first_search(graph_, from, boost::visitor(StopAtTarget(to, hops_)));
    } catch (const Arrived&) {
      return hops_[to];
    }
    return 0;
  }

  std::optional<double> find_cost(Vertex from, Vertex to) override {
    try {
      const auto distances =
          boost::make_iterator_property_map(costs_.begin(), get(boost::vertex_index, graph_));
      dijkstra_shortest_paths(graph_, from,
                              boost::weight_map(get(&Weighted::cost, graph_))
                                  .distance_map(distances)
                                  .distance_inf(std::numeric_limits<double>::infinity())
                                  .visitor(StopWhenSettled(to)));
    } catch (const Arrived&) {
      return costs_[to];
    }
    return 0;
  }

  std::optional<double> find_costs(Vertex, Vertex, std::size_t) override { return std::nullopt; }

 private:
  Csr graph_;
  std::vector<std::uint32_t> seen_, hops_;
  std::vector<double> costs_;
  std::uint32_t now_ = 0;
};

}  // namespace

std::unique_ptr<Contender> make_boost_contender(const EdgeList& list, Direction direction) {
  return std::make_unique<BoostContender>(list, direction);
}

}  // namespace notegraph::bench
