#include "graph/query/entity_graph.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "graph/query/connected_parts.h"
#include "graph/query/edge_reader.h"
#include "graph/query/patched_entity_graph.h"
#include "graph/query/row_counter.h"
#include "graph/query/type_numbers.h"

namespace notegraph::query {
namespace {

constexpr std::size_t kRowsAPage = 4096;

Status read_entities(const store::Snapshot& snapshot, RowCounter& counter, EntityGraph& graph) {
  std::vector<EntityId> ids;
  std::vector<std::uint16_t> vertex_types;
  TypeNumbers types;
  std::optional<EntityId> after;
  do {
    const auto page = snapshot.scan_entities(after, kRowsAPage);
    if (!page) return page.status();
    for (const Entity& entity : page->rows) {
      const Result<std::uint16_t> type = types.number(entity.type);
      if (!type) return type.status();
      ids.push_back(entity.id);
      vertex_types.push_back(*type);
    }
    counter.add(page->rows.size());
    after = page->next;
  } while (after);
  graph.entities = EntityDirectory(std::move(ids));
  graph.entity_types = std::move(types.names);
  graph.vertex_types = Column(std::move(vertex_types));
  return {};
}

/// Sorted, without repeats.
template <typename T>
void make_set(std::vector<T>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

}  // namespace

Result<EntityGraph> read_entity_graph(const store::Snapshot& snapshot, const ReadProgress& progress) {
  EntityGraph graph;
  graph.sequence = snapshot.sequence();
  RowCounter counter(progress);
  if (Status status = read_entities(snapshot, counter, graph); !status) return status;
  auto relations = read_edges(snapshot, graph.entities, counter);
  if (!relations) return relations.status();
  graph.relation_types = std::move(relations->types);
  graph.graph = CsrGraph(graph.entities.size(), std::move(relations->edges));
  graph.parts = Column(find_parts(graph.graph));
  return graph;
}

template <typename Edges, typename Entities>
EdgeFilter NumberedGraph<Edges, Entities>::resolve(const Filter& filter) const {
  EdgeFilter resolved;
  resolved.direction = filter.direction;
  resolved.all_types = filter.relation_types.empty();
  for (const std::string& name : filter.relation_types) {
    const auto place = std::lower_bound(relation_types.begin(), relation_types.end(), name);
    if (place == relation_types.end() || *place != name) continue;
    resolved.types.push_back(static_cast<TypeIndex>(place - relation_types.begin()));
  }
  make_set(resolved.types);
  resolved.min_confidence = to_billionths(filter.min_confidence);
  if (!filter.entity_types.empty()) {
    for (const std::string& type : entity_types) {
      const auto& wanted = filter.entity_types;
      resolved.entity_types.push_back(std::find(wanted.begin(), wanted.end(), type) != wanted.end());
    }
  }
  for (const EntityId id : filter.avoid) {
    if (const auto vertex = entities.find(id)) resolved.avoid.push_back(*vertex);
  }
  make_set(resolved.avoid);
  return resolved;
}

template <typename Edges, typename Entities>
RelationKey NumberedGraph<Edges, Entities>::key(EdgeIndex edge) const {
  return {entities.id(graph.head(edge)), relation_types[graph.edge_type(edge)],
          entities.id(graph.tail(edge))};
}

template <typename Edges, typename Entities>
Hop NumberedGraph<Edges, Entities>::hop(Step step) const {
  return {key(step.edge), step.forward, to_confidence(graph.confidence(step.edge))};
}

template struct NumberedGraph<CsrGraph, EntityDirectory>;
template struct NumberedGraph<PatchedGraph, PatchedDirectory>;

}  // namespace notegraph::query
