#ifndef NOTEGRAPH_GRAPH_QUERY_BIDIRECTIONAL_BFS_H_
#define NOTEGRAPH_GRAPH_QUERY_BIDIRECTIONAL_BFS_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <vector>

#include "graph/query/path_problem.h"
#include "graph/query/search_tree.h"

// Bidirectional breadth-first search (I. Pohl, "Bi-directional search", Machine Intelligence 6, 1971).
//
// Two searches grow level by level, one from each end; the one whose frontier has fewer arcs grows next, so
// that a hub is opened only when nothing smaller is left. The first vertex seen from both sides gives the
// fewest hops: had there been a shorter way, two whole levels would have touched earlier. That last level is
// then scanned to its end, not to label vertices but for the best of all crossings, because among the paths
// of fewest hops the smallest cost is wanted, then the smallest ids. A vertex is passed over when the way
// to it and the cheapest way on the other side cost more than the best crossing already.
//
// Who asks how far two vertices are apart, or whether they are joined at all, is served by any of these
// paths: with Ties::any the search ends with the first crossing, which in large graphs spares most of the
// work.
//
// A vertex of the tree of `from` keeps the parent whose way comes first in that order. In the tree of `to`
// the parent with the smaller id is the whole rule, since a way is read from its own vertex towards `to`.
//
// Cost: O(b^(d/2)) steps for d hops and b steps a vertex, O(vertices + edges) at most. A vertex costs 52
// bytes of scratch, of which a step to a vertex seen before touches 8.
namespace notegraph::query {

struct BfsScratch {
  /// For each side base + level, if of this query.
  using Stamps = std::array<std::uint32_t, 2>;
  struct Label {
    std::uint64_t cost;
    Vertex parent;
    ArcIndex arc;
  };
  StampClock clock;
  ZeroedArray<Stamps> stamps;
  std::array<ZeroedArray<Label>, 2> labels;
  std::array<VertexList, 2> frontiers;
  VertexList next;
};

/// Which of the paths of fewest hops is wanted: the one by the rule above, or any.
enum class Ties { by_rule, any };

template <Traversal T, Ties kTies = Ties::by_rule>
class BidirectionalBfs {
 public:
  BidirectionalBfs(const T& traversal, BfsScratch& scratch) : traversal_(traversal), scratch_(scratch) {
    scratch_.stamps.reserve(traversal.vertex_count());
    for (auto& labels : scratch_.labels) labels.reserve(traversal.vertex_count());
    for (VertexList& frontier : scratch_.frontiers) frontier.reserve(traversal.vertex_count());
    scratch_.next.reserve(traversal.vertex_count());
  }

  /// Puts the path into `path` when the answer is `found`; when it is `stopped`, one of fewest hops if any is
  /// known. Else `path` has no steps. `problem.longest` is in the order of HopsFirst and bounds hops only;
  /// with Ties::any nothing but max_hops does, and beyond kMostHops the path's length is not right.
  SearchEnd operator()(const PathProblem& problem, StepPath& path) {
    begin(problem);
    const SearchEnd end = search();
    for (const Vertex v : problem.blocked) scratch_.stamps[v] = {0, 0};
    scratch_.clock.give_back(base_ + std::max(depth_[0], depth_[1]) + 1);
    path.clear();
    if (crossed_) write(path);
    return end;
  }

  /// After a search that has found a path: whether a way of at most `hops` may join `v` and the end `side`. A
  /// no is certain, and so is a yes within the levels that were read.
  bool may_reach(Vertex v, Side side, std::uint32_t hops) const {
    if (hops > whole_[index_of(side)]) return true;
    const std::uint32_t stamp = scratch_.stamps[v][index_of(side)];
    return stamp >= base_ && stamp - base_ <= hops;
  }

 private:
  static constexpr std::uint64_t kNoCost = std::numeric_limits<std::uint64_t>::max();

  /// The step by which the two trees are joined.
  struct Crossing {
    Vertex near_from = 0, near_to = 0;
    Step step;
    std::uint64_t cost = 0;
  };

