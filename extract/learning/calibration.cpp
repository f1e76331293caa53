#include "extract/learning/calibration.h"

#include <algorithm>
#include <cmath>

namespace notegraph::extract {
namespace {

constexpr float kSurest = 1e-6F;

}  // namespace

float log_odds(float probability) {
  const float p = std::clamp(probability, kSurest, 1 - kSurest);
  return std::log(p / (1 - p));
}

float Calibration::confidence(float probability) const {
  return 1 / (1 + std::exp(-(odds * log_odds(probability) + offset)));
}

}  // namespace notegraph::extract
