#include "extract/training/feature_dropout.h"

#include <algorithm>
#include <numeric>

#include <gtest/gtest.h>

#include "extract/training/tag_trainer.h"

namespace notegraph::extract {
namespace {

constexpr std::uint64_t kBehindName = 1, kBehindOther = 2;

Features hundred_features() {
  Features features(100);
  std::iota(features.begin(), features.end(), std::uint64_t{0});
  return features;
}

TEST(FeatureDropout, LeavesOutTheShareThatItIsToldAndMakesAmends) {
  FeatureDropout dropout(0.3F);
  Features kept;
  std::size_t all = 0;
  for (int i = 0; i < 1000; ++i) {
    dropout.thin(hundred_features(), kept);
    all += kept.size();
  }
  EXPECT_NEAR(static_cast<double>(all), 70'000, 700);
  EXPECT_NEAR(static_cast<float>(all) * dropout.amends(), 100'000, 1000);
}

TEST(FeatureDropout, KeepsTheOrderAndLeavesOutOthersEachTime) {
  FeatureDropout dropout(0.5F);
  Features first, second;
  dropout.thin(hundred_features(), first);
  dropout.thin(hundred_features(), second);
  EXPECT_TRUE(std::is_sorted(first.begin(), first.end()));
  EXPECT_NE(first, second);
}

TEST(FeatureDropout, OfNothingKeepsAll) {
  FeatureDropout dropout(0);
  Features kept = {7};
  dropout.thin(hundred_features(), kept);
  EXPECT_EQ(kept, hundred_features());
  EXPECT_EQ(dropout.amends(), 1);
}

/// Names stand behind one word, all else behind another; of each word much more is known that no other
/// shares.
TagModel learn_with_half_left_out() {
  constexpr std::uint64_t kWords = 20, kPartsOfWord = 8;
  std::vector<TaggedRun> runs;
  for (std::uint64_t word = 0; word < kWords; ++word) {
    const bool is_name = word % 2 == 0;
    Features features = {is_name ? kBehindName : kBehindOther};
    for (std::uint64_t part = 0; part < kPartsOfWord; ++part) features.push_back(100 * (word + 1) + part);
    runs.push_back({{features}, {is_name ? Tag::single : Tag::outside}});
  }
  std::vector<const TaggedRun*> pointers;
  for (const TaggedRun& run : runs) pointers.push_back(&run);
  return train_tags(pointers, {.rate = 0.1F, .bits = 16}, 0.5F);
}

float probability_of_name(const TagModel& model, const Features& features) {
  std::vector<TagLattice::Scores> scores(1);
  model.emission.add_scores(features, scores[0]);
  return TagLattice(scores, model).tag_probability(0, Tag::single);
}

TEST(FeatureDropout, LeavesEnoughToLearnFromWhatStandsAroundAWord) {
  const TagModel model = learn_with_half_left_out();
  EXPECT_GT(probability_of_name(model, {kBehindName}), 0.6F);
  EXPECT_LT(probability_of_name(model, {kBehindOther}), 0.3F);
}

TEST(FeatureDropout, TeachesTheSameAgain) {
  EXPECT_EQ(probability_of_name(learn_with_half_left_out(), {kBehindName, 102}),
            probability_of_name(learn_with_half_left_out(), {kBehindName, 102}));
}

}  // namespace
}  // namespace notegraph::extract
