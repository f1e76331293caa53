#include "extract/learning/calibration.h"

#include <gtest/gtest.h>

namespace notegraph::extract {
namespace {

TEST(Calibration, LeavesAsItIsWhatWasNotFitted) {
  EXPECT_NEAR(Calibration().confidence(0.3F), 0.3F, 1e-5F);
  EXPECT_NEAR(Calibration().confidence(0.9F), 0.9F, 1e-5F);
}

TEST(Calibration, TakesBackWhatIsSaidTooSurely) {
  const Calibration careful{0.5F, -0.5F};
  EXPECT_LT(careful.confidence(0.9F), 0.7F);
  EXPECT_LT(careful.confidence(0.2F), careful.confidence(0.3F));
}

TEST(Calibration, StaysBetweenZeroAndOneAtTheEnds) {
  const Calibration steep{3, 1};
  EXPECT_GE(steep.confidence(0), 0);
  EXPECT_LE(steep.confidence(1), 1);
  EXPECT_GT(steep.confidence(1), 0.99F);
}

}  // namespace
}  // namespace notegraph::extract
