#ifndef NOTEGRAPH_GRAPH_QUERY_BIDIRECTIONAL_DIJKSTRA_H_
#define NOTEGRAPH_GRAPH_QUERY_BIDIRECTIONAL_DIJKSTRA_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "graph/query/path_problem.h"
#include "graph/query/search_tree.h"

// Bidirectional Dijkstra (T. A. J. Nicholson, "Finding the shortest route between two points in a network",
// The Computer Journal 9, 1966; stopping rule and pruning as in A. Goldberg and C. Harrelson, "Computing the
// shortest path: A* search meets graph theory", SODA 2005).
//
// Two searches settle vertices in order of distance, one from each end; the one with the smaller queue goes
// next. `shortest_` is the length of the best path met so far. Once the smallest distances still queued on
// the two sides add up to more, no better path is left. They may add up to as much: paths of equal length are
// all met, and the first by rule is kept (ids along the path, then types). A label that cannot be part of
// such a path is not made: steps that lead too far for it are not even looked at where a traversal has them
// in order of cost, which at hubs is nearly all of them.
//
// The best path is met: let u be its last vertex that the search from `from` settles, v the next one, nearer
// to `to` than the queue of `to` reaches, so that the search from there settles it. Whichever of the two is
// settled first looks at the step between them and labels the other, for what lies ahead of it is no nearer
// than what the other queue reaches. The label of that one from its own side is there, too, or is made later,
// and whichever comes last meets the other. Steps have lengths above 0, hence settled labels are final, and
// one that is not is met again when it changes.
//
// Cost: O((vertices + edges) log vertices) at most, in practice near the square root of it; 48 bytes a
// vertex.
namespace notegraph::query {

struct DijkstraScratch {
  struct Label {
    PathLength length;
    std::uint32_t stamp;  // That of the query, one more when settled.
    Vertex parent;
    ArcIndex arc;
  };
  struct Queued {
    PathLength length;
    Vertex vertex;
    bool operator>(const Queued& other) const { return length > other.length; }
  };
  StampClock clock;
  ZeroedArray<std::array<Label, 2>> labels;
  std::array<std::vector<Queued>, 2> queues;  // Heaps; a vertex whose label has changed since is passed over.
  StepPath rival;
};

/// `Order` says how long a step is: ConfidenceFirst or HopsFirst. `max_hops` of a problem is not looked at.
template <typename Order, Traversal T>
class BidirectionalDijkstra {
 public:
  BidirectionalDijkstra(const T& traversal, DijkstraScratch& scratch)
      : traversal_(traversal), scratch_(scratch) {
    scratch_.labels.reserve(traversal.vertex_count());
  }

  /// Puts the path into `path` when the answer is `found`; when it is `stopped`, the best one met if any.
  /// Else `path` has no steps.
  SearchEnd operator()(const PathProblem& problem, StepPath& path) {
    begin(problem);
    const SearchEnd end = search();
    path.clear();
    if (best_.length != kNoPathLength) write(best_, path);
    for (const Vertex v : problem.blocked) scratch_.labels[v] = {};
    return end;
  }

 private:
  using Label = DijkstraScratch::Label;
  using Queued = DijkstraScratch::Queued;

  /// The step by which the two trees are joined.
  struct Crossing {
    Vertex near_from = 0, near_to = 0;
    Step step;
    PathLength length = kNoPathLength;
  };

  void begin(const PathProblem& problem) {
    problem_ = problem;
    stamp_ = scratch_.clock.take(2, [this] { scratch_.labels.clear(); });
    shortest_ = problem.longest;
    best_ = {};
    for (const Vertex v : problem.blocked) {
      for (Label& label : scratch_.labels[v]) label.stamp = StampClock::kBlocked;
    }
    const std::array<Vertex, 2> ends = {problem.from, problem.to};
    for (std::size_t side = 0; side < 2; ++side) {
      scratch_.labels[ends[side]][side] = {0, stamp_ + 1, ends[side], 0};
      scratch_.queues[side].assign(1, {0, ends[side]});
    }
  }

  SearchEnd search() {
    const auto& [from_queue, to_queue] = scratch_.queues;
    while (!from_queue.empty() && !to_queue.empty() &&
           from_queue.front().length + to_queue.front().length <= shortest_) {
      const bool finished = from_queue.size() <= to_queue.size() ? settle<Side::from>() : settle<Side::to>();
      if (!finished) return SearchEnd::stopped;
    }
    return best_.length == kNoPathLength ? SearchEnd::none : SearchEnd::found;
  }