  void begin(const PathProblem& problem) {
    problem_ = problem;
    base_ = scratch_.clock.take(traversal_.vertex_count() + 1, [this] { scratch_.stamps.clear(); });
    depth_ = {0, 0};
    whole_ = {0, 0};
    least_ = {0, 0};
    crossed_ = false;
    for (const Vertex v : problem.blocked) scratch_.stamps[v] = {StampClock::kBlocked, StampClock::kBlocked};
    const std::array<Vertex, 2> ends = {problem.from, problem.to};
    for (std::size_t side = 0; side < 2; ++side) {
      scratch_.frontiers[side].clear();
      scratch_.frontiers[side].push(ends[side]);
      scratch_.stamps[ends[side]][side] = base_;
      scratch_.labels[side][ends[side]] = {0, ends[side], 0};
    }
    arcs_ = {count_arcs(Side::from), count_arcs(Side::to)};
  }

  SearchEnd search() {
    const std::uint32_t most = HopsFirst::hops(problem_.longest);
    const std::uint32_t max_hops = kTies == Ties::any ? problem_.max_hops : std::min(problem_.max_hops, most);
    while (!crossed_) {
      if (scratch_.frontiers[0].empty() || scratch_.frontiers[1].empty()) return SearchEnd::none;
      if (depth_[0] + depth_[1] >= max_hops) return SearchEnd::none;
      const bool finished = arcs_[0] <= arcs_[1] ? grow<Side::from>() : grow<Side::to>();
      if (!finished) return SearchEnd::stopped;
    }
    return SearchEnd::found;
  }

  template <Side kSide>
  bool grow() {
    constexpr std::size_t kOwn = index_of(kSide);
    const std::uint32_t mark = base_ + ++depth_[kOwn];
    scratch_.next.clear();
    std::uint64_t least = kNoCost;
    for (const Vertex v : scratch_.frontiers[kOwn]) {
      if constexpr (kTies == Ties::any) {
        if (!open_until_crossed<kSide>(v, mark)) return crossed_;
      } else {
        if (!open<kSide>(v, mark, least)) return false;
      }
    }
    least_[kOwn] = least;
    scratch_.frontiers[kOwn].swap(scratch_.next);
    if (crossed_) return true;
    whole_[kOwn] = depth_[kOwn];
    arcs_[kOwn] = count_arcs(kSide);
    return true;
  }

  /// `least` becomes the cost of the cheapest way to a vertex of the level that `mark` stands for.
  template <Side kSide>
  bool open(Vertex v, std::uint32_t mark, std::uint64_t& least) {
    constexpr std::size_t kOwn = index_of(kSide), kOther = index_of(other_side(kSide));
    auto& labels = scratch_.labels[kOwn];
    const std::uint64_t way = labels[v].cost;
    if (crossed_ && way + least_[kOther] > best_.cost) return true;
    return visit_steps<kSide>(traversal_, v, [&](Vertex end, ArcIndex arc) {
      BfsScratch::Stamps& stamps = scratch_.stamps[end];
      if (stamps[kOther] >= base_) {
        if (stamps[kOther] != StampClock::kBlocked) cross<kSide>(v, end, arc, way + traversal_.cost(arc));
      } else if (crossed_ || is_barred<kSide>(v, end, arc)) {
        return;
      } else if (stamps[kOwn] < base_) {
        stamps[kOwn] = mark;
        labels[end] = {way + traversal_.cost(arc), v, arc};
        scratch_.next.push(end);
        least = std::min(least, labels[end].cost);
      } else if (stamps[kOwn] == mark) {
        improve<kSide>(v, end, arc, way + traversal_.cost(arc));
        least = std::min(least, labels[end].cost);
      }
    });
  }

  /// The same for Ties::any: labels without costs, and false as soon as crossed_.
  template <Side kSide>
  bool open_until_crossed(Vertex v, std::uint32_t mark) {
    constexpr std::size_t kOwn = index_of(kSide), kOther = index_of(other_side(kSide));
    return visit_steps<kSide>(traversal_, v, [&](Vertex end, ArcIndex arc) {
      BfsScratch::Stamps& stamps = scratch_.stamps[end];
      if (stamps[kOther] >= base_) {
        if (stamps[kOther] != StampClock::kBlocked) cross<kSide>(v, end, arc, 0);
        return !crossed_;
      }
      if (stamps[kOwn] < base_ && !is_barred<kSide>(v, end, arc)) {
        stamps[kOwn] = mark;
        scratch_.labels[kOwn][end] = {0, v, arc};
        scratch_.next.push(end);
      }
      return true;
    });
  }

