#include "graph/query/path_finder.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "graph/query/k_shortest_paths.h"
#include "graph/query/missing_path.h"
#include "graph/query/most_trusted_path.h"
#include "graph/query/patched_entity_graph.h"
#include "graph/query/search_scratch.h"

namespace notegraph::query {
namespace {

template <Traversal T>
std::vector<StepPath> search_paths(const T& traversal, const PathProblem& problem, const PathRequest& request,
                                   std::size_t k) {
  SearchScratch& scratch = SearchScratch::of_this_thread();
  std::vector<StepPath> paths;
  // How the search ended is told by `paths` and the budget's truncation().
  if (request.order == PathOrder::hops) {
    BidirectionalBfs search(traversal, scratch.bfs);
    KShortestPaths<HopsFirst, T, decltype(search)>(traversal, search)(problem, k, paths);
  } else {
    MostTrustedPath<T> search(traversal, scratch);
    KShortestPaths<ConfidenceFirst, T, decltype(search)>(traversal, search)(problem, k, paths);
  }
  return paths;
}

template <typename Graph>
Path to_path(const Graph& graph, const StepPath& found) {
  Path path;
  for (const Vertex v : found.vertices) path.entities.push_back(graph.entities.id(v));
  for (std::size_t i = 0; i < found.steps.size(); ++i) {
    const Step step = found.steps[i];
    const EntityId a = path.entities[i], b = path.entities[i + 1];
    const std::string& type = graph.relation_types[graph.graph.edge_type(step.edge)];
    const double confidence = to_confidence(graph.graph.confidence(step.edge));
    path.hops.push_back({{step.forward ? a : b, type, step.forward ? b : a}, step.forward, confidence});
    path.confidence *= confidence;
  }
  return path;
}

Status check(const PathRequest& request) {
  if (request.k == 0) return {StatusCode::invalid_argument, "k is 0; ask for at least one path"};
  if (request.max_hops > kMostHops) {
    return {StatusCode::invalid_argument,
            fmt::format("max_hops is {}; at most {}", request.max_hops, kMostHops)};
  }
  if (!(request.filter.min_confidence >= 0 && request.filter.min_confidence <= 1)) {
    return {StatusCode::invalid_argument,
            fmt::format("min_confidence is {}; it lies in [0, 1]", request.filter.min_confidence)};
  }
  return {};
}

template <typename Graph>
Result<Vertex> find_end(const Graph& graph, EntityId id, const char* which) {
  if (const auto vertex = graph.entities.find(id)) return *vertex;
  return Status(StatusCode::not_found,
                fmt::format("the graph has no entity {:016x}, at which the path is to {}", id.value, which));
}

}  // namespace

template <typename Graph>
Result<PathAnswer> find_paths(const Graph& graph, const PathRequest& request) {
  if (Status status = check(request); !status) return status;
  const Result<Vertex> from = find_end(graph, request.from, "begin");
  if (!from) return from.status();
  const Result<Vertex> to = find_end(graph, request.to, "end");
  if (!to) return to.status();

  PathAnswer answer;
  if (*from == *to) {
    answer.paths.push_back(to_path(graph, {{*from}, {}, 0}));
    return answer;
  }
  const EdgeFilter filter = graph.resolve(request.filter);
  SearchBudget budget(request.limits);
  const std::size_t k = std::min(request.k, request.limits.max_results);
  const bool reachable = k != 0 && !graph.known_apart(*from, *to) &&
                         !std::binary_search(filter.avoid.begin(), filter.avoid.end(), *to);
  if (reachable) {
    PathProblem problem;
    problem.from = *from;
    problem.to = *to;
    problem.max_hops = request.max_hops;
    const auto found =
        with_traversal(graph.graph, graph.vertex_types.values(), filter, budget, {*from, *to},
                       [&](const auto& traversal) { return search_paths(traversal, problem, request, k); });
    for (const StepPath& path : found) answer.paths.push_back(to_path(graph, path));
  }
  if (answer.paths.size() == k && k < request.k) answer.truncated = Truncation::results;
  if (budget.truncation() != Truncation::none) answer.truncated = budget.truncation();
  if (answer.paths.empty()) explain_missing_path(graph, request, filter, {*from, *to}, budget, answer);
  return answer;
}

template Result<PathAnswer> find_paths(const EntityGraph&, const PathRequest&);
template Result<PathAnswer> find_paths(const PatchedEntityGraph&, const PathRequest&);

}  // namespace notegraph::query
