#ifndef NOTEGRAPH_GRAPH_QUERY_HOP_BOUNDED_DIJKSTRA_H_
#define NOTEGRAPH_GRAPH_QUERY_HOP_BOUNDED_DIJKSTRA_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <vector>

#include "graph/query/bidirectional_bfs.h"
#include "graph/query/path_problem.h"
#include "graph/query/search_tree.h"

// The most trusted path of at most so many hops: label setting over pairs of vertex and hops (H. C. Joksch,
// "The shortest route problem with constraints", Journal of Mathematical Analysis and Applications 14, 1966)
// from both ends, stopped and pruned as bidirectional Dijkstra is (bidirectional_dijkstra.h).
//
// A cheap long way to a vertex must not hide a dear short one, from which the end may still be in reach. So a
// vertex has a label for each number of hops whose way is shorter than all ways of fewer hops; any other way
// is dominated: with the better one put in its place a path has no more hops and comes first by the rule.
// Labels are settled in order of length. As a step has a length above 0, settled labels, ties included, are
// final, and no settled way runs in a circle.
//
// A new label is joined at once with the shortest label of the other side at its vertex whose hops fit into
// the bound. A path put together so is simple: were a vertex on both its ways, then the labels there would
// have been joined before, to a shorter path. Once the smallest lengths still queued on the two sides add up
// to more than the best path known, no better one is left.
//
// Three things keep labels out of the queues: they are longer than the best path known allows, which begins
// with a path of fewest hops; the search for that one knows that the other end is more hops away than are
// left; the label that they were joined with is settled, so that they cannot be continued better.
//
// Cost: O(max_hops * (vertices + edges) * log) at most, in practice a few times bidirectional Dijkstra; 16
// bytes a vertex and 24 bytes a label.
namespace notegraph::query {

struct HopBoundedScratch {
  struct Label {
    PathLength length;  // kNoPathLength: dominated since it was queued.
    Vertex vertex;
    std::uint32_t parent;  // Index of a label; of the root its own.
    ArcIndex arc;
    std::uint32_t next;  // The next longer label of the vertex on this side, which has fewer hops.
  };
  struct Shortest {
    std::uint32_t stamp;  // That of the query, if the vertex has labels on this side.
    std::uint32_t label;
  };
  struct Queued {
    PathLength length;
    std::uint32_t label;
    bool operator>(const Queued& other) const { return length > other.length; }
  };
  StampClock clock;
  ZeroedArray<std::array<Shortest, 2>> shortest;  // By vertex and side.
  std::vector<Label> labels;                      // Of both sides; the roots come first.
  std::array<std::vector<Queued>, 2> queues;      // Heaps.
  StepPath rival;
};

template <Traversal T>
class HopBoundedDijkstra {
 public:
  /// `fewest` says how many hops are left from a vertex to an end; it is asked after it has found a path for
  /// the problem.
  HopBoundedDijkstra(const T& traversal, const BidirectionalBfs<T>& fewest, HopBoundedScratch& scratch)
      : traversal_(traversal), fewest_(fewest), scratch_(scratch) {
    scratch_.shortest.reserve(traversal.vertex_count());
  }

  /// `path` is a path that is known already, no longer than problem.longest, or has no steps; it becomes the
  /// best one. Lengths are those of ConfidenceFirst.
  SearchEnd operator()(const PathProblem& problem, StepPath& path) {
    begin(problem, path);
    const bool finished = search();
    for (const Vertex v : problem.blocked) scratch_.shortest[v] = {};
    give_back_memory();
    if (!finished) return SearchEnd::stopped;
    return path.steps.empty() ? SearchEnd::none : SearchEnd::found;
  }

 private:
  using Order = ConfidenceFirst;
  using Label = HopBoundedScratch::Label;
  using Queued = HopBoundedScratch::Queued;

  static constexpr std::uint32_t kNoLabel = std::numeric_limits<std::uint32_t>::max();
  static constexpr std::size_t kLabelsKept = std::size_t{1} << 20;  // From query to query.

