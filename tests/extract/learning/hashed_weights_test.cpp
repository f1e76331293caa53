#include "extract/learning/hashed_weights.h"

#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace notegraph::extract {
namespace {

class HashedWeightsTest : public testing::TestWithParam<std::size_t> {
 protected:
  /// Of three bits and GetParam() labels.
  static HashedWeights random_weights() {
    std::mt19937 random(5);
    std::uniform_real_distribution<float> value(-2, 2);
    HashedWeights weights(3, GetParam());
    for (float& weight : weights.values()) weight = value(random);
    return weights;
  }
};

TEST_P(HashedWeightsTest, ScoresAreTheSumsOfWhatTheFeaturesWeigh) {
  HashedWeights weights = random_weights();
  const Features features{1, 6, 9, 6};  // 9 shares the slot of 1.
  for (const bool rounded : {false, true}) {
    if (rounded) weights.round();
    EXPECT_EQ(weights.is_rounded(), rounded);
    std::vector<float> scores(GetParam(), 0.5F), want(GetParam(), 0.5F);
    weights.add_scores(features, scores);
    for (const std::uint64_t feature : features) {
      for (std::size_t label = 0; label < GetParam(); ++label)
        want[label] += weights.weight(weights.slot(feature), label);
    }
    EXPECT_EQ(scores, want);
  }
}

TEST_P(HashedWeightsTest, RoundingMovesAWeightByHalfAStepAtMost) {
  HashedWeights weights = random_weights();
  const HashedWeights before = weights;
  weights.round();
  for (std::size_t slot = 0; slot < 8; ++slot) {
    for (std::size_t label = 0; label < GetParam(); ++label)
      EXPECT_NEAR(weights.weight(slot, label), before.weight(slot, label), weights.scale() * 0.5001F);
  }
}

// Up to sixteen labels have a loop of their own.
INSTANTIATE_TEST_SUITE_P(Labels, HashedWeightsTest, testing::Values(1U, 5U, 12U, 16U, 17U, 40U),
                         testing::PrintToStringParamName());

}  // namespace
}  // namespace notegraph::extract
