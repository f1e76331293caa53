#ifndef NOTEGRAPH_GRAPH_ANALYSIS_COMMUNITY_GRAPH_H_
#define NOTEGRAPH_GRAPH_ANALYSIS_COMMUNITY_GRAPH_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <boost/graph/graph_traits.hpp>
#include <boost/range/iterator_range.hpp>

namespace notegraph::analysis {

/// By vertex the number of its group.
using Partition = std::vector<std::uint32_t>;

/// The weighted undirected graph that a search for communities works on and shrinks: a vertex stands for a
/// group of the vertices that it began with. Loops are not listed; what lies within a vertex counts in its
/// strength.
class CommunityGraph {
 public:
  struct Arc {
    std::uint32_t end = 0;
    double weight = 0;
  };

  /// `graph` models VertexListGraph and IncidenceGraph with vertices numbered from 0, without loops and
  /// parallel edges, every edge there from both ends.
  template <typename Graph, typename WeightMap>
  static CommunityGraph from(const Graph& graph, WeightMap weights) {
    CommunityGraph copy;
    for (const auto v : boost::make_iterator_range(vertices(graph))) {
      for (const auto& edge : boost::make_iterator_range(out_edges(v, graph))) {
        copy.arcs_.push_back({static_cast<std::uint32_t>(target(edge, graph)), get(weights, edge)});
      }
      copy.close_vertex(0);
    }
    return copy;
  }

  /// The graph whose vertices are the groups of `partition`, which are numbered without gaps.
  CommunityGraph aggregate(const Partition& partition) const;

  std::size_t size() const { return strengths_.size(); }
  std::span<const Arc> arcs(std::uint32_t v) const {
    return std::span(arcs_).subspan(begin_[v], begin_[v + 1] - begin_[v]);
  }
  /// The sum of the weights at `v`; what lies within counts from both ends.
  double strength(std::uint32_t v) const { return strengths_[v]; }
  double total_strength() const { return total_strength_; }

 private:
  /// Makes a vertex of the arcs that were added since the last one.
  void close_vertex(double inner_strength);

  std::vector<std::size_t> begin_{0};  // By vertex, and the end of the last.
  std::vector<Arc> arcs_;
  std::vector<double> strengths_;
  double total_strength_ = 0;
};

/// One more than the largest number of a group.
std::size_t group_count(const Partition& partition);
/// Gives the groups the numbers from 0 on, without gaps, in the order of their first vertices.
void number_from_zero(Partition& partition);

/// The weights from one vertex to the groups around it; cleared in the time that it took to fill.
class GroupWeights {
 public:
  explicit GroupWeights(std::size_t most_groups) : weights_(most_groups, 0), seen_(most_groups, false) {}

  void add(std::uint32_t group, double weight) {
    if (!seen_[group]) groups_.push_back(group);
    seen_[group] = true;
    weights_[group] += weight;
  }
  double operator[](std::uint32_t group) const { return weights_[group]; }
  /// Those with a weight, in the order in which they came.
  const std::vector<std::uint32_t>& groups() const { return groups_; }
  void clear() {
    for (const std::uint32_t group : groups_) {
      weights_[group] = 0;
      seen_[group] = false;
    }
    groups_.clear();
  }

 private:
  std::vector<double> weights_;
  std::vector<bool> seen_;
  std::vector<std::uint32_t> groups_;
};

}  // namespace notegraph::analysis

#endif  // NOTEGRAPH_GRAPH_ANALYSIS_COMMUNITY_GRAPH_H_
