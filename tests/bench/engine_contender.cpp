#include <numeric>
#include <vector>

#include "graph/query/filtered_traversal.h"
#include "graph/query/k_shortest_paths.h"
#include "graph/query/most_trusted_path.h"
#include "tests/bench/contender.h"

namespace notegraph::bench {
namespace {

using namespace query;

constexpr double kStepsPerNat = 4194304;
using Steps = FilteredTraversal<CsrGraph, false>;

/// As the engine answers, limits and all, without ids and names.
class EngineContender final : public Contender {
 public:
  EngineContender(const EdgeList& list, Direction direction) : graph_(list.vertex_count, list.edges) {
    filter_.direction = direction;
    limits_.max_visited = 1'000'000'000;
    limits_.max_time = std::chrono::hours(1);
  }

  const char* name() const override { return "engine"; }
  std::size_t memory_bytes() const override { return graph_.memory_bytes(); }

  double count_neighbors(Vertex seed, std::uint32_t hops) override {
    SearchBudget budget(limits_);
    const Steps traversal(graph_, {}, filter_, budget, {seed, seed});
    static_cast<void>(search_hops(traversal, seed, hops, graph_.vertex_count(), scratch_.neighborhood));
    return static_cast<double>(scratch_.neighborhood.reached.size());
  }

  std::optional<double> sum_last_steps(Vertex seed, std::uint32_t hops) override {
    SearchBudget budget(limits_);
    const Steps traversal(graph_, {}, filter_, budget, {seed, seed});
    const NeighborhoodScratch& found = scratch_.neighborhood;
    static_cast<void>(
        search_neighborhood(traversal, seed, hops, graph_.vertex_count(), scratch_.neighborhood));
    return std::accumulate(found.reached.begin(), found.reached.end(), 0.0, [&](double sum, Vertex v) {
      return sum + static_cast<double>(found.last_steps[v].cost) / kStepsPerNat;
    });
  }

  double count_hops(Vertex from, Vertex to) override {
    SearchBudget budget(limits_);
    const Steps traversal(graph_, {}, filter_, budget, {from, to});
    BidirectionalBfs<Steps, Ties::any> search(traversal, scratch_.bfs);
    return search(problem(from, to), path_) == SearchEnd::found ? static_cast<double>(path_.steps.size()) : 0;
  }

  std::optional<double> find_cost_of_fewest_hops(Vertex from, Vertex to) override {
    SearchBudget budget(limits_);
    const Steps traversal(graph_, {}, filter_, budget, {from, to});
    BidirectionalBfs search(traversal, scratch_.bfs);
    if (search(problem(from, to), path_) != SearchEnd::found) return 0;
    return static_cast<double>(path_.length & HopsFirst::longest(0)) / kStepsPerNat;
  }

  std::optional<double> find_cost(Vertex from, Vertex to) override {
    SearchBudget budget(limits_);
    const Steps traversal(graph_, {}, filter_, budget, {from, to});
    BidirectionalDijkstra<ConfidenceFirst, Steps> search(traversal, scratch_.dijkstra);
    return search(problem(from, to), path_) == SearchEnd::found ? cost(path_) : 0.0;
  }

  std::optional<double> find_cost_within(Vertex from, Vertex to, std::uint32_t hops) override {
    return find_costs_within(from, to, 1, hops);
  }

  std::optional<double> find_costs(Vertex from, Vertex to, std::size_t k) override {
    return find_costs_within(from, to, k, kMostHops);
  }

  std::optional<double> find_costs_within(Vertex from, Vertex to, std::size_t k,
                                          std::uint32_t hops) override {
    SearchBudget budget(limits_);
    const Steps traversal(graph_, {}, filter_, budget, {from, to});
    using Search = MostTrustedPath<Steps>;
    Search search(traversal, scratch_);
    PathProblem bounded = problem(from, to);
    bounded.max_hops = hops;
    std::vector<StepPath> paths;
    static_cast<void>(KShortestPaths<ConfidenceFirst, Steps, Search>(traversal, search)(bounded, k, paths));
    return std::accumulate(paths.begin(), paths.end(), 0.0,
                           [](double sum, const StepPath& path) { return sum + cost(path); });
  }

 private:
  static PathProblem problem(Vertex from, Vertex to) {
    PathProblem problem;
    problem.from = from;
    problem.to = to;
    return problem;
  }

  static double cost(const StepPath& path) { return static_cast<double>(path.length >> 20) / kStepsPerNat; }

  CsrGraph graph_;
  EdgeFilter filter_;
  Limits limits_;
  SearchScratch scratch_;
  StepPath path_;
};

}  // namespace

std::unique_ptr<Contender> make_engine_contender(const EdgeList& list, Direction direction) {
  return std::make_unique<EngineContender>(list, direction);
}

}  // namespace notegraph::bench
