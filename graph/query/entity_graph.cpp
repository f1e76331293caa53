#include "graph/query/entity_graph.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <optional>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "graph/query/connected_parts.h"
#include "graph/query/patched_entity_graph.h"

namespace notegraph::query {
namespace {

constexpr std::size_t kRowsAPage = 4096;

/// Tells of rows as they are read, page by page.
class RowCounter {
 public:
  explicit RowCounter(const ReadProgress& progress) : progress_(progress) {}
  void add(std::size_t rows) {
    rows_ += rows;
    if (progress_) progress_(rows_);
  }

 private:
  const ReadProgress& progress_;
  std::size_t rows_ = 0;
};

/// Calls `use(row)` for every row that `scan(after)` lists, until it answers an error.
template <typename Row, typename Position, typename Scan, typename Use>
Status for_each_row(RowCounter& counter, Scan scan, Use use) {
  std::optional<Position> after;
  do {
    Result<store::Page<Row, Position>> page = scan(after);
    if (!page) return page.status();
    for (const Row& row : page->rows) {
      if (Status used = use(row); !used) return used;
    }
    counter.add(page->rows.size());
    after = std::move(page->next);
  } while (after);
  return {};
}

/// Numbers names in the order in which they come.
class NameNumbers {
 public:
  Result<std::uint16_t> number(const std::string& name) {
    const auto known = numbers_.find(name);
    if (known != numbers_.end()) return known->second;
    if (names.size() > std::numeric_limits<std::uint16_t>::max()) {
      return Status(StatusCode::limit_exceeded,
                    fmt::format("the graph has more than {} types", names.size()));
    }
    names.push_back(name);
    return numbers_[name] = static_cast<std::uint16_t>(names.size() - 1);
  }

  std::vector<std::string> names;

 private:
  std::unordered_map<std::string, std::uint16_t> numbers_;
};

Status read_entities(const store::Snapshot& snapshot, RowCounter& counter, EntityGraph& graph) {
  std::vector<EntityId> ids;
  std::vector<std::uint16_t> vertex_types;
  NameNumbers types;
  const Status status = for_each_row<Entity, EntityId>(
      counter, [&](std::optional<EntityId> after) { return snapshot.scan_entities(after, kRowsAPage); },
      [&](const Entity& entity) -> Status {
        const Result<std::uint16_t> type = types.number(entity.type);
        if (!type) return type.status();
        ids.push_back(entity.id);
        vertex_types.push_back(*type);
        return {};
      });
  if (!status) return status;
  graph.entities = EntityDirectory(std::move(ids));
  graph.entity_types = std::move(types.names);
  graph.vertex_types = Column(std::move(vertex_types));
  return {};
}

/// Sorts `names` and gives each edge the new number of its type.
void sort_types(std::vector<std::string>& names, std::vector<CsrGraph::Edge>& edges) {
  std::vector<TypeIndex> order(names.size());
  std::iota(order.begin(), order.end(), TypeIndex{0});
  std::sort(order.begin(), order.end(), [&](TypeIndex a, TypeIndex b) { return names[a] < names[b]; });
  std::vector<TypeIndex> place(names.size());
  for (std::size_t i = 0; i < order.size(); ++i) place[order[i]] = static_cast<TypeIndex>(i);
  for (CsrGraph::Edge& edge : edges) edge.type = place[edge.type];
  std::sort(names.begin(), names.end());
}

Status read_relations(const store::Snapshot& snapshot, RowCounter& counter, EntityGraph& graph) {
  std::vector<CsrGraph::Edge> edges;
  NameNumbers types;
  const Status status = for_each_row<store::RelationSummary, RelationKey>(
      counter,
      [&](const std::optional<RelationKey>& after) { return snapshot.scan_relations(after, kRowsAPage); },
      [&](const store::RelationSummary& relation) -> Status {
        const auto head = graph.entities.find(relation.key.head);
        const auto tail = graph.entities.find(relation.key.tail);
        if (!head || !tail) {
          return {StatusCode::corruption,
                  fmt::format("relation {:016x} {} {:016x} names an entity that is not stored",
                              relation.key.head.value, relation.key.type, relation.key.tail.value)};
        }
        if (edges.size() + 1 == kMostEdges) {
          return {StatusCode::limit_exceeded, fmt::format("more than {} relations", edges.size())};
        }
        const Result<std::uint16_t> type = types.number(relation.key.type);
        if (!type) return type.status();
        edges.push_back({*head, *type, *tail, to_billionths(relation.confidence)});
        return {};
      });
  if (!status) return status;
  sort_types(types.names, edges);
  graph.relation_types = std::move(types.names);
  graph.graph = CsrGraph(graph.entities.size(), std::move(edges));
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
  if (Status status = read_relations(snapshot, counter, graph); !status) return status;
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
