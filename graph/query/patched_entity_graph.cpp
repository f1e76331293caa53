#include "graph/query/patched_entity_graph.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include "graph/query/connected_parts.h"

namespace notegraph::query {
namespace {

constexpr std::size_t kRowsAPage = 1024;

/// Reads the relations that lead out of `head`. False: one has a type that `base` has no number for.
Result<bool> read_outgoing(const store::Snapshot& snapshot, EntityId head, const EntityGraph& base,
                           TouchedEntity& entity) {
  std::optional<RelationKey> after = RelationKey{head, "", {}};  // No relation has an empty type.
  // Pages grow with what was found: most entities have few relations, and a page reads on into the next one.
  for (std::size_t rows = 16; after; rows = std::min(2 * rows, kRowsAPage)) {
    auto page = snapshot.scan_relations(after, rows);
    if (!page) return page.status();
    for (const store::RelationSummary& row : page->rows) {
      if (row.key.head != head) return true;
      const auto type =
          std::lower_bound(base.relation_types.begin(), base.relation_types.end(), row.key.type);
      if (type == base.relation_types.end() || *type != row.key.type) return false;
      auto tail = base.entities.find(row.key.tail);
      if (!tail) {
        tail = static_cast<Vertex>(base.entities.size() + entity.new_tails.size());
        entity.new_tails.push_back(row.key.tail);
      }
      entity.relations.push_back(
          {static_cast<TypeIndex>(type - base.relation_types.begin()), *tail, to_billionths(row.confidence)});
    }
    after = std::move(page->next);
  }
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

PatchedDirectory patch_directory(const EntityDirectory& base, const TouchedEntities& touched) {
  std::vector<EntityId> added, removed;
  for (const auto& [id, entity] : touched) {
    const bool is_old = base.find(id).has_value();
    if (entity && !is_old) added.push_back(id);
    if (!entity && is_old) removed.push_back(id);
  }
  return PatchedDirectory(base, std::move(added), std::move(removed));
}

/// False: an entity at the other end is gone.
bool append_edges(const EntityGraph& base, const PatchedDirectory& entities, Vertex head,
                  const TouchedEntity& entity, std::vector<CsrGraph::Edge>& edges) {
  for (const auto& [type, tail, confidence] : entity.relations) {
    const bool is_new = tail >= base.entities.size();
    const auto vertex = is_new ? entities.find(entity.new_tails[tail - base.entities.size()]) : tail;
    if (!vertex || !entities.is_used(*vertex)) return false;
    edges.push_back({head, type, *vertex, confidence});
  }
  return true;
}

}  // namespace

Result<bool> read_touched(const store::Snapshot& snapshot, std::span<const EntityId> ids,
                          const EntityGraph& base, TouchedEntities& touched) {
  for (const EntityId id : ids) {
    auto entity = snapshot.find_entity(id);
    if (!entity && entity.status().code() != StatusCode::not_found) return entity.status();
    if (!entity) {
      touched[id] = nullptr;
      continue;
    }
    const auto read = std::make_shared<TouchedEntity>();
    read->type = std::move(entity->type);
    const auto known = read_outgoing(snapshot, id, base, *read);
    if (!known || !*known) return known;
    touched[id] = read;
  }
  return true;
}

std::optional<PatchedEntityGraph> patch(const EntityGraph& base, const TouchedEntities& touched,
                                        std::uint64_t sequence) {
  PatchedDirectory entities = patch_directory(base.entities, touched);
  std::vector<std::string> entity_types = base.entity_types;
  std::vector<std::uint16_t> vertex_types(base.vertex_types.begin(), base.vertex_types.end());
  vertex_types.resize(entities.size());
  PatchedGraph::Patch patch;
  for (const auto& [id, entity] : touched) {
    const auto old = base.entities.find(id);
    if (!entity && !old) continue;
    const Vertex vertex = old ? *old : *entities.find(id);
    patch.vertices.push_back(vertex);
    if (!old) patch.places.push_back(static_cast<Vertex>(base.entities.count_below(id)));
    if (!entity) continue;
    const auto type = number_type(entity_types, entity->type);
    if (!type || !append_edges(base, entities, vertex, *entity, patch.edges)) return std::nullopt;
    vertex_types[vertex] = *type;
  }
  auto graph = PatchedGraph::make(base.graph, patch);
  if (!graph) return std::nullopt;
  return PatchedEntityGraph{sequence,
                            std::move(entities),
                            std::move(entity_types),
                            Column(std::move(vertex_types)),
                            base.relation_types,
                            *std::move(graph),
                            {}};
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
