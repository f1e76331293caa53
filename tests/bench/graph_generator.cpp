#include "tests/bench/graph_generator.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <tuple>
#include <utility>

namespace notegraph::bench {
namespace {

using Edge = query::CsrGraph::Edge;
using query::TypeIndex;
using query::Vertex;

/// std::uniform_real_distribution differs between libraries; this does not.
double even(std::mt19937_64& random) {
  return static_cast<double>(random() >> 11) * 0x1p-53;
}

query::Billionths confidence(std::mt19937_64& random) {
  return query::to_billionths(0.30 + 0.01 * static_cast<double>(random() % 70));
}

std::pair<Vertex, Vertex> draw_rmat(unsigned scale, std::mt19937_64& random) {
  Vertex head = 0, tail = 0;
  for (unsigned bit = 0; bit < scale; ++bit) {
    const double x = even(random);
    head = 2 * head + (x >= 0.76 ? 1 : 0);
    tail = 2 * tail + ((x >= 0.57 && x < 0.76) || x >= 0.95 ? 1 : 0);
  }
  return {head, tail};
}

/// A permutation. std::shuffle differs between libraries; this does not.
std::vector<Vertex> draw_order(std::size_t count, std::mt19937_64& random) {
  std::vector<Vertex> order(count);
  std::iota(order.begin(), order.end(), Vertex{0});
  for (std::size_t i = count; i > 1; --i) std::swap(order[i - 1], order[random() % i]);
  return order;
}

/// Draws edges until `count` are there, no two between the same ends: all contenders then mean the same by a
/// path. The vertices are numbered anew at random: both ways of drawing give the small numbers to the hubs,
/// which no real graph does, and who scans rows in order would meet hubs first.
template <typename Draw>
std::vector<Edge> draw_edges(std::size_t vertices, std::size_t count, std::mt19937_64& random, Draw draw) {
  const auto rank = [](const Edge& edge) { return std::tie(edge.head, edge.tail); };
  const std::vector<Vertex> number = draw_order(vertices, random);
  std::vector<Edge> edges;
  while (edges.size() < count) {
    while (edges.size() < count) {
      Edge edge = draw();
      edge.head = number[edge.head];
      edge.tail = number[edge.tail];
      edges.push_back(edge);
    }
    std::sort(edges.begin(), edges.end(), [&](const Edge& a, const Edge& b) { return rank(a) < rank(b); });
    edges.erase(std::unique(edges.begin(), edges.end(),
                            [&](const Edge& a, const Edge& b) { return rank(a) == rank(b); }),
                edges.end());
  }
  return edges;
}

}  // namespace

EdgeList make_rmat(unsigned scale, std::size_t edges, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  return {std::size_t{1} << scale, draw_edges(std::size_t{1} << scale, edges, random, [&] {
            const auto [head, tail] = draw_rmat(scale, random);
            return Edge{head, 0, tail, confidence(random)};
          })};
}

EdgeList make_knowledge_graph(std::size_t entities, std::size_t relations, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  const double spread = std::log(static_cast<double>(entities));
  return {entities, draw_edges(entities, relations, random, [&] {
            const auto head = static_cast<Vertex>(random() % entities);
            const auto tail = static_cast<Vertex>(std::exp(spread * even(random))) - 1;
            return Edge{head, static_cast<TypeIndex>(random() % 12), tail, confidence(random)};
          })};
}

EdgeList make_graph(std::string_view name) {
  if (name == "kg") return make_knowledge_graph(44'000, 300'000, 1);
  if (name == "rmat1m") return make_rmat(17, 1'000'000, 1);
  if (name == "rmat10m") return make_rmat(20, 10'000'000, 1);
  return {};
}

}  // namespace notegraph::bench
