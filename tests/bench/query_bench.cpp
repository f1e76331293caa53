#include <algorithm>
#include <chrono>
#include <cmath>
#include <functional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <malloc.h>

#include <fmt/format.h>

#include "tests/bench/contender.h"
#include "tests/bench/stored_graph.h"

// One table: the same seeded queries on the same graph, one thread, every answer compared with the first
// contender's; along the edges, and in any direction, as the program asks by default.
// usage: notegraph_bench_query [kg] [rmat1m] [rmat10m] [DIRECTORY of a graph]
// Ends with 1 if an answer differs. How fast it is decides nothing: a busy machine would.
namespace notegraph::bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kQueries = 2000;
constexpr std::chrono::seconds kMostTime{4};  // A contender's time for one kind of query.
constexpr double kTolerance = 1e-5;           // Relative: costs are sums of rounded logarithms.

struct Pair {
  query::Vertex from = 0, to = 0;
};

struct QueryKind {
  const char* name;
  std::function<std::optional<double>(Contender&, Pair)> ask;
};

const std::vector<QueryKind>& query_kinds() {
  static const std::vector<QueryKind> kinds = {
      {"1 hop", [](Contender& c, Pair p) { return c.count_neighbors(p.from, 1); }},
      {"2 hops", [](Contender& c, Pair p) { return c.count_neighbors(p.from, 2); }},
      {"1 hop, last steps", [](Contender& c, Pair p) { return c.sum_last_steps(p.from, 1); }},
      {"2 hops, last steps", [](Contender& c, Pair p) { return c.sum_last_steps(p.from, 2); }},
      {"shortest path", [](Contender& c, Pair p) { return c.count_hops(p.from, p.to); }},
      {"most trusted of them", [](Contender& c, Pair p) { return c.find_cost_of_fewest_hops(p.from, p.to); }},
      {"weighted path", [](Contender& c, Pair p) { return c.find_cost(p.from, p.to); }},
      {"weighted path, 6 hops", [](Contender& c, Pair p) { return c.find_cost_within(p.from, p.to, 6); }},
      {"3 weighted paths", [](Contender& c, Pair p) { return c.find_costs(p.from, p.to, 3); }},
      {"3 of at most 6 hops", [](Contender& c, Pair p) { return c.find_costs_within(p.from, p.to, 3, 6); }},
  };
  return kinds;
}

struct Measured {
  std::vector<double> microseconds, answers;  // By query, as far as there was time.
};

/// Of the first `count` queries.
double quantile(const Measured& measured, std::size_t count, double q) {
  std::vector<double> times(measured.microseconds.begin(),
                            measured.microseconds.begin() + static_cast<std::ptrdiff_t>(count));
  std::sort(times.begin(), times.end());
  return times[static_cast<std::size_t>(q * static_cast<double>(count - 1))];
}

Measured measure(Contender& contender, const QueryKind& kind, const std::vector<Pair>& pairs) {
  Measured measured;
  const auto stop = Clock::now() + kMostTime;
  for (const Pair pair : pairs) {
    const auto begin = Clock::now();
    const std::optional<double> answer = kind.ask(contender, pair);
    const auto end = Clock::now();
    if (!answer) break;
    measured.microseconds.push_back(std::chrono::duration<double, std::micro>(end - begin).count());
    measured.answers.push_back(*answer);
    if (end > stop) break;
  }
  return measured;
}

std::size_t count_differences(const Measured& a, const Measured& b) {
  std::size_t differences = 0;
  for (std::size_t i = 0; i < std::min(a.answers.size(), b.answers.size()); ++i) {
    if (std::abs(a.answers[i] - b.answers[i]) > kTolerance * std::max(1.0, a.answers[i])) ++differences;
  }
  return differences;
}

/// Each vertex at `end` of an edge once, in order.
std::vector<query::Vertex> list_ends(const EdgeList& list, query::Vertex query::CsrGraph::Edge::*end) {
  std::vector<query::Vertex> ends;
  ends.reserve(list.edges.size());
  for (const query::CsrGraph::Edge& edge : list.edges) ends.push_back(edge.*end);
  std::sort(ends.begin(), ends.end());
  ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
  return ends;
}

