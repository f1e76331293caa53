#include "extract/training/adapted_weights.h"

#include <vector>

#include <gtest/gtest.h>

#include "extract/training/logistic_trainer.h"

namespace notegraph::extract {
namespace {

constexpr LearningOptions kOptions{
    .epochs = 20, .rate = 0.1F, .decay = 0, .caution = 1e-3F, .min_count = 1, .bits = 4};
constexpr std::uint64_t kFeature = 3;

TEST(AdaptedWeightsTest, OthersTeachTheTarget) {
  AdaptedWeights weights(2, kOptions);
  weights.step(kFeature, 1, false, -1);
  const HashedWeights taken = weights.take();
  EXPECT_GT(taken.weight(taken.slot(kFeature), 1), 0);
}

TEST(AdaptedWeightsTest, WhatTheTargetAddsIsItsOwn) {
  AdaptedWeights weights(2, kOptions);
  weights.step(kFeature, 1, true, -1);
  std::vector<float> of_target(2), of_others(2);
  weights.add_scores(std::vector{kFeature}, true, of_target);
  weights.add_scores(std::vector{kFeature}, false, of_others);
  EXPECT_GT(of_target[1], of_others[1]);
  EXPECT_GT(of_others[1], 0) << "it teaches the others, too";
}

TEST(AdaptedWeightsTest, ManyOthersDoNotOutvoteTheTarget) {
  std::vector<LabeledExample> examples(30, {{kFeature}, 0, false});
  examples.resize(36, {{kFeature}, 1, true});
  std::vector<const LabeledExample*> all;
  for (const LabeledExample& example : examples) all.push_back(&example);
  EXPECT_GT(train_logistic(all, 2, kOptions).probabilities({kFeature})[1], 0.5F);

  for (LabeledExample& example : examples) example.is_target = false;
  EXPECT_LT(train_logistic(all, 2, kOptions).probabilities({kFeature})[1], 0.5F);
}

}  // namespace
}  // namespace notegraph::extract
