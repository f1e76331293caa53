#include "extract/training/calibration_trainer.h"

#include <vector>

#include <gtest/gtest.h>

namespace notegraph::extract {
namespace {

/// `count` sayings of one probability, of which `right` in a hundred are right.
void say(std::vector<JudgedSaying>& sayings, float probability, int right, int count = 1000) {
  for (int i = 0; i < count; ++i) sayings.push_back({probability, i % 100 < right});
}

TEST(CalibrationTrainer, SaysHowOftenAnOverconfidentModelIsRight) {
  std::vector<JudgedSaying> sayings;
  say(sayings, 0.1F, 25);
  say(sayings, 0.5F, 40);
  say(sayings, 0.9F, 57);
  const Calibration fitted = fit_calibration(sayings);
  EXPECT_NEAR(fitted.confidence(0.1F), 0.25F, 0.03F);
  EXPECT_NEAR(fitted.confidence(0.5F), 0.40F, 0.03F);
  EXPECT_NEAR(fitted.confidence(0.9F), 0.57F, 0.03F);
}

TEST(CalibrationTrainer, KeepsToTheModelWhereLittleIsKnown) {
  const Calibration fitted = fit_calibration({{0.7F, false}, {0.6F, true}});
  EXPECT_NEAR(fitted.confidence(0.7F), 0.7F, 0.1F);
}

TEST(CalibrationTrainer, GivesTheModelsOwnWordWithoutSayings) {
  EXPECT_NEAR(fit_calibration({}).confidence(0.42F), 0.42F, 1e-5F);
}

}  // namespace
}  // namespace notegraph::extract
