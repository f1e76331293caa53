#include "extract/learning/boosted_trees.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include <gtest/gtest.h>

namespace notegraph::extract {
namespace {

using Node = BoostedTrees::Node;

/// Two trees over two numbers: the first asks the first number, the second is a leaf.
BoostedTrees two_trees() {
  return {{{0, 0.5F, 2}, {Node::kLeaf, -1, 0}, {Node::kLeaf, 2, 0}, {Node::kLeaf, 0.25F, 0}}, {0, 3}, 0.5F};
}

TEST(BoostedTrees, AddUpTheLeavesThatTheNumbersLeadTo) {
  const BoostedTrees trees = two_trees();
  EXPECT_FLOAT_EQ(trees.log_odds(std::array{0.5F, 9.F}), 0.5F - 1 + 0.25F);
  EXPECT_FLOAT_EQ(trees.log_odds(std::array{0.6F, 9.F}), 0.5F + 2 + 0.25F);
  EXPECT_FLOAT_EQ(BoostedTrees().probability(std::array{1.F}), 0.5F);
}

TEST(BoostedTrees, AddUpAnyNumberOfThem) {
  BoostedTrees trees;
  for (std::uint32_t n = 0; n < 37; ++n) {  // The number up to n: nothing more, else 2^-n of what is to come.
    const auto root = static_cast<std::uint32_t>(trees.nodes.size());
    const float leaf = std::ldexp(1.F, -static_cast<int>(n % 20));
    trees.nodes.insert(trees.nodes.end(),
                       {{0, static_cast<float>(n), root + 2}, {Node::kLeaf, 0, 0}, {Node::kLeaf, leaf, 0}});
    trees.roots.push_back(root);
    float want = 0;
    for (std::uint32_t m = 0; m <= std::min(n, 11U); ++m) want += std::ldexp(1.F, -static_cast<int>(m));
    EXPECT_EQ(trees.log_odds(std::array{11.5F}), want) << n;
  }
}

TEST(BoostedTrees, AreSoundOnlyIfEveryWalkEnds) {
  EXPECT_TRUE(two_trees().is_sound(1));
  EXPECT_TRUE(BoostedTrees().is_sound(0));
  BoostedTrees trees = two_trees();
  EXPECT_FALSE(trees.is_sound(0)) << "a number that is not there";
  trees.nodes[0].right = 0;
  EXPECT_FALSE(trees.is_sound(1)) << "a walk in a circle";
  trees.nodes[0].right = 4;
  EXPECT_FALSE(trees.is_sound(1)) << "a child that is not there";
  trees = two_trees();
  trees.roots.push_back(4);
  EXPECT_FALSE(trees.is_sound(1)) << "a root that is not there";
  trees = {{{0, 0.5F, 2}}, {0}, 0};
  EXPECT_FALSE(trees.is_sound(1)) << "no left child";
}

}  // namespace
}  // namespace notegraph::extract
