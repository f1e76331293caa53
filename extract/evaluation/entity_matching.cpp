#include "extract/evaluation/entity_matching.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace notegraph::extract {
namespace {

struct Candidate {
  std::size_t predicted = 0;
  std::size_t overlap = 0;
  bool other_type = false;
};
/// Per gold entity, the predicted ones that share a surface with it, the best first.
using Candidates = std::vector<std::vector<Candidate>>;

Candidates find_candidates(const std::vector<MatchedEntity>& gold,
                           const std::vector<MatchedEntity>& predicted, bool typed) {
  std::map<std::string, std::vector<std::size_t>> by_surface;
  for (std::size_t k = 0; k < predicted.size(); ++k) {
    for (const std::string& surface : predicted[k].surfaces) by_surface[surface].push_back(k);
  }
  Candidates candidates;
  for (const MatchedEntity& entity : gold) {
    std::map<std::size_t, std::size_t> overlaps;
    for (const std::string& surface : entity.surfaces) {
      const auto it = by_surface.find(surface);
      if (it == by_surface.end()) continue;
      for (const std::size_t k : it->second) ++overlaps[k];
    }
    std::vector<Candidate>& row = candidates.emplace_back();
    for (const auto& [k, overlap] : overlaps) {
      const bool other_type = predicted[k].type != entity.type;
      if (!typed || !other_type) row.push_back({k, overlap, other_type});
    }
    std::stable_sort(row.begin(), row.end(), [](const Candidate& a, const Candidate& b) {
      return std::tuple(a.other_type, -static_cast<std::ptrdiff_t>(a.overlap)) <
             std::tuple(b.other_type, -static_cast<std::ptrdiff_t>(b.overlap));
    });
  }
  return candidates;
}

void match_greedily(const Candidates& candidates, EntityMatching& matching) {
  std::vector<std::tuple<std::ptrdiff_t, std::size_t, std::size_t>> pairs;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    for (const Candidate& c : candidates[i])
      pairs.emplace_back(-static_cast<std::ptrdiff_t>(c.overlap), i, c.predicted);
  }
  std::sort(pairs.begin(), pairs.end());
  for (const auto& [_, i, k] : pairs) {
    if (matching.predicted_of[i] || matching.gold_of[k]) continue;
    matching.predicted_of[i] = k;
    matching.gold_of[k] = i;
  }
}

/// Kuhn's step: looks for an augmenting path from gold entity `root` and flips it.
void augment(const Candidates& candidates, std::size_t root, EntityMatching& matching) {
  std::map<std::size_t, std::size_t> parent;  // Predicted entity to the gold one it was reached from.
  std::set<std::size_t> seen = {root};
  std::vector<std::size_t> stack = {root};
  while (!stack.empty()) {
    const std::size_t u = stack.back();
    stack.pop_back();
    for (const Candidate& candidate : candidates[u]) {
      if (!parent.try_emplace(candidate.predicted, u).second) continue;
      const std::optional<std::size_t> owner = matching.gold_of[candidate.predicted];
      if (owner) {
        if (seen.insert(*owner).second) stack.push_back(*owner);
        continue;
      }
      for (std::optional<std::size_t> v = candidate.predicted; v;) {
        const std::size_t from = parent.at(*v);
        const std::optional<std::size_t> next = matching.predicted_of[from];
        matching.predicted_of[from] = *v;
        matching.gold_of[*v] = from;
        v = next;
      }
      return;
    }
  }
}

void grow(const Candidates& candidates, EntityMatching& matching) {
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (!matching.predicted_of[i]) augment(candidates, i, matching);
  }
}

}  // namespace

std::size_t EntityMatching::size() const {
  return static_cast<std::size_t>(
      std::count_if(predicted_of.begin(), predicted_of.end(), [](const auto& k) { return k.has_value(); }));
}

EntityMatching match_typed(const std::vector<MatchedEntity>& gold,
                           const std::vector<MatchedEntity>& predicted) {
  EntityMatching matching;
  matching.predicted_of.resize(gold.size());
  matching.gold_of.resize(predicted.size());
  const Candidates candidates = find_candidates(gold, predicted, true);
  match_greedily(candidates, matching);
  grow(candidates, matching);
  return matching;
}

EntityMatching match_untyped(const std::vector<MatchedEntity>& gold,
                             const std::vector<MatchedEntity>& predicted, EntityMatching start) {
  grow(find_candidates(gold, predicted, false), start);
  return start;
}

}  // namespace notegraph::extract