  void begin(const PathProblem& problem, StepPath& path) {
    problem_ = problem;
    best_ = &path;
    longest_ = path.steps.empty() ? problem.longest : path.length;
    stamp_ = scratch_.clock.take(1, [this] { scratch_.shortest.clear(); });
    for (const Vertex v : problem.blocked) {
      for (auto& shortest : scratch_.shortest[v]) shortest.stamp = StampClock::kBlocked;
    }
    scratch_.labels.clear();
    const std::array<Vertex, 2> ends = {problem.from, problem.to};
    for (std::uint32_t side = 0; side < 2; ++side) {
      scratch_.labels.push_back({0, ends[side], side, 0, kNoLabel});
      scratch_.shortest[ends[side]][side] = {stamp_, side};
      scratch_.queues[side].assign(1, {0, side});
    }
  }

  /// False: the budget ended first.
  bool search() {
    const auto& [from_queue, to_queue] = scratch_.queues;
    while (!from_queue.empty() && !to_queue.empty() &&
           from_queue.front().length + to_queue.front().length <= longest_) {
      const bool finished = from_queue.size() <= to_queue.size() ? settle<Side::from>() : settle<Side::to>();
      if (!finished) return false;
    }
    return true;
  }

  template <Side kSide>
  bool settle() {
    constexpr std::size_t kOwn = index_of(kSide), kOther = index_of(other_side(kSide));
    const Queued top = pop_least(scratch_.queues[kOwn]);
    const Label settled = scratch_.labels[top.label];
    if (settled.length != top.length) return true;
    const std::uint32_t hops_left = problem_.max_hops - Order::hops(settled.length) - 1;
    const PathLength other_reach = scratch_.queues[kOther].front().length;
    const auto visit = [&](Vertex end, ArcIndex arc) {
      const PathLength length = settled.length + Order::of_hop(traversal_.cost(arc));
      if (length > longest_ || !fewest_.may_reach(end, other_side(kSide), hops_left)) return;
      const auto& shortest = scratch_.shortest[end];
      if (shortest[kOwn].stamp == StampClock::kBlocked || is_barred<kSide>(settled.vertex, end, arc)) return;
      if (shortest[kOther].stamp == stamp_) {
        const std::uint32_t fitting = find_fitting(shortest[kOther].label, hops_left);
        if (fitting != kNoLabel) {
          join<kSide>(top.label, arc, fitting, length);
          if (scratch_.labels[fitting].length < other_reach) return;  // It is settled.
        }
      }
      if (hops_left == 0 || length + other_reach > longest_) return;
      place<kSide>(end, {length, end, top.label, arc, kNoLabel});
    };
    const auto ahead = [&](Vertex end) { scratch_.shortest.fetch(end); };
    const auto is_beyond = [&](Cost cost) {
      return settled.length + Order::of_hop(cost) + other_reach > longest_;
    };
    return visit_steps<kSide>(
        traversal_, settled.vertex,
        BoundedVisit<decltype(visit), decltype(ahead), decltype(is_beyond)>{visit, ahead, is_beyond});
  }

  template <Side kSide>
  bool is_barred(Vertex v, Vertex end, ArcIndex arc) const {
    if (problem_.barred.empty()) return false;
    const Vertex tail = kSide == Side::from ? v : end;
    return tail == problem_.from && problem_.bars(traversal_.step(arc, kSide));
  }

  /// From `label` on, the shortest of its vertex and side with at most so many hops.
  std::uint32_t find_fitting(std::uint32_t label, std::uint32_t hops) const {
    while (label != kNoLabel && Order::hops(scratch_.labels[label].length) > hops) {
      label = scratch_.labels[label].next;
    }
    return label;
  }

