#include "graph/model/text_numbers.h"

#include <map>
#include <random>
#include <string>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace notegraph {
namespace {

using testing::ElementsAre;

TEST(TextNumbers, CountFromNoughtInOrderOfFirstOccurrence) {
  TextNumbers numbers;
  EXPECT_EQ(numbers.add("模型"), 0U);
  EXPECT_EQ(numbers.add(""), 1U);
  EXPECT_EQ(numbers.add("模型"), 0U);
  EXPECT_EQ(numbers.add("模"), 2U);
  EXPECT_EQ(numbers.size(), 3U);
  EXPECT_EQ(numbers.text(0), "模型");
  EXPECT_EQ(numbers.text(1), "");
  EXPECT_EQ(numbers.find("型"), std::nullopt);
}

TEST(TextNumbers, AgreeWithAMapWhileTheyGrow) {
  const auto seed = std::random_device()();
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  std::mt19937 random(seed);
  TextNumbers numbers;
  std::map<std::string, std::uint32_t> map;
  for (int i = 0; i < 5000; ++i) {
    const std::string text = std::to_string(random() % 4000);
    const auto [known, is_new] = map.try_emplace(text, static_cast<std::uint32_t>(map.size()));
    EXPECT_EQ(numbers.find(text).has_value(), !is_new);
    EXPECT_EQ(numbers.add(text), known->second);
  }
  for (const auto& [text, number] : map) EXPECT_EQ(numbers.text(number), text);
}

TEST(TextNumbers, AreTakenOneBehindTheOther) {
  TextNumbers numbers;
  numbers.add("ab");
  numbers.add("");
  numbers.add(std::string("c\0", 2));
  const TextNumbers::Texts texts = std::move(numbers).take();
  EXPECT_EQ(std::string(texts.bytes.begin(), texts.bytes.end()), std::string("ab\0\0c\0\0", 7));
  EXPECT_THAT(texts.begins, ElementsAre(0, 3, 4, 7));
}

}  // namespace
}  // namespace notegraph
