#ifndef NOTEGRAPH_GRAPH_QUERY_FILTERED_TRAVERSAL_H_
#define NOTEGRAPH_GRAPH_QUERY_FILTERED_TRAVERSAL_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "graph/query/csr_graph.h"
#include "graph/query/query.h"
#include "graph/query/search_budget.h"
#include "graph/query/traversal.h"

namespace notegraph::query {

/// A Filter in the numbers of one graph: tests that cost a few instructions an edge.
struct EdgeFilter {
  Direction direction = Direction::both;
  bool all_types = true;
  std::vector<TypeIndex> types;  ///< If not all: sorted, without repeats.
  Billionths min_confidence = 1;
  std::vector<bool> entity_types;  ///< By type of entity, whether it may be entered; empty: any.
  std::vector<Vertex> avoid;       ///< Sorted.
};

/// What `arc` of a CsrGraph or PatchedGraph is to a search from `side` that has met it.
template <typename Graph>
Step step_of(const Graph& graph, ArcIndex arc, Side side) {
  return {graph.edge(arc), graph.is_out(arc) == (side == Side::from)};
}

/// Whether an EdgeFilter looks at arcs one by one. One that knows directions alone need not.
inline bool tests_arcs(const EdgeFilter& filter) {
  return !filter.all_types || filter.min_confidence > 1 || !filter.entity_types.empty() ||
         !filter.avoid.empty();
}

/// The steps of a CsrGraph or PatchedGraph that an EdgeFilter lets through, as a Traversal. A type that the
/// filter leaves out costs nothing; every arc of the others is paid from the budget. `kTestsArcs` false is
/// for filters that look at no arc, and costs no time. Keeps references to all that it is given.
template <typename Graph, bool kTestsArcs>
class FilteredTraversal {
 public:
  /// `vertex_types` is by vertex. The vertices `exempt` may be entered whatever the filter says.
  /// Needs kTestsArcs or !tests_arcs(filter).
  FilteredTraversal(const Graph& graph, std::span<const std::uint16_t> vertex_types, const EdgeFilter& filter,
                    SearchBudget& budget, std::array<Vertex, 2> exempt)
      : graph_(graph),
        vertex_types_(vertex_types),
        filter_(filter),
        budget_(budget),
        exempt_(exempt),
        least_trusted_(to_cost(filter.min_confidence)) {}

  std::size_t vertex_count() const { return graph_.vertex_count(); }
  Cost cost(ArcIndex arc) const { return graph_.cost(arc); }
  Cost edge_cost(EdgeIndex edge) const { return graph_.edge_cost(edge); }

  template <typename Visit>
  bool successors(Vertex v, Visit&& visit) const {
    if (filter_.direction == Direction::both) return visit_both(graph_.out_arcs(v), graph_.in_arcs(v), visit);
    return visit_arcs(filter_.direction == Direction::out ? graph_.out_arcs(v) : graph_.in_arcs(v), visit);
  }

  template <typename Visit>
  bool predecessors(Vertex v, Visit&& visit) const {
    if (filter_.direction == Direction::both) return visit_both(graph_.in_arcs(v), graph_.out_arcs(v), visit);
    return visit_arcs(filter_.direction == Direction::out ? graph_.in_arcs(v) : graph_.out_arcs(v), visit);
  }

  std::size_t degree(Vertex v, Side side) const {
    const std::size_t out = graph_.out_arcs(v).size(), in = graph_.in_arcs(v).size();
    if (filter_.direction == Direction::both) return out + in;
    return (filter_.direction == Direction::out) == (side == Side::from) ? out : in;
  }

  Step step(ArcIndex arc, Side side) const { return step_of(graph_, arc, side); }

  std::uint32_t type_rank(Step step) const {
    return 2U * graph_.edge_type(step.edge) + (step.forward ? 0 : 1);
  }
  std::uint64_t order(Vertex v) const { return graph_.order(v); }
  bool edge_precedes(EdgeIndex a, EdgeIndex b) const { return graph_.edge_precedes(a, b); }

 private:
  using ArcRange = CsrGraph::ArcRange;
  static constexpr ArcIndex kAhead = 8;

  // The two rows lie apart: the second is fetched while the first is looked at.
  template <typename Visit>
  bool visit_both(ArcRange first, ArcRange second, Visit& visit) const {
    graph_.fetch(second);
    return visit_arcs(first, visit) && visit_arcs(second, visit);
  }

  template <typename Visit>
  bool visit_arcs(ArcRange arcs, Visit& visit) const {
    if constexpr (kTestsArcs) {
      if (!filter_.all_types) {
        return std::all_of(filter_.types.begin(), filter_.types.end(),
                           [&](TypeIndex type) { return visit_slice(graph_.slice(arcs, type), visit); });
      }
    }
    return visit_slice(arcs, visit);
  }