  /// Puts `made` among the labels of `v`, unless it is dominated, and takes away those that it dominates.
  template <Side kSide>
  void place(Vertex v, Label made) {
    auto& labels = scratch_.labels;
    auto& shortest = scratch_.shortest[v][index_of(kSide)];
    if (shortest.stamp != stamp_) shortest = {stamp_, kNoLabel};
    const std::uint32_t hops = Order::hops(made.length);
    std::uint32_t* link = &shortest.label;
    for (; *link != kNoLabel && labels[*link].length <= made.length; link = &labels[*link].next) {
      Label& label = labels[*link];
      if (Order::hops(label.length) > hops) continue;
      if (label.length == made.length && precedes<kSide>(made, label)) {
        label.parent = made.parent;
        label.arc = made.arc;
      }
      return;
    }
    made.next = *link;
    for (; made.next != kNoLabel && Order::hops(labels[made.next].length) >= hops;
         made.next = labels[made.next].next) {
      labels[made.next].length = kNoPathLength;
    }
    *link = static_cast<std::uint32_t>(labels.size());
    push_queued(scratch_.queues[index_of(kSide)], {made.length, *link});
    labels.push_back(made);
  }

  /// Whether of two labels of one vertex and length, hence of as many hops, `a` goes before `b`.
  template <Side kSide>
  bool precedes(const Label& a, const Label& b) const {
    if (a.parent == b.parent) {
      return traversal_.type_rank(traversal_.step(a.arc, kSide)) <
             traversal_.type_rank(traversal_.step(b.arc, kSide));
    }
    const auto& labels = scratch_.labels;
    bool precedes = false;
    for (std::uint32_t x = a.parent, y = b.parent; x != y; x = labels[x].parent, y = labels[y].parent) {
      precedes = traversal_.order(labels[x].vertex) < traversal_.order(labels[y].vertex);
      if (kSide == Side::to) break;  // A way is read from its own vertex towards `to`.
    }
    return precedes;
  }

  /// Looks at the path along `own`, the step of `arc` and `other`, where `length` is that of `own` with the
  /// step.
  template <Side kSide>
  void join(std::uint32_t own, ArcIndex arc, std::uint32_t other, PathLength length) {
    const PathLength whole = length + scratch_.labels[other].length;
    if (whole > longest_) return;
    const bool is_rival = !best_->steps.empty() && whole == best_->length;
    StepPath& path = is_rival ? scratch_.rival : *best_;
    const Step step = traversal_.step(arc, kSide);
    write(kSide == Side::from ? own : other, step, kSide == Side::from ? other : own, path);
    path.length = longest_ = whole;
    if (is_rival && path_precedes(traversal_, path, *best_)) std::swap(path, *best_);
  }

  void write(std::uint32_t near_from, Step step, std::uint32_t near_to, StepPath& path) const {
    const auto& labels = scratch_.labels;
    path.vertices.assign(1, labels[near_from].vertex);
    path.steps.clear();
    for (std::uint32_t at = near_from; labels[at].parent != at; at = labels[at].parent) {
      path.vertices.push_back(labels[labels[at].parent].vertex);
      path.steps.push_back(traversal_.step(labels[at].arc, Side::from));
    }
    std::reverse(path.vertices.begin(), path.vertices.end());
    std::reverse(path.steps.begin(), path.steps.end());
    path.steps.push_back(step);
    path.vertices.push_back(labels[near_to].vertex);
    for (std::uint32_t at = near_to; labels[at].parent != at; at = labels[at].parent) {
      path.steps.push_back(traversal_.step(labels[at].arc, Side::to));
      path.vertices.push_back(labels[labels[at].parent].vertex);
    }
  }

  /// What a rare large search took must not stay with the thread.
  void give_back_memory() {
    if (scratch_.labels.capacity() <= kLabelsKept) return;
    scratch_.labels = {};
    scratch_.queues = {};
  }

  const T& traversal_;
  const BidirectionalBfs<T>& fewest_;
  HopBoundedScratch& scratch_;
  PathProblem problem_;
  StepPath* best_ = nullptr;
  std::uint32_t stamp_ = 0;
  PathLength longest_ = kNoPathLength;  // No path above this is wanted.
};

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_HOP_BOUNDED_DIJKSTRA_H_
