#ifndef NOTEGRAPH_GRAPH_ANALYSIS_MODULARITY_H_
#define NOTEGRAPH_GRAPH_ANALYSIS_MODULARITY_H_

#include "graph/analysis/community_graph.h"

namespace notegraph::analysis {

/// Below this a gain is taken for the noise of adding doubles.
inline constexpr double kLeastGain = 1e-12;

/// By how much a tie is stronger than chance would have it: the weight between two groups less what two
/// groups of these strengths would have by chance, times the resolution. Source: M. Newman and M. Girvan,
/// "Finding and Evaluating Community Structure in Networks", 2004; the resolution is that of J. Reichardt and
/// S. Bornholdt, "Statistical Mechanics of Community Detection", 2006.
class TieStrength {
 public:
  TieStrength(const CommunityGraph& graph, double resolution)
      : scale_(graph.total_strength() == 0 ? 0 : resolution / graph.total_strength()) {}

  double operator()(double weight, double strength_a, double strength_b) const {
    return weight - scale_ * strength_a * strength_b;
  }

 private:
  double scale_;
};

/// The modularity of `partition`, at most 1: the share of the weight that lies within groups, less what
/// chance would put there times `resolution`. 0 for a graph without weight. Cost: O(vertices + edges).
double modularity(const CommunityGraph& graph, const Partition& partition, double resolution);

}  // namespace notegraph::analysis

#endif  // NOTEGRAPH_GRAPH_ANALYSIS_MODULARITY_H_
