#include "graph/query/confidence_scale.h"

#include <cmath>

#include <gtest/gtest.h>

#include "graph/query/path_length.h"

namespace notegraph::query {
namespace {

TEST(ConfidenceScale, GivesNineDecimalsBack) {
  for (const double confidence : {1.0, 0.9, 0.123456789, 0.98, 1e-9}) {
    EXPECT_EQ(to_confidence(to_billionths(confidence)), confidence);
  }
}

TEST(ConfidenceScale, ClampsWhatIsNoConfidence) {
  EXPECT_EQ(to_billionths(0), 1U);
  EXPECT_EQ(to_billionths(-3), 1U);
  EXPECT_EQ(to_billionths(2), 1'000'000'000U);
}

TEST(ConfidenceScale, CostIsTheNegativeLogarithm) {
  EXPECT_EQ(to_cost(to_billionths(1)), 0U);
  EXPECT_NEAR(to_cost(to_billionths(0.5)) / 4194304.0, std::log(2), 1e-6);
  EXPECT_LT(to_cost(1), Cost{1} << 27);
}

TEST(PathLength, TheLongestPathDoesNotOverflow) {
  const PathLength dearest = HopsFirst::of_hop(Cost{1} << 27);
  EXPECT_EQ(HopsFirst::hops(dearest * (kMostHops - 1)), kMostHops - 1);
  EXPECT_EQ(ConfidenceFirst::hops(ConfidenceFirst::of_hop((Cost{1} << 27) - 1) * (kMostHops - 1)),
            kMostHops - 1);
}

}  // namespace
}  // namespace notegraph::query
