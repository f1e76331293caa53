#include "graph/analysis/similarity.h"

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/query/csr_graph_concepts.h"
#include "tests/graph/analysis/random_graph.h"

namespace notegraph::analysis {
namespace {

using query::CsrGraph;
using testing::ElementsAre;

constexpr query::Billionths kSure = 1'000'000'000;

auto types_of(const CsrGraph& graph) {
  return get(query::RelationTypeTag(), graph);
}

//   0 -t0-> 3 <-t0- 1      0 -t0-> 4 <-t1- 1      2 -t0-> 3
CsrGraph example() {
  return CsrGraph(5,
                  {{0, 0, 3, kSure}, {1, 0, 3, kSure}, {2, 0, 3, kSure}, {0, 0, 4, kSure}, {1, 1, 4, kSure}});
}

TEST(Similarity, CountsWhatStandsInTheSameRelationToBoth) {
  const CsrGraph graph = example();
  const auto common = common_neighbors(graph, types_of(graph), 0, 1);
  EXPECT_THAT(common, ElementsAre(TypedNeighbor{3, 0, true}));
  const Similarity both = similarity(graph, common, 0, 1);
  EXPECT_EQ(both.common, 1U);
  EXPECT_DOUBLE_EQ(both.jaccard, 1.0 / 3);
  EXPECT_DOUBLE_EQ(both.adamic_adar, 1 / std::log(3.0));
}

TEST(Similarity, ListsTheMostSimilarFirst) {
  const CsrGraph graph = example();
  const auto similar = similar_vertices(graph, types_of(graph), 0, test::go_on);
  ASSERT_EQ(similar.size(), 2U);
  EXPECT_EQ(similar[0].vertex, 2U);  // As many in common as 1, but fewer of its own.
  EXPECT_EQ(similar[1].vertex, 1U);
}

TEST(Similarity, StopsWhenTold) {
  const CsrGraph graph = example();
  EXPECT_TRUE(similar_vertices(graph, types_of(graph), 0, [] { return true; }).empty());
}

TEST(Similarity, OfAllIsThatOfEachPair) {
  const std::uint64_t first = test::first_seed();
  for (std::uint64_t seed = first; seed < first + 300; ++seed) {
    std::mt19937_64 random(seed);
    const auto below = [&](std::uint32_t bound) { return static_cast<std::uint32_t>(random() % bound); };
    const std::uint32_t vertices = 2 + below(12);
    std::set<std::tuple<std::uint32_t, std::uint16_t, std::uint32_t>> keys;
    for (std::uint32_t i = below(40); i != 0; --i) {
      keys.emplace(below(vertices), static_cast<std::uint16_t>(below(3)), below(vertices));
    }
    std::vector<CsrGraph::Edge> edges;
    for (const auto& [head, type, tail] : keys) edges.push_back({head, type, tail, kSure});
    const CsrGraph graph(vertices, edges);

    const std::uint32_t v = below(vertices);
    const auto similar = similar_vertices(graph, types_of(graph), v, test::go_on);
    std::set<std::uint32_t> found;
    for (const SimilarVertex& other : similar) {
      found.insert(other.vertex);
      const auto common = common_neighbors(graph, types_of(graph), v, other.vertex);
      const Similarity pair = similarity(graph, common, v, other.vertex);
      ASSERT_EQ(other.similarity, pair) << "seed " << seed;
      ASSERT_EQ(pair,
                similarity(graph, common_neighbors(graph, types_of(graph), other.vertex, v), other.vertex, v))
          << "seed " << seed;
      std::size_t naive = 0;
      for (std::uint32_t z = 0; z < vertices; ++z) {
        for (std::uint16_t type = 0; type < 3; ++type) {
          naive += keys.contains({v, type, z}) && keys.contains({other.vertex, type, z});
          naive += keys.contains({z, type, v}) && keys.contains({z, type, other.vertex});
        }
      }
      ASSERT_EQ(pair.common, naive) << "seed " << seed;
    }
    for (std::uint32_t other = 0; other < vertices; ++other) {
      const bool alike = other != v && !common_neighbors(graph, types_of(graph), v, other).empty();
      ASSERT_EQ(found.contains(other), alike) << "seed " << seed;
    }
  }
}

}  // namespace
}  // namespace notegraph::analysis
