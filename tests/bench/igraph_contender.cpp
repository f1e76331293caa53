#include <cmath>

#include <igraph.h>

#include "tests/bench/contender.h"

namespace notegraph::bench {
namespace {

using query::Vertex;

class IgraphContender final : public Contender {
 public:
  IgraphContender(const EdgeList& list, Direction direction)
      : mode_(direction == Direction::out ? IGRAPH_OUT : IGRAPH_ALL) {
    const auto edge_count = static_cast<igraph_integer_t>(list.edges.size());
    igraph_vector_int_t ends;
    igraph_vector_int_init(&ends, 2 * edge_count);
    igraph_vector_init(&costs_, edge_count);
    for (igraph_integer_t i = 0; i < edge_count; ++i) {
      const auto& edge = list.edges[static_cast<std::size_t>(i)];
      VECTOR(ends)[2 * i] = edge.head;
      VECTOR(ends)[2 * i + 1] = edge.tail;
      VECTOR(costs_)[i] = -std::log(query::to_confidence(edge.confidence));
    }
    igraph_create(&graph_, &ends, static_cast<igraph_integer_t>(list.vertex_count), IGRAPH_DIRECTED);
    igraph_vector_int_destroy(&ends);
    igraph_vector_int_init(&path_, 0);
    igraph_vector_int_list_init(&paths_, 0);
  }
  ~IgraphContender() override {
    igraph_vector_int_list_destroy(&paths_);
    igraph_vector_int_destroy(&path_);
    igraph_vector_destroy(&costs_);
    igraph_destroy(&graph_);
  }
  IgraphContender(const IgraphContender&) = delete;
  IgraphContender& operator=(const IgraphContender&) = delete;

  const char* name() const override { return "igraph"; }
  std::size_t memory_bytes() const override { return 0; }

  double count_neighbors(Vertex seed, std::uint32_t hops) override {
    igraph_neighborhood(&graph_, &paths_, igraph_vss_1(seed), hops, mode_, 1);
    return static_cast<double>(igraph_vector_int_size(igraph_vector_int_list_get_ptr(&paths_, 0)));
  }

  double count_hops(Vertex from, Vertex to) override {
    igraph_get_shortest_path(&graph_, nullptr, &path_, from, to, mode_);
    return static_cast<double>(igraph_vector_int_size(&path_));
  }

  std::optional<double> find_cost(Vertex from, Vertex to) override {
    igraph_get_shortest_path_dijkstra(&graph_, nullptr, &path_, from, to, &costs_, mode_);
    return cost(path_);
  }

  std::optional<double> find_costs(Vertex from, Vertex to, std::size_t k) override {
    igraph_get_k_shortest_paths(&graph_, &costs_, nullptr, &paths_, static_cast<igraph_integer_t>(k), from,
                                to, mode_);
    double sum = 0;
    for (igraph_integer_t i = 0; i < igraph_vector_int_list_size(&paths_); ++i) {
      sum += cost(*igraph_vector_int_list_get_ptr(&paths_, i));
    }
    return sum;
  }

 private:
  double cost(const igraph_vector_int_t& edges) const {
    double sum = 0;
    for (igraph_integer_t i = 0; i < igraph_vector_int_size(&edges); ++i)
      sum += VECTOR(costs_)[VECTOR(edges)[i]];
    return sum;
  }

  igraph_neimode_t mode_;
  igraph_t graph_;
  igraph_vector_t costs_;
  igraph_vector_int_t path_;
  igraph_vector_int_list_t paths_;
};

}  // namespace

std::unique_ptr<Contender> make_igraph_contender(const EdgeList& list, Direction direction) {
  igraph_set_warning_handler(
      igraph_warning_handler_ignore);  // "Couldn't reach some vertices" is no news here.
  return std::make_unique<IgraphContender>(list, direction);
}

}  // namespace notegraph::bench
