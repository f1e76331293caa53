#include "graph/analysis/refinement.h"

#include <numeric>

#include "graph/analysis/modularity.h"

namespace notegraph::analysis {
namespace {

class Refinement {
 public:
  Refinement(const CommunityGraph& graph, double resolution, const Partition& partition)
      : graph_(graph),
        tie_(graph, resolution),
        partition_(partition),
        group_strengths_(group_count(partition), 0),
        refined_(graph.size()),
        strengths_(graph.size()),
        outer_weights_(graph.size(), 0),
        single_(graph.size(), true),
        weights_(graph.size()) {
    std::iota(refined_.begin(), refined_.end(), 0U);
    for (std::uint32_t v = 0; v < graph.size(); ++v) {
      group_strengths_[partition[v]] += graph.strength(v);
      strengths_[v] = graph.strength(v);
      for (const CommunityGraph::Arc& arc : graph.arcs(v)) {
        if (partition[arc.end] == partition[v]) outer_weights_[v] += arc.weight;
      }
    }
  }

  Partition run() {
    for (std::uint32_t v = 0; v < graph_.size(); ++v) {
      if (single_[v] && well_tied(v)) join_best(v);
    }
    number_from_zero(refined_);
    return std::move(refined_);
  }

 private:
  /// Whether the group `part` is tied to the rest of the group of `partition` around it.
  bool well_tied(std::uint32_t part) const {
    const double rest = group_strengths_[partition_[part]] - strengths_[part];
    return tie_(outer_weights_[part], strengths_[part], rest) >= 0;
  }

  void join_best(std::uint32_t v) {
    for (const CommunityGraph::Arc& arc : graph_.arcs(v)) {
      if (partition_[arc.end] == partition_[v]) weights_.add(refined_[arc.end], arc.weight);
    }
    std::uint32_t best = v;
    double strongest = 0;
    for (const std::uint32_t part : weights_.groups()) {
      const double tie = tie_(weights_[part], strengths_[v], strengths_[part]);
      if (tie <= strongest + kLeastGain || !well_tied(part)) continue;
      best = part;
      strongest = tie;
    }
    if (best != v) join(v, best);
    weights_.clear();
  }

  void join(std::uint32_t v, std::uint32_t part) {
    outer_weights_[part] += outer_weights_[v] - 2 * weights_[part];
    strengths_[part] += strengths_[v];
    refined_[v] = part;
    single_[v] = false;
    single_[part] = false;
  }

  const CommunityGraph& graph_;
  const TieStrength tie_;
  const Partition& partition_;
  std::vector<double> group_strengths_;  // By group of partition_.
  Partition refined_;                    // A group has the number of the vertex that it began with.
  std::vector<double> strengths_;        // By group of refined_, as are the next two.
  std::vector<double> outer_weights_;    // To the rest of the group of partition_.
  std::vector<bool> single_;
  GroupWeights weights_;
};

}  // namespace

Partition refine(const CommunityGraph& graph, double resolution, const Partition& partition) {
  return Refinement(graph, resolution, partition).run();
}

}  // namespace notegraph::analysis
