#include "graph/query/best_evidence.h"

#include <algorithm>
#include <numeric>

namespace notegraph::query {

BestEvidence best_evidence(const Relation& relation, std::size_t limit) {
  const std::vector<Evidence>& evidence = relation.evidence;
  std::vector<std::size_t> order(evidence.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return evidence[a].confidence > evidence[b].confidence;
  });
  if (order.size() > limit) order.resize(limit);
  BestEvidence best{relation.confidence, {}};
  for (const std::size_t i : order) best.evidence.push_back(evidence[i]);
  return best;
}

}  // namespace notegraph::query
