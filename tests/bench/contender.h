#ifndef NOTEGRAPH_TESTS_BENCH_CONTENDER_H_
#define NOTEGRAPH_TESTS_BENCH_CONTENDER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>

#include "tests/bench/graph_generator.h"

namespace notegraph::bench {

/// One way of answering the same queries on the same graph, along the edges' direction.
class Contender {
 public:
  virtual ~Contender() = default;
  virtual const char* name() const = 0;
  virtual std::size_t memory_bytes() const = 0;  ///< Of the graph; 0: not known.

  virtual double count_neighbors(query::Vertex seed, std::uint32_t hops) = 0;
  /// Hops of a shortest path; 0: there is none.
  virtual double count_hops(query::Vertex from, query::Vertex to) = 0;
  /// -ln of the highest confidence of a path; 0: there is none. Nothing where the contender cannot.
  virtual std::optional<double> find_cost(query::Vertex from, query::Vertex to) = 0;
  /// The sum of find_cost() over the k best paths; nothing where the contender cannot.
  virtual std::optional<double> find_costs(query::Vertex from, query::Vertex to, std::size_t k) = 0;
};

std::unique_ptr<Contender> make_engine_contender(
    const EdgeList& list);  ///< The bare searches of graph/query.
std::unique_ptr<Contender> make_array_contender(
    const EdgeList& list);  ///< Arrays by hand: any answer that is right.
std::unique_ptr<Contender> make_best_array_contender(
    const EdgeList& list);  ///< Arrays by hand: the answer by rule, as the engine gives it.
std::unique_ptr<Contender> make_boost_contender(const EdgeList& list);   ///< Boost.Graph's own algorithms.
std::unique_ptr<Contender> make_igraph_contender(const EdgeList& list);  ///< The C library.

}  // namespace notegraph::bench

#endif  // NOTEGRAPH_TESTS_BENCH_CONTENDER_H_