  template <Side kSide>
  bool settle() {
    constexpr std::size_t kOwn = index_of(kSide), kOther = index_of(other_side(kSide));
    const Queued top = pop_least(scratch_.queues[kOwn]);
    Label& settled = scratch_.labels[top.vertex][kOwn];
    if (settled.length != top.length) return true;  // Queued anew since, nearer.
    settled.stamp = stamp_ + 1;
    const PathLength other_reach = scratch_.queues[kOther].front().length;
    const auto visit = [&](Vertex end, ArcIndex arc) {
      auto& labels = scratch_.labels[end];
      if (labels[kOwn].stamp == StampClock::kBlocked || is_barred<kSide>(top.vertex, end, arc)) return;
      const PathLength length = top.length + Order::of_hop(traversal_.cost(arc));
      if (labels[kOther].stamp >= stamp_) meet<kSide>(top.vertex, end, arc, length);
      if (length + other_reach > shortest_) return;
      Label& label = labels[kOwn];
      if (label.stamp < stamp_ || (label.stamp == stamp_ && length < label.length)) {
        label = {length, stamp_, top.vertex, arc};
        push_queued(scratch_.queues[kOwn], {length, end});
      } else if (length == label.length && precedes<kSide>(top.vertex, arc, label)) {
        label.parent = top.vertex;
        label.arc = arc;
      }
    };
    const auto ahead = [&](Vertex end) { scratch_.labels.fetch(end); };
    const auto is_beyond = [&](Cost cost) {
      return top.length + Order::of_hop(cost) + other_reach > shortest_;
    };
    return visit_steps<kSide>(
        traversal_, top.vertex,
        BoundedVisit<decltype(visit), decltype(ahead), decltype(is_beyond)>{visit, ahead, is_beyond});
  }

  /// `end` is labelled from the other side, and a step of ours leads there.
  template <Side kSide>
  void meet(Vertex v, Vertex end, ArcIndex arc, PathLength length) {
    const Label& other = scratch_.labels[end][index_of(other_side(kSide))];
    const PathLength whole = length + other.length;
    if (whole > shortest_) return;
    shortest_ = whole;
    const Crossing crossing{kSide == Side::from ? v : end, kSide == Side::from ? end : v,
                            traversal_.step(arc, kSide), whole};
    if (crossing.length < best_.length || precedes(crossing, best_)) best_ = crossing;
  }

  template <Side kSide>
  bool is_barred(Vertex v, Vertex end, ArcIndex arc) const {
    if (problem_.barred.empty()) return false;
    const Vertex tail = kSide == Side::from ? v : end;
    return tail == problem_.from && problem_.bars(traversal_.step(arc, kSide));
  }

  template <Side kSide>
  bool precedes(Vertex v, ArcIndex arc, const Label& label) const {
    if (v == label.parent) {
      return traversal_.type_rank(traversal_.step(arc, kSide)) <
             traversal_.type_rank(traversal_.step(label.arc, kSide));
    }
    if constexpr (kSide == Side::to) return traversal_.order(v) < traversal_.order(label.parent);
    return way_precedes(traversal_, v, label.parent,
                        [this](Vertex u) { return scratch_.labels[u][0].parent; });
  }

  bool precedes(const Crossing& a, const Crossing& b) const {
    StepPath b_path;
    write(b, b_path);
    write(a, scratch_.rival);
    return path_precedes(traversal_, scratch_.rival, b_path);
  }

  void write(const Crossing& crossing, StepPath& path) const {
    path.vertices.clear();
    path.steps.clear();
    for (Vertex v = crossing.near_from; v != problem_.from; v = scratch_.labels[v][0].parent) {
      path.vertices.push_back(v);
      path.steps.push_back(traversal_.step(scratch_.labels[v][0].arc, Side::from));
    }
    path.vertices.push_back(problem_.from);
    std::reverse(path.vertices.begin(), path.vertices.end());
    std::reverse(path.steps.begin(), path.steps.end());
    path.steps.push_back(crossing.step);
    path.vertices.push_back(crossing.near_to);
    for (Vertex v = crossing.near_to; v != problem_.to; v = path.vertices.back()) {
      path.steps.push_back(traversal_.step(scratch_.labels[v][1].arc, Side::to));
      path.vertices.push_back(scratch_.labels[v][1].parent);
    }
    path.length = crossing.length;
  }

  const T& traversal_;
  DijkstraScratch& scratch_;
  PathProblem problem_;
  std::uint32_t stamp_ = 0;
  PathLength shortest_ = kNoPathLength;  // No path above this is wanted.
  Crossing best_;
};

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_BIDIRECTIONAL_DIJKSTRA_H_
