#include "graph/analysis/ranking.h"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <utility>
#include <vector>

#include "graph/analysis/betweenness.h"
#include "graph/analysis/deadline.h"
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

Scores degrees(const ConceptGraph& graph) {
  std::vector<double> scores;
  for (Vertex v = 0; v < graph.size(); ++v) {
    scores.push_back(static_cast<double>(degree(v, graph.entity_graph().graph)));
  }
  return std::make_shared<const std::vector<double>>(std::move(scores));
}

/// `estimated` is set if they are.
Scores betweenness_of_each(const ConceptGraph& graph, const Deadline& deadline, bool& estimated) {
  BetweennessOptions options;
  const std::size_t a_search = std::max<std::size_t>(1, graph.entity_graph().graph.edge_count());
  options.max_sources = std::clamp(kMaxSearched / a_search, kLeastSources, kMaxSources);
  auto found = betweenness(graph.ties(), options, deadline);
  estimated = found.sources < graph.size();
  return std::make_shared<const std::vector<double>>(std::move(found.scores));
}

Scores separations(const ConceptGraph& graph) {
  const auto separated = separated_by_each(graph.ties());
  return std::make_shared<const std::vector<double>>(separated.begin(), separated.end());
}

Result<Scores> score_each(const ConceptGraph& graph, RankMeasure by, const Deadline& deadline,
                          bool& estimated) {
  switch (by) {
    case RankMeasure::pagerank: return graph.importance(deadline);
    case RankMeasure::degree: return degrees(graph);
    case RankMeasure::betweenness: return betweenness_of_each(graph, deadline, estimated);
    case RankMeasure::mentions: return graph.mention_counts(deadline);
    case RankMeasure::separation: return separations(graph);
  }
  std::abort();  // Not an enumerator: a bug in the caller.
}

}  // namespace

Result<Ranking> rank(const ConceptGraph& graph, const RankRequest& request) {
  const Deadline deadline(request.limits);
  Ranking ranking;
  const auto scored = score_each(graph, request.by, deadline, ranking.estimated);
  if (!scored) return scored.status();
  const std::vector<double>& scores = **scored;
  const std::vector<bool> wanted = graph.of_types(request.entity_types);
  std::vector<Vertex> vertices;
  for (Vertex v = 0; v < graph.size(); ++v) {
    if (wanted[v] && scores[v] > 0) vertices.push_back(v);
  }

  ranking.total = vertices.size();
  const std::size_t shown = std::min(vertices.size(), request.limits.max_results);
  std::partial_sort(vertices.begin(), vertices.begin() + static_cast<std::ptrdiff_t>(shown), vertices.end(),
                    [&](Vertex a, Vertex b) {
                      const double score_a = scores[a], score_b = scores[b];
                      return score_a != score_b ? score_a > score_b : a < b;
                    });
  for (std::size_t i = 0; i < shown; ++i) {
    ranking.entities.push_back({graph.id(vertices[i]), scores[vertices[i]]});
  }
  ranking.truncated = deadline.truncation(shown < ranking.total);
  return ranking;
}

}  // namespace notegraph::analysis
