// The algorithms against igraph, a third opinion where its package is installed.

#include <igraph.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <boost/range/iterator_range.hpp>

#include "graph/analysis/betweenness.h"
#include "graph/analysis/leiden.h"
#include "graph/analysis/modularity.h"
#include "graph/analysis/page_rank.h"
#include "graph/analysis/separation.h"
#include "graph/analysis/weighted_graph.h"
#include "tests/graph/analysis/random_graph.h"

namespace notegraph::analysis {
namespace {

/// An igraph vector of our own.
class Reals {
 public:
  Reals() { igraph_vector_init(&vector, 0); }
  ~Reals() { igraph_vector_destroy(&vector); }
  Reals(const Reals&) = delete;
  Reals& operator=(const Reals&) = delete;

  std::vector<double> values() const {
    return {VECTOR(vector), VECTOR(vector) + igraph_vector_size(&vector)};
  }

  igraph_vector_t vector;
};

/// A WeightedGraph as igraph holds it; of an undirected one each edge once.
class Peer {
 public:
  Peer(const WeightedGraph& ours, bool directed) {
    igraph_vector_int_t ends;
    igraph_vector_int_init(&ends, 0);
    for (const auto& edge : boost::make_iterator_range(edges(ours))) {
      const auto from = source(edge, ours), to = target(edge, ours);
      if (!directed && from > to) continue;
      igraph_vector_int_push_back(&ends, from);
      igraph_vector_int_push_back(&ends, to);
      igraph_vector_push_back(&weights.vector, get(weights_of(ours), edge));
    }
    igraph_create(&graph, &ends, static_cast<igraph_integer_t>(num_vertices(ours)),
                  directed ? IGRAPH_DIRECTED : IGRAPH_UNDIRECTED);
    igraph_vector_int_destroy(&ends);
  }
  ~Peer() { igraph_destroy(&graph); }
  Peer(const Peer&) = delete;
  Peer& operator=(const Peer&) = delete;

  igraph_t graph;
  Reals weights;
};

class IgraphTest : public testing::Test {
 protected:
  IgraphTest() : seed_(test::first_seed()), random_(seed_) {
    const auto arcs = test::random_arcs(random_, 200, 350);
    directed_ = make_weighted_graph(200, arcs);
    undirected_ = make_undirected_graph(200, arcs);
  }

  std::uint64_t seed_;
  std::mt19937_64 random_;
  WeightedGraph directed_, undirected_;
};

TEST_F(IgraphTest, HasTheSamePageRank) {
  const Peer peer(directed_, true);
  Reals theirs;
  igraph_pagerank(&peer.graph, IGRAPH_PAGERANK_ALGO_PRPACK, &theirs.vector, nullptr, igraph_vss_all(),
                  IGRAPH_DIRECTED, 0.85, &peer.weights.vector, nullptr);
  const auto ours = page_rank(directed_, weights_of(directed_), PageRankOptions(), test::go_on).ranks;
  EXPECT_THAT(ours, testing::Pointwise(testing::DoubleNear(1e-8), theirs.values()));
}

TEST_F(IgraphTest, HasTheSameBetweenness) {
  const Peer peer(undirected_, false);
  Reals theirs;
  igraph_betweenness(&peer.graph, &theirs.vector, igraph_vss_all(), IGRAPH_UNDIRECTED, nullptr);
  std::vector<double> shares = theirs.values();
  for (double& share : shares) share *= 2.0 / (199 * 198);  // They count each pair once.
  const auto ours = betweenness(undirected_, {}, test::go_on).scores;
  EXPECT_THAT(ours, testing::Pointwise(testing::DoubleNear(1e-10), shares));
}

TEST_F(IgraphTest, HasTheSameArticulationPoints) {
  const Peer peer(undirected_, false);
  igraph_vector_int_t points;
  igraph_vector_int_init(&points, 0);
  igraph_articulation_points(&peer.graph, &points);
  std::vector<igraph_integer_t> theirs(VECTOR(points), VECTOR(points) + igraph_vector_int_size(&points));
  igraph_vector_int_destroy(&points);
  std::vector<igraph_integer_t> ours;
  const auto separated = separated_by_each(undirected_);
  for (std::size_t v = 0; v < separated.size(); ++v) {
    if (separated[v] > 0) ours.push_back(static_cast<igraph_integer_t>(v));
  }
  EXPECT_THAT(ours, testing::UnorderedElementsAreArray(theirs));
}

TEST_F(IgraphTest, FindsNoClearlyBetterCommunities) {
  const Peer peer(undirected_, false);
  igraph_vector_int_t membership;
  igraph_vector_int_init(&membership, 0);
  Reals modularities;
  igraph_community_multilevel(&peer.graph, &peer.weights.vector, 1, &membership, nullptr,
                              &modularities.vector);
  igraph_vector_int_destroy(&membership);
  const double theirs = modularities.values().back();
  const auto tied = CommunityGraph::from(undirected_, weights_of(undirected_));
  EXPECT_GE(modularity(tied, leiden(tied, {1}, test::go_on), 1), 0.97 * theirs);
}

}  // namespace
}  // namespace notegraph::analysis
