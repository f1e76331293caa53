#include "graph/query/confidence_scale.h"

#include <algorithm>
#include <cmath>

namespace notegraph::query {
namespace {

constexpr double kBillion = 1e9;
constexpr double kStepsPerNat = 4194304;  // 2^22.

}  // namespace

Billionths to_billionths(double confidence) {
  return static_cast<Billionths>(std::llround(std::clamp(confidence * kBillion, 1.0, kBillion)));
}

double to_confidence(Billionths billionths) {
  return billionths / kBillion;
}

Cost to_cost(Billionths billionths) {
  return static_cast<Cost>(std::llround(-std::log(to_confidence(billionths)) * kStepsPerNat));
}

}  // namespace notegraph::query
