#include "graph/analysis/community_graph.h"

#include <algorithm>
#include <numeric>

namespace notegraph::analysis {

void CommunityGraph::close_vertex(double inner_strength) {
  double strength = inner_strength;
  for (std::size_t i = begin_.back(); i < arcs_.size(); ++i) strength += arcs_[i].weight;
  begin_.push_back(arcs_.size());
  strengths_.push_back(strength);
  total_strength_ += strength;
}

CommunityGraph CommunityGraph::aggregate(const Partition& partition) const {
  std::vector<std::uint32_t> by_group(size());
  std::iota(by_group.begin(), by_group.end(), 0U);
  std::stable_sort(by_group.begin(), by_group.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return partition[a] < partition[b]; });

  CommunityGraph groups;
  GroupWeights weights(group_count(partition));
  for (auto member = by_group.begin(); member != by_group.end();) {
    const std::uint32_t group = partition[*member];
    double inner = 0;
    for (; member != by_group.end() && partition[*member] == group; ++member) {
      inner += strength(*member);
      for (const Arc& arc : arcs(*member)) {
        if (partition[arc.end] != group) weights.add(partition[arc.end], arc.weight);
        inner -= partition[arc.end] != group ? arc.weight : 0;
      }
    }
    for (const std::uint32_t other : weights.groups()) groups.arcs_.push_back({other, weights[other]});
    weights.clear();
    groups.close_vertex(inner);
  }
  return groups;
}

std::size_t group_count(const Partition& partition) {
  return partition.empty() ? 0 : *std::max_element(partition.begin(), partition.end()) + std::size_t{1};
}

void number_from_zero(Partition& partition) {
  constexpr auto kUnnumbered = static_cast<std::uint32_t>(-1);
  std::vector<std::uint32_t> numbers(group_count(partition), kUnnumbered);
  std::uint32_t next = 0;
  for (std::uint32_t& group : partition) {
    if (numbers[group] == kUnnumbered) numbers[group] = next++;
    group = numbers[group];
  }
}

}  // namespace notegraph::analysis
