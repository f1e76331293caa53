#ifndef NOTEGRAPH_TESTS_BENCH_CONTENDER_H_
#define NOTEGRAPH_TESTS_BENCH_CONTENDER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>

#include "graph/query/query.h"
#include "tests/bench/graph_generator.h"

namespace notegraph::bench {

/// One way of answering the same queries on the same graph, along the edges or in any direction.
class Contender {
 public:
  virtual ~Contender() = default;
  virtual const char* name() const = 0;
  virtual std::size_t memory_bytes() const = 0;  ///< Of the graph; 0: not known.

  // Costs are -ln of a confidence, 0 where there is no path. Nothing: the contender cannot.

  /// Vertices within so many hops.
  virtual double count_neighbors(query::Vertex seed, std::uint32_t hops) = 0;
  /// The summed costs of their last steps, each the most trusted one.
  virtual std::optional<double> sum_last_steps(query::Vertex, std::uint32_t) { return std::nullopt; }
  /// Hops of any path with the fewest; 0: there is none.
  virtual double count_hops(query::Vertex from, query::Vertex to) = 0;
  /// The cost of the most trusted of the paths with the fewest hops.
  virtual std::optional<double> find_cost_of_fewest_hops(query::Vertex, query::Vertex) {
    return std::nullopt;
  }
  /// The cost of the most trusted path.
  virtual std::optional<double> find_cost(query::Vertex from, query::Vertex to) = 0;
  /// The cost of the most trusted path of at most so many hops.
  virtual std::optional<double> find_cost_within(query::Vertex, query::Vertex, std::uint32_t) {
    return std::nullopt;
  }
  /// The sum of find_cost() over the k best paths; nothing where the contender cannot.
  virtual std::optional<double> find_costs(query::Vertex from, query::Vertex to, std::size_t k) = 0;
  /// The sum of find_cost_within() over the k best paths.
  virtual std::optional<double> find_costs_within(query::Vertex, query::Vertex, std::size_t, std::uint32_t) {
    return std::nullopt;
  }
};

/// Which way edges may be followed: Direction::out or Direction::both.
using query::Direction;

/// The bare searches of graph/query.
std::unique_ptr<Contender> make_engine_contender(const EdgeList& list, Direction direction);
/// Arrays by hand. They tell paths apart by their vertices: k paths only along the edges.
std::unique_ptr<Contender> make_array_contender(const EdgeList& list, Direction direction);
/// Boost.Graph's own algorithms.
std::unique_ptr<Contender> make_boost_contender(const EdgeList& list, Direction direction);
/// The C library.
std::unique_ptr<Contender> make_igraph_contender(const EdgeList& list, Direction direction);

}  // namespace notegraph::bench

#endif  // NOTEGRAPH_TESTS_BENCH_CONTENDER_H_
