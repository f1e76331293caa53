#include "graph/query/text_numbers.h"

#include <cstdint>
#include <string>

#include <gtest/gtest.h>

namespace notegraph::query {
namespace {

TEST(TextNumbers, NumberEachTextOnceInTheOrderInWhichTheyCome) {
  TextNumbers numbers;
  EXPECT_EQ(numbers.number("b"), 0U);
  EXPECT_EQ(numbers.number(""), 1U);
  EXPECT_EQ(numbers.number("a"), 2U);
  EXPECT_EQ(numbers.number("b"), 0U);
  const std::string with_zero("b\0", 2);
  EXPECT_EQ(numbers.number(with_zero), 3U);
  const TextColumn texts = std::move(numbers).finish();
  ASSERT_EQ(texts.size(), 4U);
  EXPECT_EQ(texts[0], "b");
  EXPECT_EQ(texts[1], "");
  EXPECT_EQ(texts[3], with_zero);
}

TEST(TextNumbers, FindManyAgain) {
  constexpr std::uint64_t kTexts = 10'000;
  TextNumbers numbers;
  for (int round = 0; round < 2; ++round) {
    for (std::uint64_t i = 0; i < kTexts; ++i) ASSERT_EQ(numbers.number(std::to_string(i)), i);
  }
  const TextColumn texts = std::move(numbers).finish();
  ASSERT_EQ(texts.size(), kTexts);
  EXPECT_EQ(texts[4711], "4711");
}

}  // namespace
}  // namespace notegraph::query
