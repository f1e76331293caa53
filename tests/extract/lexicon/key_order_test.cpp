#include "extract/lexicon/key_order.h"

#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace notegraph::extract {
namespace {

using std::string_view_literals::operator""sv;

TEST(KeyOrder, GoesByBytesAndKeepsEqualKeysAsTheyStand) {
  const std::vector<std::string_view> keys = {"transformers", "模型", "transformer", "",  "a\0"sv,
                                              "transformer",  "a",    "transform",   "模"};
  EXPECT_THAT(key_order(keys), testing::ElementsAre(3, 6, 4, 7, 2, 5, 0, 8, 1));
}

}  // namespace
}  // namespace notegraph::extract
