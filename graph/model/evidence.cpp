#include "graph/model/evidence.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace notegraph {

double combine_confidence(std::span<const Evidence> evidence) {
  std::map<std::string_view, double> best_of_note;
  for (const Evidence& e : evidence) {
    double& best = best_of_note[e.note];
    best = std::max(best, e.confidence);
  }
  ConfidenceCounts notes_by_best;
  for (const auto& [note, best] : best_of_note) ++notes_by_best[best];
  return combine_note_confidences(notes_by_best);
}

double combine_note_confidences(const ConfidenceCounts& notes_by_best) {
  if (notes_by_best.empty()) return 0;
  double doubt =
      1;  // Multiplied in order of the values, so that rounding does not depend on the input's order.
  for (const auto& [confidence, notes] : notes_by_best) {
    for (std::uint32_t i = 0; i < notes && doubt > 0; ++i) doubt *= 1 - confidence;
  }
  const double best = notes_by_best.rbegin()->first;
  return std::max(best, std::min(1 - doubt, 0.99));
}

}  // namespace notegraph
