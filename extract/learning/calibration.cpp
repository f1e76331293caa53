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

float Calibration::confidence(float probability, float premise_probability) const {
  const float score = odds * log_odds(probability) +
                      premise * std::log(std::max(premise_probability, kSurest)) + offset;
  return 1 / (1 + std::exp(-score));
}

}  // namespace notegraph::extract
