#ifndef NOTEGRAPH_GRAPH_ANALYSIS_BETWEENNESS_H_
#define NOTEGRAPH_GRAPH_ANALYSIS_BETWEENNESS_H_

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <random>
#include <span>
#include <thread>
#include <vector>

#include <boost/graph/graph_traits.hpp>
#include <boost/range/iterator_range.hpp>

// Betweenness: for how many pairs of others a vertex lies on the way from one to the other, by the share of
// the shortest paths that lead through it. Source: U. Brandes, "A Faster Algorithm for Betweenness
// Centrality", 2001: one breadth-first search from each source counts the shortest paths, and going back
// along it each vertex passes on what depends on it. Sources are drawn where there are too many: U. Brandes
// and C. Pich, "Centrality Estimation in Large Networks", 2007.
namespace notegraph::analysis {

struct BetweennessOptions {
  std::size_t max_sources = 0;  ///< Draw this many where there are more vertices; 0: never draw.
  std::uint64_t seed = 1;       ///< Of the draw.
  unsigned threads = 0;         ///< 0: one for each core.
};

struct Betweenness {
  std::vector<double> scores;  ///< By vertex, in [0, 1]: the share of the ordered pairs of others.
  std::size_t sources = 0;     ///< From how many vertices was searched; fewer than all: scores are estimates.
};

/// Brandes' search from one source after another; one for each thread.
template <typename Graph>
class DependencySearch {
 public:
  explicit DependencySearch(const Graph& graph)
      : graph_(graph),
        hops_(num_vertices(graph), kUnreached),
        path_counts_(num_vertices(graph)),
        dependencies_(num_vertices(graph)) {}

  /// Adds to `sums` how far the paths from `source` depend on each other vertex.
  void add(std::uint32_t source, std::span<double> sums) {
    search(source);
    for (auto v = reached_.rbegin(); v != reached_.rend(); ++v) {
      for (const auto& edge : boost::make_iterator_range(out_edges(*v, graph_))) {
        const auto next = target(edge, graph_);
        if (hops_[next] != hops_[*v] + 1) continue;
        dependencies_[*v] += path_counts_[*v] / path_counts_[next] * (1 + dependencies_[next]);
      }
      if (*v != source) sums[*v] += dependencies_[*v];
    }
    for (const std::uint32_t v : reached_) hops_[v] = kUnreached;
  }

 private:
  static constexpr std::uint32_t kUnreached =
      static_cast<std::uint32_t>(-2);  // One more is no number of hops.

  void search(std::uint32_t source) {
    reached_.clear();
    reach(source, 0);
    path_counts_[source] = 1;
    for (std::size_t i = 0; i < reached_.size(); ++i) {
      const std::uint32_t v = reached_[i];
      for (const auto& edge : boost::make_iterator_range(out_edges(v, graph_))) {
        const auto next = static_cast<std::uint32_t>(target(edge, graph_));
        if (hops_[next] == kUnreached) reach(next, hops_[v] + 1);
        if (hops_[next] == hops_[v] + 1) path_counts_[next] += path_counts_[v];
      }
    }
  }

  void reach(std::uint32_t v, std::uint32_t hops) {
    hops_[v] = hops;
    path_counts_[v] = 0;
    dependencies_[v] = 0;
    reached_.push_back(v);
  }

  const Graph& graph_;
  std::vector<std::uint32_t> hops_;
  std::vector<double> path_counts_;  // Doubles: there may be more shortest paths than 2^64.
  std::vector<double> dependencies_;
  std::vector<std::uint32_t> reached_;  // In order of hops.
};

/// `count` of the numbers below `bound`, drawn without repeats, in the order in which they came.
inline std::vector<std::uint32_t> draw_sources(std::size_t bound, std::size_t count, std::uint64_t seed) {
  std::vector<std::uint32_t> numbers(bound);
  std::iota(numbers.begin(), numbers.end(), 0U);
  std::mt19937_64 random(seed);  // Unlike std::shuffle the same everywhere.
  for (std::size_t i = 0; i < count; ++i) std::swap(numbers[i], numbers[i + random() % (bound - i)]);
  numbers.resize(count);
  return numbers;
}

/// `graph` models VertexListGraph and IncidenceGraph with vertices numbered from 0 and without parallel
/// edges. The sources are dealt to blocks, the blocks to threads, and the sums of the blocks are added in
/// order: the answer is the same to the last bit on any number of threads. `stop()` is asked from all threads
/// before each source. Cost: O(sources * (vertices + edges)); memory 8 bytes a vertex for each block and 24
/// for each thread.
template <typename Graph, typename Stop>
Betweenness betweenness(const Graph& graph, const BetweennessOptions& options, const Stop& stop) {
  constexpr std::size_t kBlocks = 16;
  const std::size_t count = num_vertices(graph);
  const bool draw = options.max_sources != 0 && options.max_sources < count;
  const auto sources = draw_sources(count, draw ? options.max_sources : count, options.seed);

  std::array<std::vector<double>, kBlocks> sums;
  std::atomic<std::size_t> next_block{0}, searched{0};
  const auto work = [&] {
    DependencySearch<Graph> search(graph);
    for (std::size_t block = next_block++; block < kBlocks; block = next_block++) {
      sums[block].assign(count, 0);
      for (std::size_t i = block; i < sources.size() && !stop(); i += kBlocks) {
        search.add(sources[i], sums[block]);
        ++searched;
      }
    }
  };
  {
    const unsigned threads = options.threads != 0 ? options.threads : std::thread::hardware_concurrency();
    std::vector<std::jthread> others;
    for (unsigned i = 1; i < std::min<unsigned>(threads, kBlocks); ++i) others.emplace_back(work);
    work();
  }

  Betweenness result;
  result.sources = searched;
  result.scores.assign(count, 0);
  if (count < 3 || result.sources == 0) return result;
  const auto n = static_cast<double>(count);
  const double share = n / static_cast<double>(result.sources) / ((n - 1) * (n - 2));
  for (const std::vector<double>& block : sums) {
    for (std::size_t v = 0; v < count; ++v) result.scores[v] += block[v];
  }
  for (double& score : result.scores) score *= share;
  return result;
}

}  // namespace notegraph::analysis

#endif  // NOTEGRAPH_GRAPH_ANALYSIS_BETWEENNESS_H_
