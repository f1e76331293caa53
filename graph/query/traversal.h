#ifndef NOTEGRAPH_GRAPH_QUERY_TRAVERSAL_H_
#define NOTEGRAPH_GRAPH_QUERY_TRAVERSAL_H_

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <vector>

#include "graph/query/csr_graph.h"
#include "graph/query/path_length.h"

// What a search sees of a graph. The searches of this folder are templates over a Traversal:
// filtered_traversal.h makes one of a CsrGraph or PatchedGraph and a Filter, boost_traversal.h one of any
// graph of Boost.Graph.
namespace notegraph::query {

/// The end of the path from which a search grows: `from` along the steps, `to` against them.
enum class Side : std::size_t { from = 0, to = 1 };

constexpr std::size_t index_of(Side side) {
  return static_cast<std::size_t>(side);
}
constexpr Side other_side(Side side) {
  return side == Side::from ? Side::to : Side::from;
}

/// An edge and the way in which a path takes it.
struct Step {
  EdgeIndex edge = 0;
  bool forward = true;  ///< From head to tail.
  bool operator==(const Step&) const = default;
};

/// A path as the searches make it; one more vertex than steps.
struct StepPath {
  std::vector<Vertex> vertices;
  std::vector<Step> steps;
  PathLength length = 0;

  void clear() {
    vertices.clear();
    steps.clear();
    length = 0;
  }
  bool operator==(const StepPath&) const = default;
};

/// The steps that a search may take. `successors` calls visit(Vertex next, ArcIndex arc) for each allowed
/// step out of a vertex, `predecessors` for each allowed step into it; both answer false when the search must
/// stop: its budget is spent, or visit(), which may answer bool, has answered false. `degree` says about how
/// many arcs such a visit looks at. `step` names what an arc is that a search from `side` has met;
/// `type_rank` orders steps between the same two vertices: by type, forward first. `order` orders vertices by
/// the ids they stand for, `edge_precedes` edges by (head, type, falling confidence, tail).
///
/// A visit may have a member ahead(Vertex), which is told of vertices that visit() is about to be called
/// with, for it to fetch what it keeps of them. The searches wait for memory most of the time; it lies
/// anywhere, and what a vertex asks for is not known before the branch on the one before is taken.
///
/// A visit may have a member is_beyond(Cost), which says of what cost on it wants no step: steps by relations
/// of one type may come in order of cost, and then those behind need not be looked at.
template <typename T>
concept Traversal = requires(const T& t, Vertex v, ArcIndex arc, Side side, Step step,
                             void (*visit)(Vertex, ArcIndex)) {
  { t.vertex_count() } -> std::convertible_to<std::size_t>;
  { t.successors(v, visit) } -> std::same_as<bool>;
  { t.predecessors(v, visit) } -> std::same_as<bool>;
  { t.degree(v, side) } -> std::same_as<std::size_t>;
  { t.cost(arc) } -> std::same_as<Cost>;
  { t.edge_cost(step.edge) } -> std::same_as<Cost>;
  { t.step(arc, side) } -> std::same_as<Step>;
  { t.type_rank(step) } -> std::same_as<std::uint32_t>;
  { t.order(v) } -> std::same_as<std::uint64_t>;
  { t.edge_precedes(step.edge, step.edge) } -> std::same_as<bool>;
};

/// `visit` with a member ahead().
template <typename Visit, typename Ahead>
struct ForesightedVisit {
  Visit visit;
  Ahead ahead;
  auto operator()(Vertex next, ArcIndex arc) { return visit(next, arc); }
};

/// `visit` with members ahead() and is_beyond().
template <typename Visit, typename Ahead, typename IsBeyond>
struct BoundedVisit {
  Visit visit;
  Ahead ahead;
  IsBeyond is_beyond;
  auto operator()(Vertex next, ArcIndex arc) { return visit(next, arc); }
};

/// Whether `visit` wants to see more after this step.
template <typename Visit>
bool visit_step(Visit& visit, Vertex next, ArcIndex arc) {
  if constexpr (std::is_void_v<decltype(visit(next, arc))>) {
    visit(next, arc);
    return true;
  } else {
    return visit(next, arc);
  }
}

/// Visits the steps that lead on from `v` for a search that grows from `side`.
template <Side kSide, Traversal T, typename Visit>
bool visit_steps(const T& traversal, Vertex v, Visit&& visit) {
  if constexpr (kSide == Side::from) {
    return traversal.successors(v, visit);
  } else {
    return traversal.predecessors(v, visit);
  }
}

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_TRAVERSAL_H_