  /// Those that growing from `side` would look at.
  std::size_t count_arcs(Side side) const {
    const VertexList& frontier = scratch_.frontiers[index_of(side)];
    return std::accumulate(frontier.begin(), frontier.end(), std::size_t{0},
                           [&](std::size_t sum, Vertex v) { return sum + traversal_.degree(v, side); });
  }

  template <Side kSide>
  bool is_barred(Vertex v, Vertex end, ArcIndex arc) const {
    if (problem_.barred.empty()) return false;
    const Vertex tail = kSide == Side::from ? v : end;
    return tail == problem_.from && problem_.bars(traversal_.step(arc, kSide));
  }

  /// A further way to `end`, which has been labelled on this level.
  template <Side kSide>
  void improve(Vertex v, Vertex end, ArcIndex arc, std::uint64_t cost) {
    BfsScratch::Label& label = scratch_.labels[index_of(kSide)][end];
    if (cost > label.cost) return;
    if (cost < label.cost || precedes<kSide>(v, arc, label)) label = {cost, v, arc};
  }

  template <Side kSide>
  bool precedes(Vertex v, ArcIndex arc, const BfsScratch::Label& label) const {
    if (v == label.parent) return rank(traversal_.step(arc, kSide)) < rank(traversal_.step(label.arc, kSide));
    return kSide == Side::from ? from_way_precedes(v, label.parent) : order(v) < order(label.parent);
  }

  bool from_way_precedes(Vertex a, Vertex b) const {
    return way_precedes(traversal_, a, b, [this](Vertex v) { return scratch_.labels[0][v].parent; });
  }

  std::uint32_t rank(Step step) const { return traversal_.type_rank(step); }
  std::uint64_t order(Vertex v) const { return traversal_.order(v); }

  template <Side kSide>
  void cross(Vertex v, Vertex end, ArcIndex arc, std::uint64_t cost) {
    if ((crossed_ && cost > best_.cost) || is_barred<kSide>(v, end, arc)) return;
    Crossing crossing;
    crossing.near_from = kSide == Side::from ? v : end;
    crossing.near_to = kSide == Side::from ? end : v;
    crossing.step = traversal_.step(arc, kSide);
    crossing.cost = cost + scratch_.labels[index_of(other_side(kSide))][end].cost;
    if (!crossed_ || precedes(crossing, best_)) best_ = crossing;
    crossed_ = true;
  }

  bool precedes(const Crossing& a, const Crossing& b) const {
    if (a.cost != b.cost) return a.cost < b.cost;
    if (a.near_from != b.near_from) return from_way_precedes(a.near_from, b.near_from);
    if (a.near_to != b.near_to) return order(a.near_to) < order(b.near_to);
    return rank(a.step) < rank(b.step);
  }

  void write(StepPath& path) const {
    path.vertices.clear();
    path.steps.clear();
    for (Vertex v = best_.near_from; v != problem_.from; v = scratch_.labels[0][v].parent) {
      path.vertices.push_back(v);
      path.steps.push_back(traversal_.step(scratch_.labels[0][v].arc, Side::from));
    }
    path.vertices.push_back(problem_.from);
    std::reverse(path.vertices.begin(), path.vertices.end());
    std::reverse(path.steps.begin(), path.steps.end());
    path.steps.push_back(best_.step);
    path.vertices.push_back(best_.near_to);
    for (Vertex v = best_.near_to; v != problem_.to; v = path.vertices.back()) {
      path.steps.push_back(traversal_.step(scratch_.labels[1][v].arc, Side::to));
      path.vertices.push_back(scratch_.labels[1][v].parent);
    }
    path.length = std::accumulate(
        path.steps.begin(), path.steps.end(), PathLength{0},
        [&](PathLength sum, Step step) { return sum + HopsFirst::of_hop(traversal_.edge_cost(step.edge)); });
  }

  const T& traversal_;
  BfsScratch& scratch_;
  PathProblem problem_;
  std::uint32_t base_ = 0;
  std::array<std::uint32_t, 2> depth_ = {0, 0};  // Levels seen, per side.
  std::array<std::uint32_t, 2> whole_ = {0, 0};  // Those whose every vertex is labelled.
  std::array<std::size_t, 2> arcs_ = {0, 0};     // Of each frontier.
  std::array<std::uint64_t, 2> least_ = {0, 0};  // Cost of the cheapest way to a frontier.
  bool crossed_ = false;
  Crossing best_;
};

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_BIDIRECTIONAL_BFS_H_
