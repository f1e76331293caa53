#include "extract/learning/calibration.h"

#include <gtest/gtest.h>

namespace notegraph::extract {
namespace {

TEST(Calibration, LeavesAsItIsWhatWasNotFitted) {
  EXPECT_NEAR(Calibration().confidence(0.3F), 0.3F, 1e-5F);
  EXPECT_NEAR(Calibration().confidence(0.9F), 0.9F, 1e-5F);
}

TEST(Calibration, IsLessSureTheWeakerThePremise) {
  const Calibration calibration;
  EXPECT_LT(calibration.confidence(0.8F, 0.5F), calibration.confidence(0.8F, 0.9F));
  EXPECT_LT(calibration.confidence(0.8F, 0.9F), calibration.confidence(0.8F));
}

TEST(Calibration, StaysBetweenZeroAndOneAtTheEnds) {
  const Calibration steep{3, 2, 1};
  EXPECT_GE(steep.confidence(0, 0), 0);
  EXPECT_LE(steep.confidence(1, 1), 1);
  EXPECT_GT(steep.confidence(1, 1), 0.99F);
}

}  // namespace
}  // namespace notegraph::extract
