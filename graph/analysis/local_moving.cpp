#include "graph/analysis/local_moving.h"

#include <deque>

#include "graph/analysis/modularity.h"

namespace notegraph::analysis {
namespace {

constexpr std::size_t kStopInterval = 1024;

class LocalMoving {
 public:
  LocalMoving(const CommunityGraph& graph, double resolution, Partition& partition)
      : graph_(graph),
        tie_(graph, resolution),
        partition_(partition),
        strengths_(graph.size(), 0),
        sizes_(graph.size(), 0),
        weights_(graph.size()),
        waiting_(graph.size(), true) {
    for (std::uint32_t v = 0; v < graph.size(); ++v) {
      strengths_[partition[v]] += graph.strength(v);
      ++sizes_[partition[v]];
      queue_.push_back(v);
    }
    for (std::uint32_t group = 0; group < graph.size(); ++group) {
      if (sizes_[group] == 0) empty_.push_back(group);
    }
  }

  void run(const std::function<bool()>& stop) {
    for (std::size_t seen = 1; !queue_.empty(); ++seen) {
      if (seen % kStopInterval == 0 && stop()) return;
      const std::uint32_t v = queue_.front();
      queue_.pop_front();
      waiting_[v] = false;
      const std::uint32_t best = best_group(v);
      if (best != partition_[v]) move(v, best);
    }
  }

 private:
  double tie_to(std::uint32_t v, std::uint32_t group) const {
    const double others = strengths_[group] - (partition_[v] == group ? graph_.strength(v) : 0);
    return tie_(weights_[group], graph_.strength(v), others);
  }

  std::uint32_t best_group(std::uint32_t v) {
    for (const CommunityGraph::Arc& arc : graph_.arcs(v)) weights_.add(partition_[arc.end], arc.weight);
    const bool alone = sizes_[partition_[v]] == 1;
    std::uint32_t best = partition_[v];
    double strongest = alone ? 0 : tie_to(v, best);
    for (const std::uint32_t group : weights_.groups()) {
      const double tie = tie_to(v, group);
      if (tie <= strongest + kLeastGain) continue;
      best = group;
      strongest = tie;
    }
    weights_.clear();
    return !alone && strongest <= kLeastGain ? empty_.back() : best;
  }

  void move(std::uint32_t v, std::uint32_t to) {
    const std::uint32_t from = partition_[v];
    if (!empty_.empty() && empty_.back() == to) empty_.pop_back();
    strengths_[from] -= graph_.strength(v);
    if (--sizes_[from] == 0) {
      strengths_[from] = 0;
      empty_.push_back(from);
    }
    strengths_[to] += graph_.strength(v);
    ++sizes_[to];
    partition_[v] = to;
    for (const CommunityGraph::Arc& arc : graph_.arcs(v)) {
      if (partition_[arc.end] == to || waiting_[arc.end]) continue;
      waiting_[arc.end] = true;
      queue_.push_back(arc.end);
    }
  }

  const CommunityGraph& graph_;
  const TieStrength tie_;
  Partition& partition_;
  std::vector<double> strengths_;  // By group, as are sizes_.
  std::vector<std::uint32_t> sizes_;
  std::vector<std::uint32_t> empty_;  // Groups without members, for who wants to be alone.
  GroupWeights weights_;
  std::deque<std::uint32_t> queue_;
  std::vector<bool> waiting_;
};

}  // namespace

void move_vertices(const CommunityGraph& graph, double resolution, const std::function<bool()>& stop,
                   Partition& partition) {
  LocalMoving(graph, resolution, partition).run(stop);
  number_from_zero(partition);
}

}  // namespace notegraph::analysis
