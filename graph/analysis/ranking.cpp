#include "graph/analysis/ranking.h"

#include <algorithm>
#include <cstdlib>

#include "graph/analysis/betweenness.h"
#include "graph/analysis/page_rank.h"
#include "graph/analysis/separation.h"
#include "graph/query/csr_graph_concepts.h"

namespace notegraph::analysis {
namespace {

using query::Vertex;

/// Betweenness is estimated from so many entities, or from fewer where each search looks at many relations:
/// so that all of them together look at about kMaxSearched.
constexpr std::size_t kMaxSources = 500;
constexpr std::size_t kLeastSources = 50;
constexpr std::size_t kMaxSearched = 50'000'000;

struct Scores {
  std::vector<double> by_vertex;
  bool estimated = false;
};

Scores score_each(const ConceptGraph& graph, RankMeasure by, const Deadline& deadline) {
  Scores scores;
  switch (by) {
    case RankMeasure::pagerank: scores.by_vertex = importance_of_each(graph, deadline); break;
    case RankMeasure::degree:
      for (Vertex v = 0; v < graph.size(); ++v) {
        scores.by_vertex.push_back(static_cast<double>(degree(v, graph.entity_graph().graph)));
      }
      break;
    case RankMeasure::betweenness: {
      BetweennessOptions options;
      const std::size_t a_search = std::max<std::size_t>(1, graph.entity_graph().graph.edge_count());
      options.max_sources = std::clamp(kMaxSearched / a_search, kLeastSources, kMaxSources);
      auto found = betweenness(graph.ties(), options, deadline);
      scores = {std::move(found.scores), found.sources < graph.size()};
      break;
    }
    case RankMeasure::mentions:
      for (Vertex v = 0; v < graph.size(); ++v) scores.by_vertex.push_back(graph.mention_count(v));
      break;
    case RankMeasure::separation:
      for (const std::size_t others : separated_by_each(graph.ties())) {
        scores.by_vertex.push_back(static_cast<double>(others));
      }
      break;
  }
  return scores;
}

}  // namespace

std::vector<double> importance_of_each(const ConceptGraph& graph, const Deadline& deadline) {
  const WeightedGraph ties = graph.ties();
  return page_rank(ties, weights_of(ties), PageRankOptions(), deadline).ranks;
}

Ranking rank(const ConceptGraph& graph, const RankRequest& request) {
  const Deadline deadline(request.limits);
  const Scores scores = score_each(graph, request.by, deadline);
  const std::vector<bool> wanted = graph.of_types(request.entity_types);
  std::vector<Vertex> vertices;
  for (Vertex v = 0; v < graph.size(); ++v) {
    if (wanted[v] && scores.by_vertex[v] > 0) vertices.push_back(v);
  }

  Ranking ranking;
  ranking.total = vertices.size();
  ranking.estimated = scores.estimated;
  const std::size_t shown = std::min(vertices.size(), request.limits.max_results);
  std::partial_sort(vertices.begin(), vertices.begin() + static_cast<std::ptrdiff_t>(shown), vertices.end(),
                    [&](Vertex a, Vertex b) {
                      const double score_a = scores.by_vertex[a], score_b = scores.by_vertex[b];
                      return score_a != score_b ? score_a > score_b : a < b;
                    });
  for (std::size_t i = 0; i < shown; ++i) {
    ranking.entities.push_back({graph.id(vertices[i]), scores.by_vertex[vertices[i]]});
  }
  ranking.truncated = deadline.truncation(shown < ranking.total);
  return ranking;
}

}  // namespace notegraph::analysis