  template <typename Visit>
  bool visit_slice(ArcRange arcs, Visit& visit) const {
    while (arcs.begin != arcs.end) {
      const auto paid = static_cast<ArcIndex>(budget_.take(arcs.size()));
      if (paid == 0) return false;
      const std::optional<ArcIndex> left_out = visit_paid({arcs.begin, arcs.begin + paid}, visit);
      if (!left_out) return false;
      arcs.begin += paid;
      if (*left_out == arcs.begin) continue;
      budget_.give_back(arcs.begin - *left_out);
      arcs.begin = find_next_type(*left_out, arcs.end);
    }
    return true;
  }

  /// Where it has ended: before the first arc that is beyond what the filter or the visit wants, or behind
  /// all. Nothing: the visit wants no more at all.
  template <typename Visit>
  std::optional<ArcIndex> visit_paid(ArcRange arcs, Visit& visit) const {
    if constexpr (requires { visit.ahead(Vertex()); }) {
      for (; arcs.size() > kAhead; ++arcs.begin) {
        if (is_beyond(arcs.begin, visit)) return arcs.begin;
        visit.ahead(graph_.end(arcs.begin + kAhead));
        if (!visit_arc(arcs.begin, visit)) return std::nullopt;
      }
    }
    for (; arcs.begin != arcs.end; ++arcs.begin) {
      if (is_beyond(arcs.begin, visit)) return arcs.begin;
      if (!visit_arc(arcs.begin, visit)) return std::nullopt;
    }
    return arcs.end;
  }

  template <typename Visit>
  bool is_beyond(ArcIndex arc, const Visit& visit) const {
    if constexpr (kTestsArcs) {
      if (graph_.cost(arc) > least_trusted_) return true;
    }
    if constexpr (requires { visit.is_beyond(Cost()); }) return visit.is_beyond(graph_.cost(arc));
    return false;
  }

  /// The first arc from `arc` on that has another type, before `end`: the last one is asked first, then those
  /// twice as far each time.
  ArcIndex find_next_type(ArcIndex arc, ArcIndex end) const {
    const TypeIndex type = graph_.type(arc);
    if (graph_.type(end - 1) == type) return end;
    ArcIndex step = 1;
    while (step < end - arc && graph_.type(arc + step) == type) arc += step, step *= 2;
    ArcIndex behind = arc + std::min(step, end - 1 - arc);
    while (behind - arc > 1) {
      const ArcIndex middle = arc + (behind - arc) / 2;
      (graph_.type(middle) == type ? arc : behind) = middle;
    }
    return behind;
  }

  template <typename Visit>
  bool visit_arc(ArcIndex arc, Visit& visit) const {
    const Vertex end = graph_.end(arc);
    return (kTestsArcs && !passes(arc, end)) || visit_step(visit, end, arc);
  }

  bool passes(ArcIndex arc, Vertex end) const { return is_trusted(arc) && may_enter(end); }

  // Costs are coarser than confidences: only where the costs are equal must the confidence be looked up.
  bool is_trusted(ArcIndex arc) const {
    const Cost cost = graph_.cost(arc);
    return cost < least_trusted_ ||
           (cost == least_trusted_ && graph_.confidence(graph_.edge(arc)) >= filter_.min_confidence);
  }

  bool may_enter(Vertex v) const {
    if (v == exempt_[0] || v == exempt_[1]) return true;
    if (!filter_.entity_types.empty() && !filter_.entity_types[vertex_types_[v]]) return false;
    return !std::binary_search(filter_.avoid.begin(), filter_.avoid.end(), v);
  }

  const Graph& graph_;
  std::span<const std::uint16_t> vertex_types_;
  const EdgeFilter& filter_;
  SearchBudget& budget_;
  std::array<Vertex, 2> exempt_;
  Cost least_trusted_;
};

static_assert(Traversal<FilteredTraversal<CsrGraph, true>>);

/// Calls use(traversal) with the traversal that `filter` needs, and answers what it answers.
template <typename Graph, typename Use>
auto with_traversal(const Graph& graph, std::span<const std::uint16_t> vertex_types, const EdgeFilter& filter,
                    SearchBudget& budget, std::array<Vertex, 2> exempt, Use use) {
  if (tests_arcs(filter)) {
    return use(FilteredTraversal<Graph, true>(graph, vertex_types, filter, budget, exempt));
  }
  return use(FilteredTraversal<Graph, false>(graph, vertex_types, filter, budget, exempt));
}

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_FILTERED_TRAVERSAL_H_
