#include "extract/learning/feature_order.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <random>
#include <string>

#include <gtest/gtest.h>

namespace notegraph::extract {
namespace {

/// Random hashes, from few enough that many occur twice.
class FeatureOrderTest : public testing::Test {
 protected:
  FeatureOrderTest() {
    for (std::uint64_t& feature : known_) feature = wide_(random_);
  }

  Features draw(std::size_t size) {
    Features features(size);
    for (std::uint64_t& feature : features) feature = known_[random_() % known_.size()];
    return features;
  }
  Features draw_distinct(std::size_t size) {
    Features features = draw(size), scratch;
    sort_distinct(features, scratch);
    return features;
  }

  const unsigned seed_ = std::random_device()();
  const testing::ScopedTrace trace_{__FILE__, __LINE__, "seed " + std::to_string(seed_)};
  std::mt19937 random_{seed_};
  std::uniform_int_distribution<std::uint64_t> wide_;
  Features known_ = Features(150);
};

TEST_F(FeatureOrderTest, SortsAndKeepsOneOfEach) {
  for (std::size_t size = 0; size < 300; ++size) {
    Features features = draw(size), want = features, scratch;
    std::sort(want.begin(), want.end());
    want.erase(std::unique(want.begin(), want.end()), want.end());
    sort_distinct(features, scratch);
    EXPECT_EQ(features, want);
  }
}

TEST_F(FeatureOrderTest, AppendsWhatTheOthersLack) {
  for (std::size_t size = 0; size < 200; ++size) {
    const Features features = draw_distinct(size), others = draw_distinct(random_() % 200);
    Features out = {7}, want = {7};
    append_difference(features, others, out);
    std::set_difference(features.begin(), features.end(), others.begin(), others.end(),
                        std::back_inserter(want));
    EXPECT_EQ(out, want);
  }
}

TEST_F(FeatureOrderTest, UnitesTwo) {
  for (std::size_t size = 0; size < 200; ++size) {
    const Features a = draw_distinct(size), b = draw_distinct(random_() % 200);
    Features out = {7}, want;
    unite(a, b, out);
    std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(want));
    EXPECT_EQ(out, want);
  }
}

}  // namespace
}  // namespace notegraph::extract
