#include "graph/analysis/similarity_finder.h"

#include <algorithm>
#include <utility>

#include "graph/analysis/deadline.h"
#include "graph/analysis/similarity.h"
#include "graph/query/csr_graph_concepts.h"

namespace notegraph::analysis {
namespace {

using query::Vertex;

/// Errors: not_found.
Result<Vertex> find_vertex(const ConceptGraph& graph, EntityId id) {
  const auto vertex = graph.entity_graph().entities.find(id);
  if (!vertex) return Status(StatusCode::not_found, "an entity that is asked about is not in the graph");
  return *vertex;
}

/// The relation between `v` and its `neighbor`, seen from `v`.
query::Hop hop_to(const ConceptGraph& graph, Vertex v, const TypedNeighbor& neighbor) {
  const query::EntityGraph& entities = graph.entity_graph();
  const Vertex head = neighbor.forward ? v : neighbor.vertex, tail = neighbor.forward ? neighbor.vertex : v;
  const auto [begin, end] = out_edges(head, entities.graph);
  const auto edge = std::find_if(begin, end, [&](const query::CsrEdge& candidate) {
    return candidate.tail == tail &&
           get(query::RelationTypeTag(), entities.graph, candidate) == neighbor.type;
  });
  return {{graph.id(head), entities.relation_types[neighbor.type], graph.id(tail)},
          neighbor.forward,
          get(query::ConfidenceTag(), entities.graph, *edge)};
}

}  // namespace

Result<SimilarEntities> find_similar(const ConceptGraph& graph, const SimilarRequest& request) {
  const auto vertex = find_vertex(graph, request.entity);
  if (!vertex) return vertex.status();
  const Deadline deadline(request.limits);
  const std::vector<bool> wanted = graph.of_types(request.entity_types);
  const query::CsrGraph& relations = graph.entity_graph().graph;
  SimilarEntities answer;
  for (const SimilarVertex& similar :
       similar_vertices(relations, get(query::RelationTypeTag(), relations), *vertex, deadline)) {
    if (!wanted[similar.vertex]) continue;
    ++answer.total;
    if (answer.entities.size() == request.limits.max_results) continue;
    answer.entities.push_back({graph.id(similar.vertex), similar.similarity});
  }
  answer.truncated = deadline.truncation(answer.entities.size() < answer.total);
  return answer;
}

Result<Comparison> compare(const ConceptGraph& graph, const ComparisonRequest& request) {
  const auto a = find_vertex(graph, request.a);
  if (!a) return a.status();
  const auto b = find_vertex(graph, request.b);
  if (!b) return b.status();
  const query::CsrGraph& relations = graph.entity_graph().graph;
  auto common = common_neighbors(relations, get(query::RelationTypeTag(), relations), *a, *b);
  Comparison answer;
  answer.similarity = similarity(relations, common, *a, *b);
  std::stable_sort(common.begin(), common.end(), [&](const TypedNeighbor& x, const TypedNeighbor& y) {
    return degree(x.vertex, relations) < degree(y.vertex, relations);
  });
  if (common.size() > request.limits.max_results) {
    common.resize(request.limits.max_results);
    answer.truncated = query::Truncation::results;
  }
  for (const TypedNeighbor& neighbor : common) {
    answer.neighbors.push_back({hop_to(graph, *a, neighbor), hop_to(graph, *b, neighbor)});
  }
  return answer;
}

}  // namespace notegraph::analysis
