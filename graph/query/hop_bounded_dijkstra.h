#ifndef NOTEGRAPH_GRAPH_QUERY_HOP_BOUNDED_DIJKSTRA_H_
#define NOTEGRAPH_GRAPH_QUERY_HOP_BOUNDED_DIJKSTRA_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "graph/query/path_problem.h"
#include "graph/query/search_tree.h"

// The shortest path of at most so many hops: label setting over pairs of vertex and hops (H. C. Joksch, "The
// shortest route problem with constraints", Journal of Mathematical Analysis and Applications 14, 1966).
//
// A cheap long way to a vertex must not hide a dear short one, from which the end may still be in reach. So a
// vertex may be settled more than once, each time with fewer hops than before: labels are settled in order of
// length, and one with no fewer hops than an earlier one at its vertex is neither shorter nor further from
// the bound. As a step has a length above 0, no settled way runs in a circle.
//
// Cost: O(max_hops * (vertices + edges) * log) at most. Meant for the rare case that the shortest path of
// all, found by bidirectional Dijkstra, has too many hops.
namespace notegraph::query {

struct HopBoundedScratch {
  struct Label {
    PathLength length;
    Vertex vertex;
    std::uint32_t parent;  // Index of a label; of the root its own.
    ArcIndex arc;
  };
  struct FewestHops {
    std::uint32_t stamp;
    std::uint32_t hops;  // Of the settled labels at this vertex.
  };
  StampClock clock;
  ZeroedArray<FewestHops> fewest;
  std::vector<Label> labels;
  std::vector<std::uint32_t> queue;  // Heap of indices of labels.
};

template <typename Order, Traversal T>
class HopBoundedDijkstra {
 public:
  HopBoundedDijkstra(const T& traversal, HopBoundedScratch& scratch)
      : traversal_(traversal), scratch_(scratch) {
    scratch_.fewest.reserve(traversal.vertex_count());
  }

  SearchEnd operator()(const PathProblem& problem, StepPath& path) {
    begin(problem);
    const SearchEnd end = search(problem);
    for (const Vertex v : problem.blocked) scratch_.fewest[v] = {};
    if (end == SearchEnd::found) write(path);
    return end;
  }

 private:
  using Label = HopBoundedScratch::Label;

  void begin(const PathProblem& problem) {
    stamp_ = scratch_.clock.take(1, [this] { scratch_.fewest.clear(); });
    for (const Vertex v : problem.blocked) scratch_.fewest[v] = {stamp_, 0};
    scratch_.labels.assign(1, {0, problem.from, 0, 0});
    scratch_.queue.assign(1, 0);
  }

  SearchEnd search(const PathProblem& problem) {
    while (!scratch_.queue.empty()) {
      const std::uint32_t top = pop();
      const Label label = scratch_.labels[top];
      const std::uint32_t hops = Order::hops(label.length);
      if (!is_new(label.vertex, hops)) continue;
      scratch_.fewest[label.vertex] = {stamp_, hops};
      last_ = top;
      if (label.vertex == problem.to) return SearchEnd::found;
      if (hops == problem.max_hops) continue;
      const bool finished = traversal_.successors(label.vertex, [&](Vertex next, ArcIndex arc) {
        const PathLength length = label.length + Order::of_hop(traversal_.cost(arc));
        if (length > problem.longest || !is_new(next, hops + 1)) return;
        if (top == 0 && problem.bars(traversal_.step(arc, Side::from))) return;
        scratch_.labels.push_back({length, next, top, arc});
        push(static_cast<std::uint32_t>(scratch_.labels.size() - 1));
      });
      if (!finished) return SearchEnd::stopped;
    }
    return SearchEnd::none;
  }

  bool is_new(Vertex v, std::uint32_t hops) const {
    return scratch_.fewest[v].stamp != stamp_ || hops < scratch_.fewest[v].hops;
  }

  /// By length, then the ids along the way, then types: the last difference on the way up is the first from
  /// the root. Labels of equal length have equally many hops.
  bool goes_before(std::uint32_t a, std::uint32_t b) const {
    const auto& labels = scratch_.labels;
    if (labels[a].length != labels[b].length) return labels[a].length < labels[b].length;
    bool by_vertex = false, by_type = false, vertices_differ = false;
    for (; a != b; a = labels[a].parent, b = labels[b].parent) {
      if (labels[a].vertex != labels[b].vertex) {
        vertices_differ = true;
        by_vertex = traversal_.order(labels[a].vertex) < traversal_.order(labels[b].vertex);
      }
      by_type = rank(labels[a].arc) < rank(labels[b].arc);
    }
    return vertices_differ ? by_vertex : by_type;
  }

  std::uint32_t rank(ArcIndex arc) const { return traversal_.type_rank(traversal_.step(arc, Side::from)); }

  void push(std::uint32_t label) {
    scratch_.queue.push_back(label);
    std::push_heap(scratch_.queue.begin(), scratch_.queue.end(), later());
  }

  std::uint32_t pop() {
    std::pop_heap(scratch_.queue.begin(), scratch_.queue.end(), later());
    const std::uint32_t top = scratch_.queue.back();
    scratch_.queue.pop_back();
    return top;
  }

  auto later() const {
    return [this](std::uint32_t a, std::uint32_t b) { return goes_before(b, a); };
  }

  void write(StepPath& path) const {
    path.vertices.clear();
    path.steps.clear();
    path.length = scratch_.labels[last_].length;
    for (std::uint32_t at = last_; at != 0; at = scratch_.labels[at].parent) {
      path.vertices.push_back(scratch_.labels[at].vertex);
      path.steps.push_back(traversal_.step(scratch_.labels[at].arc, Side::from));
    }
    path.vertices.push_back(scratch_.labels[0].vertex);
    std::reverse(path.vertices.begin(), path.vertices.end());
    std::reverse(path.steps.begin(), path.steps.end());
  }

  const T& traversal_;
  HopBoundedScratch& scratch_;
  std::uint32_t stamp_ = 0;
  std::uint32_t last_ = 0;
};

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_HOP_BOUNDED_DIJKSTRA_H_
