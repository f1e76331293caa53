#include "extract/learning/feature_hash.h"

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "extract/learning/feature_order.h"

namespace notegraph::extract {
namespace {

TEST(FeatureHash, TellsPartsApart) {
  EXPECT_NE(FeatureHash("kind").add("ab").add("c").value(), FeatureHash("kind").add("a").add("bc").value());
  EXPECT_NE(FeatureHash("kind").add(1).value(), FeatureHash("other").add(1).value());
}

/// The weights in use were learnt with these numbers.
TEST(FeatureHash, StaysAsItIs) {
  EXPECT_EQ(FeatureHash("w0").add("loss").add(7).value(), 13486248558479422233ULL);
}

TEST(FeatureHash, OfAPartByteForByteIsThatOfThePart) {
  ByteHash bytes = FeatureHash("kind").bytes();
  bytes.add("学");
  bytes.add(" loss");
  EXPECT_EQ(FeatureHash(bytes).value(), FeatureHash("kind").add("学 loss").value());
}

TEST(FeatureHash, OfARepeatedPartIsThatOfThePart) {
  for (const std::string part : {"", "a", "technique", "损失函数"}) {
    const RepeatedPart repeated(part);
    for (int before = 0; before < 1000; ++before) {
      EXPECT_EQ(FeatureHash("kind").add(before).add(repeated).add("more").value(),
                FeatureHash("kind").add(before).add(part).add("more").value());
    }
  }
}

/// Against std::sort, of features that spread and of such that crowd together.
TEST(FeatureOrder, IsThatOfNumbersEachOnce) {
  const auto seed = std::random_device()();
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  std::mt19937_64 random(seed);
  Features scratch;
  for (int round = 0; round < 300; ++round) {
    Features features(random() % 200);
    const std::uint64_t mask = round % 3 == 0   ? 0xFFU
                               : round % 3 == 1 ? ~std::uint64_t{0}
                                                : 0xF0000000000000FFU;
    std::generate(features.begin(), features.end(), [&] { return random() & mask; });
    Features want = features;
    std::sort(want.begin(), want.end());
    want.erase(std::unique(want.begin(), want.end()), want.end());
    sort_distinct(features, scratch);
    EXPECT_EQ(features, want);
  }
}

}  // namespace
}  // namespace notegraph::extract
