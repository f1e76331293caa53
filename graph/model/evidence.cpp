#include "graph/model/evidence.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace notegraph {

double combine_confidence(std::span<const Evidence> evidence) {
  std::map<std::string_view, double>
      best_of_note;  // Ordered, so that rounding does not depend on the input's order.
  for (const Evidence& e : evidence) {
    double& best = best_of_note[e.note];
    best = std::max(best, e.confidence);
  }
  double doubt = 1;
  double best = 0;
  for (const auto& [note, confidence] : best_of_note) {
    doubt *= 1 - confidence;
    best = std::max(best, confidence);
  }
  return std::max(best, std::min(1 - doubt, 0.99));
}

}  // namespace notegraph
