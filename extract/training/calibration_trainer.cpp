#include "extract/training/calibration_trainer.h"

#include <array>

namespace notegraph::extract {
namespace {

constexpr int kRounds = 100;
constexpr double kPrior = 4;  ///< The precision of the belief that the default is right.

}  // namespace

/// Newton's method on one parameter after the other: the likelihood is concave in all of them.
Calibration fit_calibration(const std::vector<JudgedSaying>& sayings) {
  Calibration fitted;
  const Calibration initial;
  const std::array<float Calibration::*, 2> parameters = {&Calibration::odds, &Calibration::offset};
  for (int round = 0; round < kRounds; ++round) {
    for (const auto parameter : parameters) {
      double gradient = kPrior * static_cast<double>(initial.*parameter - fitted.*parameter);
      double curvature = kPrior;
      for (const JudgedSaying& saying : sayings) {
        const double input = parameter == &Calibration::odds ? log_odds(saying.probability) : 1;
        const double expected = fitted.confidence(saying.probability);
        gradient += ((saying.is_right ? 1 : 0) - expected) * input;
        curvature += expected * (1 - expected) * input * input;
      }
      fitted.*parameter += static_cast<float>(gradient / curvature);
    }
  }
  return fitted;
}

}  // namespace notegraph::extract
