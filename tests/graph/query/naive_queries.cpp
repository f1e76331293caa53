#include "tests/graph/query/naive_queries.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "graph/query/confidence_scale.h"

namespace notegraph::query::test {
namespace {

template <typename T>
bool contains(const std::vector<T>& values, const T& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

bool allows(const Filter& filter, const store::RelationSummary& relation) {
  return (filter.relation_types.empty() || contains(filter.relation_types, relation.key.type)) &&
         relation.confidence >= filter.min_confidence;
}

bool may_enter(const NaiveGraph& graph, const Filter& filter, EntityId id) {
  return !contains(filter.avoid, id) &&
         (filter.entity_types.empty() || contains(filter.entity_types, graph.types[id.value]));
}

EntityId end_of(const Hop& hop) {
  return hop.forward ? hop.relation.tail : hop.relation.head;
}

std::vector<Hop> hops_from(const NaiveGraph& graph, const Filter& filter, EntityId id) {
  std::vector<Hop> hops;
  for (const auto& relation : graph.relations) {
    if (!allows(filter, relation)) continue;
    const auto& [head, type, tail] = relation.key;
    if (head == id && filter.direction != Direction::in)
      hops.push_back({relation.key, true, relation.confidence});
    if (tail == id && filter.direction != Direction::out)
      hops.push_back({relation.key, false, relation.confidence});
  }
  return hops;
}

std::uint64_t cost_of(const Path& path) {
  std::uint64_t cost = 0;
  for (const Hop& hop : path.hops) cost += to_cost(to_billionths(hop.confidence));
  return cost;
}

bool goes_before(PathOrder order, const Path& a, const Path& b) {
  const auto rank = [&](const Path& path) {
    std::vector<std::pair<std::string, bool>> types;
    for (const Hop& hop : path.hops) types.emplace_back(hop.relation.type, !hop.forward);
    const std::uint64_t hops = path.hops.size(), cost = cost_of(path);
    const auto lengths = order == PathOrder::hops ? std::pair(hops, cost) : std::pair(cost, hops);
    return std::tuple(lengths, path.entities, types);
  };
  return rank(a) < rank(b);
}

bool may_enter(const NaiveGraph& graph, const PathRequest& request, EntityId id) {
  return id == request.to ? !contains(request.filter.avoid, id) : may_enter(graph, request.filter, id);
}

void extend(const NaiveGraph& graph, const PathRequest& request, Path& path, std::vector<Path>& all) {
  const EntityId at = path.entities.back();
  if (at == request.to) return all.push_back(path);
  if (path.hops.size() == request.max_hops) return;
  for (const Hop& hop : hops_from(graph, request.filter, at)) {
    const EntityId next = end_of(hop);
    if (!may_enter(graph, request, next) || contains(path.entities, next)) continue;
    path.entities.push_back(next);
    path.hops.push_back(hop);
    extend(graph, request, path, all);
    path.entities.pop_back();
    path.hops.pop_back();
  }
}

Path extended(Path path, const Hop& hop) {
  path.entities.push_back(end_of(hop));
  path.hops.push_back(hop);
  path.confidence *= hop.confidence;
  return path;
}

}  // namespace

std::vector<Path> naive_paths(const NaiveGraph& graph, const PathRequest& request) {
  std::vector<Path> all;
  Path start;
  start.entities.push_back(request.from);
  extend(graph, request, start, all);
  std::sort(all.begin(), all.end(),
            [&](const Path& a, const Path& b) { return goes_before(request.order, a, b); });
  all.resize(std::min(all.size(), request.k));
  for (Path& path : all) {
    for (const Hop& hop : path.hops) path.confidence *= hop.confidence;
  }
  return all;
}

std::vector<Path> naive_best_path(const NaiveGraph& graph, const PathRequest& request) {
  std::map<EntityId, Path> ways = {{request.from, {{request.from}, {}, 1}}};
  std::vector<Path> best;
  for (std::uint32_t hops = 0; hops < request.max_hops; ++hops) {
    std::map<EntityId, Path> next;
    for (const auto& [at, way] : ways) {
      if (at == request.to) continue;
      for (const Hop& hop : hops_from(graph, request.filter, at)) {
        if (!may_enter(graph, request, end_of(hop))) continue;
        const Path longer = extended(way, hop);
        const auto [known, is_new] = next.try_emplace(end_of(hop), longer);
        if (!is_new && goes_before(request.order, longer, known->second)) known->second = longer;
      }
    }
    ways = std::move(next);
    const auto found = ways.find(request.to);
    if (found == ways.end()) continue;
    if (best.empty() || goes_before(request.order, found->second, best[0])) best = {found->second};
  }
  return best;
}

Neighborhood naive_neighborhood(const NaiveGraph& graph, const NeighborhoodRequest& request) {
  Neighborhood answer;
  answer.seed = request.seed;
  std::vector<EntityId> members = {request.seed};
  std::vector<EntityId> frontier = members;
  for (std::uint32_t hops = 1; hops <= request.max_hops; ++hops) {
    std::vector<Neighbor> level;
    for (const EntityId from : frontier) {
      for (const Hop& hop : hops_from(graph, request.filter, from)) {
        const EntityId next = end_of(hop);
        if (contains(members, next) || !may_enter(graph, request.filter, next)) continue;
        level.push_back({next, hops, hop});
      }
    }
    std::sort(level.begin(), level.end(), [](const Neighbor& a, const Neighbor& b) {
      return std::tie(a.entity, b.via.confidence, a.via.relation) <
             std::tie(b.entity, a.via.confidence, b.via.relation);
    });
    level.erase(std::unique(level.begin(), level.end(),
                            [](const Neighbor& a, const Neighbor& b) { return a.entity == b.entity; }),
                level.end());
    frontier.clear();
    for (const Neighbor& neighbor : level) {
      frontier.push_back(neighbor.entity);
      members.push_back(neighbor.entity);
    }
    answer.neighbors.insert(answer.neighbors.end(), level.begin(), level.end());
  }
  std::sort(answer.neighbors.begin(), answer.neighbors.end(), [](const Neighbor& a, const Neighbor& b) {
    return std::tie(a.hops, b.via.confidence, a.entity) < std::tie(b.hops, a.via.confidence, b.entity);
  });
  for (const auto& relation : graph.relations) {
    if (contains(members, relation.key.head) && contains(members, relation.key.tail) &&
        allows(request.filter, relation)) {
      answer.relations.push_back({relation.key, true, relation.confidence});
    }
  }
  std::sort(answer.relations.begin(), answer.relations.end(),
            [](const Hop& a, const Hop& b) { return a.relation < b.relation; });
  return answer;
}

}  // namespace notegraph::query::test