/// From a vertex that relations leave to one that relations reach, each as likely as any other: a person asks
/// about a concept because of what it is, not because much is said of it.
std::vector<Pair> draw_pairs(const EdgeList& list) {
  const std::vector<query::Vertex> heads = list_ends(list, &query::CsrGraph::Edge::head);
  const std::vector<query::Vertex> tails = list_ends(list, &query::CsrGraph::Edge::tail);
  std::mt19937_64 random(2);
  std::vector<Pair> pairs;
  while (pairs.size() < kQueries) {
    const Pair pair{heads[random() % heads.size()], tails[random() % tails.size()]};
    if (pair.from != pair.to) pairs.push_back(pair);
  }
  return pairs;
}

using MakeContender = std::unique_ptr<Contender> (*)(const EdgeList&, Direction);

std::size_t heap_bytes() {
  const auto info = mallinfo2();
  return info.uordblks + info.hblkhd;
}

/// Says how long it took to make, and what it holds, with room for its searches if it has them by then.
std::unique_ptr<Contender> make(MakeContender make_contender, const EdgeList& list, Direction direction) {
  const std::size_t before = heap_bytes();
  const auto begin = Clock::now();
  std::unique_ptr<Contender> contender = make_contender(list, direction);
  const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
  const auto edges = static_cast<double>(list.edges.size());
  fmt::print("{}: made in {:.2f} s; {:.1f} bytes an edge on the heap", contender->name(), seconds,
             static_cast<double>(heap_bytes() - before) / edges);
  if (contender->memory_bytes() != 0) {
    fmt::print(", the graph itself {:.1f}", static_cast<double>(contender->memory_bytes()) / edges);
  }
  fmt::print("\n");
  return contender;
}

/// The number of answers that differ.
std::size_t compare(std::string_view graph_name, const EdgeList& list, Direction direction) {
  fmt::print("\n{}: {} vertices, {} edges, {}\n", graph_name, list.vertex_count, list.edges.size(),
             direction == Direction::out ? "along the edges" : "in any direction");
  std::vector<std::unique_ptr<Contender>> contenders;
  contenders.push_back(make(make_array_contender, list, direction));
  contenders.push_back(make(make_engine_contender, list, direction));
  contenders.push_back(make(make_boost_contender, list, direction));
#ifdef NOTEGRAPH_HAS_IGRAPH
  contenders.push_back(make(make_igraph_contender, list, direction));
#endif
  fmt::print("{:<22}{:<18}{:>12}{:>12}{:>8}{:>9}{:>8}\n", "query", "contender", "p50 us", "p95 us", "ratio",
             "queries", "differ");
  const std::vector<Pair> pairs = draw_pairs(list);
  std::size_t all_differences = 0;
  for (const QueryKind& kind : query_kinds()) {
    Measured mark;
    for (const auto& contender : contenders) {
      // The first round warms caches and makes the scratch.
      measure(*contender, kind, {pairs.begin(), pairs.begin() + kQueries / 20});
      const Measured measured = measure(*contender, kind, pairs);
      if (measured.answers.empty()) continue;
      if (mark.answers.empty()) mark = measured;
      const std::size_t both = std::min(mark.answers.size(), measured.answers.size());
      const std::size_t differences = count_differences(mark, measured);
      all_differences += differences;
      fmt::print(
          "{:<22}{:<18}{:>12.2f}{:>12.2f}{:>8.2f}{:>9}{:>8}\n", kind.name, contender->name(),
          quantile(measured, measured.answers.size(), 0.5), quantile(measured, measured.answers.size(), 0.95),
          quantile(measured, both, 0.5) / quantile(mark, both, 0.5), measured.answers.size(), differences);
      std::fflush(stdout);
    }
  }
  return all_differences;
}

/// By its name or directory.
Result<EdgeList> find_graph(const std::string& graph) {
  EdgeList list = make_graph(graph);
  return list.edges.empty() ? read_stored_graph(graph) : std::move(list);
}

}  // namespace
}  // namespace notegraph::bench

int main(int argc, char** argv) {
  std::vector<std::string> graphs(argv + 1, argv + argc);
  if (graphs.empty()) graphs = {"kg", "rmat1m"};
  std::size_t differences = 0;
  for (const std::string& graph : graphs) {
    const auto list = notegraph::bench::find_graph(graph);
    if (!list || list->edges.empty()) {
      fmt::print(stderr,
                 "{}: {}\nusage: notegraph_bench_query [kg] [rmat1m] [rmat10m] [DIRECTORY of a graph]\n",
                 graph, list ? "the graph has no relations" : list.status().message());
      return 2;
    }
    for (const auto direction : {notegraph::query::Direction::out, notegraph::query::Direction::both}) {
      differences += notegraph::bench::compare(graph, *list, direction);
    }
  }
  return differences == 0 ? 0 : 1;
}
