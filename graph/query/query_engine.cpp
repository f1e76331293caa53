#include "graph/query/query_engine.h"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include "graph/query/entity_graph.h"
#include "graph/query/neighborhood_finder.h"
#include "graph/query/path_finder.h"

namespace notegraph::query {
namespace {

class CsrQueryEngine final : public QueryEngine {
 public:
  explicit CsrQueryEngine(EntityGraph graph) : graph_(std::move(graph)) {}

  std::uint64_t sequence() const override { return graph_.sequence; }
  std::size_t entity_count() const override { return graph_.graph.vertex_count(); }
  std::size_t relation_count() const override { return graph_.graph.edge_count(); }

  Result<Neighborhood> neighborhood(const NeighborhoodRequest& request) const override {
    return find_neighborhood(graph_, request);
  }

  Result<PathAnswer> paths(const PathRequest& request) const override { return find_paths(graph_, request); }

  std::vector<EntityId> most_connected(std::size_t limit) const override {
    std::vector<Vertex> vertices(entity_count());
    std::iota(vertices.begin(), vertices.end(), Vertex{0});
    const auto end = vertices.begin() + static_cast<std::ptrdiff_t>(std::min(limit, vertices.size()));
    std::partial_sort(vertices.begin(), end, vertices.end(), [this](Vertex a, Vertex b) {
      const std::size_t degree_a = vertex_degree(a), degree_b = vertex_degree(b);
      return degree_a != degree_b ? degree_a > degree_b : a < b;
    });
    std::vector<EntityId> ids;
    std::transform(vertices.begin(), end, std::back_inserter(ids),
                   [this](Vertex v) { return graph_.entities.id(v); });
    return ids;
  }

  std::size_t degree(EntityId entity) const override {
    const auto vertex = graph_.entities.find(entity);
    return vertex ? vertex_degree(*vertex) : 0;
  }

 private:
  std::size_t vertex_degree(Vertex v) const {
    return graph_.graph.out_arcs(v).size() + graph_.graph.in_arcs(v).size();
  }

  const EntityGraph graph_;
};

}  // namespace

Result<std::shared_ptr<const QueryEngine>> QueryEngine::build(const store::Snapshot& snapshot) {
  Result<EntityGraph> graph = EntityGraph::read(snapshot);
  if (!graph) return graph.status();
  return std::shared_ptr<const QueryEngine>(std::make_shared<CsrQueryEngine>(*std::move(graph)));
}

}  // namespace notegraph::query
