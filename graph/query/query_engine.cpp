#include "graph/query/query_engine.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "graph/query/entity_graph.h"
#include "graph/query/graph_file.h"
#include "graph/query/neighborhood_finder.h"
#include "graph/query/patched_entity_graph.h"
#include "graph/query/path_finder.h"
#include "graph/query/touched_entities.h"

namespace notegraph::query {
namespace {

// A patch of this many entities or arcs is small whatever the size of the graph.
constexpr std::size_t kFewEntities = 4096;
constexpr std::size_t kFewArcs = std::size_t{1} << 16;
constexpr std::size_t kShareToRebuild = 4;  // A quarter of all entities.
constexpr std::size_t kShareToMerge = 16;

using EnginePointer = std::shared_ptr<const QueryEngine>;

/// `graph` brought up to `snapshot`; null: see QueryEngine::advanced().
Result<EnginePointer> advance_engine(const PatchedEntityGraph& graph, const store::Snapshot& snapshot);

/// The queries, which both kinds of graph answer alike.
template <typename Graph>
class GraphQueryEngine : public QueryEngine {
 public:
  explicit GraphQueryEngine(Graph graph) : graph_(std::move(graph)) {}

  std::uint64_t sequence() const override { return graph_.sequence; }
  std::size_t entity_count() const override { return graph_.entities.entity_count(); }
  std::size_t relation_count() const override { return graph_.graph.edge_count(); }

  Result<Neighborhood> neighborhood(const NeighborhoodRequest& request) const override {
    return find_neighborhood(graph_, request);
  }

  Result<PathAnswer> paths(const PathRequest& request) const override { return find_paths(graph_, request); }

  std::vector<EntityId> most_connected(std::size_t limit) const override {
    std::vector<Vertex> vertices;
    for (Vertex v = 0; v < graph_.entities.size(); ++v) {
      if (graph_.entities.is_used(v)) vertices.push_back(v);
    }
    const auto end = vertices.begin() + static_cast<std::ptrdiff_t>(std::min(limit, vertices.size()));
    std::partial_sort(vertices.begin(), end, vertices.end(), [this](Vertex a, Vertex b) {
      const std::size_t degree_a = vertex_degree(a), degree_b = vertex_degree(b);
      return degree_a != degree_b ? degree_a > degree_b : graph_.graph.order(a) < graph_.graph.order(b);
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

 protected:
  const Graph& graph() const { return graph_; }

 private:
  std::size_t vertex_degree(Vertex v) const {
    return graph_.graph.out_arcs(v).size() + graph_.graph.in_arcs(v).size();
  }

  const Graph graph_;
};

/// All of it in rows of its own.
class WholeQueryEngine final : public GraphQueryEngine<EntityGraph>,
                               public std::enable_shared_from_this<WholeQueryEngine> {
 public:
  using GraphQueryEngine::GraphQueryEngine;

  Result<EnginePointer> advanced(const store::Snapshot& snapshot) const override {
    return advance_engine(unpatched(graph()), snapshot);
  }
  bool wants_merge() const override { return false; }
  EnginePointer merged() const override { return shared_from_this(); }
  std::shared_ptr<const EntityGraph> whole_graph() const override { return {shared_from_this(), &graph()}; }
  Status save(const std::filesystem::path& file, std::string_view store_id) const override {
    return write_graph_file(file, store_id, graph());
  }
};

/// A whole one and what was touched since.
class PatchedQueryEngine final : public GraphQueryEngine<PatchedEntityGraph> {
 public:
  using GraphQueryEngine::GraphQueryEngine;

  Result<EnginePointer> advanced(const store::Snapshot& snapshot) const override {
    return advance_engine(graph(), snapshot);
  }
  bool wants_merge() const override {
    return graph().graph.row_count() > std::max(kFewEntities, entity_count() / kShareToMerge) ||
           graph().graph.patch_size() > std::max(kFewArcs, relation_count() / kShareToMerge);
  }
  EnginePointer merged() const override { return std::make_shared<WholeQueryEngine>(merge(graph())); }
  std::shared_ptr<const EntityGraph> whole_graph() const override {
    return std::make_shared<const EntityGraph>(merge(graph()));
  }
  Status save(const std::filesystem::path& file, std::string_view store_id) const override {
    return write_graph_file(file, store_id, merge(graph()));
  }
};

Result<EnginePointer> advance_engine(const PatchedEntityGraph& graph, const store::Snapshot& snapshot) {
  const std::size_t most = std::max(kFewEntities, graph.entities.size() / kShareToRebuild);
  const auto touched = find_touched(snapshot, graph.sequence, most);
  if (!touched) return touched.status();
  if (!*touched) return EnginePointer();
  auto advanced = advance(graph, snapshot, **touched);
  if (!advanced) return advanced.status();
  if (!*advanced || (*advanced)->graph.row_count() > most) return EnginePointer();
  return EnginePointer(std::make_shared<PatchedQueryEngine>(**std::move(advanced)));
}

}  // namespace

Result<EnginePointer> QueryEngine::build(const store::Snapshot& snapshot, const ReadProgress& progress) {
  Result<EntityGraph> graph = read_entity_graph(snapshot, progress);
  if (!graph) return graph.status();
  return EnginePointer(std::make_shared<WholeQueryEngine>(*std::move(graph)));
}

Result<EnginePointer> QueryEngine::open(const std::filesystem::path& file, std::string_view store_id) {
  Result<EntityGraph> graph = open_graph_file(file, store_id);
  if (!graph) return graph.status();
  return EnginePointer(std::make_shared<WholeQueryEngine>(*std::move(graph)));
}

}  // namespace notegraph::query
