#include "graph/query/patched_entity_graph.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include "graph/query/connected_parts.h"

namespace notegraph::query {
namespace {

constexpr std::size_t kRowsAPage = 1024;

/// Adds the relations that lead out of `heads` to `edges`. False: one has a type that `before` has no number
/// for, or an end that is not among `entities`.
Result<bool> read_outgoing(const store::Snapshot& snapshot, std::span<const EntityId> heads,
                           const PatchedEntityGraph& before, const PatchedDirectory& entities,
                           std::vector<CsrGraph::Edge>& edges) {
  std::optional<store::FrontierPlace> after;
  do {
    const auto page = snapshot.expand(heads, {Direction::out}, after, kRowsAPage);
    if (!page) return page.status();
    for (const store::FrontierRelation& row : page->rows) {
      const RelationKey& key = row.relation.key;
      const auto type =
          std::lower_bound(before.relation_types.begin(), before.relation_types.end(), key.type);
      if (type == before.relation_types.end() || *type != key.type) return false;
      const auto head = entities.find(key.head), tail = entities.find(key.tail);
      if (!head || !tail) return false;
      edges.push_back({*head, static_cast<TypeIndex>(type - before.relation_types.begin()), *tail,
                       to_billionths(row.relation.confidence)});
    }
    after = page->next;
  } while (after);
  return true;
}

/// The number of `name`, which is added if it is not there. Nothing: there are too many.
std::optional<std::uint16_t> number_type(std::vector<std::string>& names, const std::string& name) {
  const auto known = std::find(names.begin(), names.end(), name);
  if (known != names.end()) return static_cast<std::uint16_t>(known - names.begin());
  if (names.size() > std::numeric_limits<std::uint16_t>::max()) return std::nullopt;
  names.push_back(name);
  return static_cast<std::uint16_t>(names.size() - 1);
}

/// The types of those of `ids` that are there; without one: gone.
Result<std::vector<std::optional<std::string>>> read_types(const store::Snapshot& snapshot,
                                                           std::span<const EntityId> ids) {
  std::vector<std::optional<std::string>> types;
  for (const EntityId id : ids) {
    auto entity = snapshot.find_entity(id);
    if (!entity && entity.status().code() != StatusCode::not_found) return entity.status();
    types.push_back(entity ? std::optional(std::move(entity->type)) : std::nullopt);
  }
  return types;
}

PatchedDirectory change_directory(const PatchedDirectory& before, std::span<const EntityId> touched,
                                  const std::vector<std::optional<std::string>>& types) {
  std::vector<EntityId> come, gone;
  for (std::size_t i = 0; i < touched.size(); ++i) {
    const bool was_there = before.find(touched[i]).has_value();
    if (types[i] && !was_there) come.push_back(touched[i]);
    if (!types[i] && was_there) gone.push_back(touched[i]);
  }
  return before.changed(come, gone);
}

}  // namespace

PatchedEntityGraph unpatched(const EntityGraph& base) {
  return {base.sequence,
          PatchedDirectory(base.entities),
          base.entity_types,
          base.vertex_types,
          base.relation_types,
          PatchedGraph(base.graph),
          {}};
}

Result<std::optional<PatchedEntityGraph>> advance(const PatchedEntityGraph& graph,
                                                  const store::Snapshot& snapshot,
                                                  std::span<const EntityId> touched) {
  constexpr std::nullopt_t kReadAnew = std::nullopt;
  using Advanced = std::optional<PatchedEntityGraph>;
  const auto types = read_types(snapshot, touched);
  if (!types) return types.status();
  PatchedDirectory entities = change_directory(graph.entities, touched, *types);
  std::vector<std::string> entity_types = graph.entity_types;
  std::vector<std::uint16_t> vertex_types(graph.vertex_types.begin(), graph.vertex_types.end());
  vertex_types.resize(entities.size());
  std::vector<EntityId> heads;
  PatchedGraph::Patch patch;
  patch.places = entities.places();
  for (std::size_t i = 0; i < touched.size(); ++i) {
    const auto vertex = entities.find_vertex(touched[i]);
    if (!vertex) continue;
    patch.vertices.push_back(*vertex);
    if (!(*types)[i]) continue;
    const auto type = number_type(entity_types, *(*types)[i]);
    if (!type) return Advanced(kReadAnew);
    vertex_types[*vertex] = *type;
    heads.push_back(touched[i]);
  }
  const auto known = read_outgoing(snapshot, heads, graph, entities, patch.edges);
  if (!known) return known.status();
  if (!*known) return Advanced(kReadAnew);
  auto patched = graph.graph.patched(patch);
  if (!patched) return Advanced(kReadAnew);
  return Advanced(PatchedEntityGraph{snapshot.sequence(),
                                     std::move(entities),
                                     std::move(entity_types),
                                     Column(std::move(vertex_types)),
                                     graph.relation_types,
                                     *std::move(patched),
                                     {}});
}

EntityGraph merge(const PatchedEntityGraph& patched) {
  std::vector<Vertex> order;
  for (Vertex v = 0; v < patched.entities.size(); ++v) {
    if (patched.entities.is_used(v)) order.push_back(v);
  }
  std::sort(order.begin(), order.end(),
            [&](Vertex a, Vertex b) { return patched.graph.order(a) < patched.graph.order(b); });
  std::vector<Vertex> numbers(patched.entities.size());
  std::vector<EntityId> ids;
  std::vector<std::uint16_t> types;
  for (const Vertex v : order) {
    numbers[v] = static_cast<Vertex>(ids.size());
    ids.push_back(patched.entities.id(v));
    types.push_back(patched.vertex_types[v]);
  }
  std::vector<CsrGraph::Edge> edges;
  edges.reserve(patched.graph.edge_count());
  for (const Vertex v : order) {
    const auto [begin, end] = patched.graph.out_arcs(v);
    for (ArcIndex arc = begin; arc != end; ++arc) {
      edges.push_back({numbers[v], patched.graph.type(arc), numbers[patched.graph.end(arc)],
                       patched.graph.confidence(patched.graph.edge(arc))});
    }
  }
  EntityGraph merged;
  merged.sequence = patched.sequence;
  merged.entities = EntityDirectory(std::move(ids));
  merged.entity_types = patched.entity_types;
  merged.vertex_types = Column(std::move(types));
  merged.relation_types = patched.relation_types;
  merged.graph = CsrGraph(merged.entities.size(), std::move(edges));
  merged.parts = Column(find_parts(merged.graph));
  return merged;
}

}  // namespace notegraph::query
