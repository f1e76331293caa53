#include "extract/training/tree_trainer.h"

#include <array>
#include <functional>
#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace notegraph::extract {
namespace {

/// Points of the unit square, right where `is_right` says so.
std::vector<TreeExample> draw(int count, unsigned seed, const std::function<bool(float, float)>& is_right) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<float> number(0, 1);
  std::vector<TreeExample> examples;
  for (int i = 0; i < count; ++i) {
    const float x = number(random), y = number(random);
    examples.push_back({{x, y}, is_right(x, y), 1});
  }
  return examples;
}

BoostedTrees train(const std::vector<TreeExample>& examples, const TreeOptions& options = {}) {
  std::vector<const TreeExample*> pointers;
  for (const TreeExample& example : examples) pointers.push_back(&example);
  return train_trees(pointers, options);
}

TEST(TreeTrainer, LearnsWhatNoSingleNumberTells) {
  const auto differ = [](float x, float y) { return (x < 0.5F) != (y < 0.5F); };
  const BoostedTrees trees = train(draw(4000, 1, differ));
  EXPECT_TRUE(trees.is_sound(2));
  int wrong = 0;
  for (const TreeExample& unseen : draw(1000, 2, differ)) {
    if ((trees.probability(unseen.numbers) > 0.5F) != unseen.is_right) ++wrong;
  }
  EXPECT_LT(wrong, 30);
}

TEST(TreeTrainer, GivesTheShareOfRightOnesWhereNumbersSayNothing) {
  std::mt19937 random(3);
  const auto chance = [&random](float, float) { return random() % 100 < 30; };
  const BoostedTrees trees = train(draw(4000, 4, chance), {.trees = 10});
  EXPECT_NEAR(trees.probability(std::array{0.5F, 0.5F}), 0.30F, 0.06F);
}

TEST(TreeTrainer, CountsAnExampleAsOftenAsItWeighs) {
  std::vector<TreeExample> examples(400, {{0.F}, false, 1});
  for (int i = 0; i < 100; ++i) examples.push_back({{0.F}, true, 4});
  EXPECT_NEAR(train(examples).probability(std::array{0.F}), 0.5F, 0.01F);
}

TEST(TreeTrainer, GivesTheSameTreesAgain) {
  const auto below = [](float x, float y) { return y < x; };
  const BoostedTrees first = train(draw(2000, 5, below)), second = train(draw(2000, 5, below));
  EXPECT_EQ(first.roots, second.roots);
  for (const TreeExample& point : draw(100, 6, below)) {
    EXPECT_EQ(first.log_odds(point.numbers), second.log_odds(point.numbers));
  }
}

TEST(TreeTrainer, LearnsNothingFromNothing) {
  EXPECT_FLOAT_EQ(train({}).probability(std::array{1.F}), 0.5F);
}

}  // namespace
}  // namespace notegraph::extract
