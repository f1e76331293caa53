#include "extract/lexicon/surface_trie.h"

#include <map>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace notegraph::extract {
namespace {

std::int64_t find(const SurfaceTrie& trie, std::string_view key) {
  const SurfaceTrie::Node node = trie.walk(SurfaceTrie::kRoot, key);
  return node == SurfaceTrie::kNone ? -1 : trie.value(node);
}

TEST(SurfaceTrie, OfNothingFindsNothing) {
  const SurfaceTrie trie;
  EXPECT_EQ(find(trie, "a"), -1);
  EXPECT_EQ(find(trie, ""), -1);
}

TEST(SurfaceTrie, TellsAKeyFromThePartOfOne) {
  const SurfaceTrie trie({{"bert", 3}, {"bertscore", 4}});
  EXPECT_EQ(find(trie, "ber"), -1);
  EXPECT_EQ(find(trie, "bert"), 3);
  EXPECT_EQ(find(trie, "berts"), -1);
  EXPECT_EQ(find(trie, "bertscore"), 4);
  EXPECT_EQ(find(trie, "bertscores"), -1);
}

/// Against std::map, over random keys of few letters, so that many share a beginning.
TEST(SurfaceTrie, AgreesWithAMap) {
  const auto seed = std::random_device()();
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  std::mt19937 random(seed);
  const auto random_key = [&random] {
    std::string key;
    for (std::size_t n = 1 + random() % 6; n > 0; --n) key += "ab\xe6\xff\x01"[random() % 5];
    return key;
  };
  std::map<std::string, std::uint32_t> map;
  for (std::uint32_t i = 0; i < 2000; ++i) map[random_key()] = i * 1'000'003;  // More than 16 bits.
  const SurfaceTrie trie({map.begin(), map.end()});
  for (const auto& [key, value] : map) EXPECT_EQ(find(trie, key), value);
  for (int i = 0; i < 2000; ++i) {
    const std::string key = random_key();
    EXPECT_EQ(find(trie, key) >= 0, map.contains(key));
    const std::size_t half = random() % (key.size() + 1);
    const auto middle = trie.walk(SurfaceTrie::kRoot, std::string_view(key).substr(0, half));
    const auto begins = map.lower_bound(key.substr(0, half));
    ASSERT_EQ(middle != SurfaceTrie::kNone,
              begins != map.end() && begins->first.starts_with(key.substr(0, half)));
    if (middle != SurfaceTrie::kNone) {
      EXPECT_EQ(trie.walk(middle, key.substr(half)), trie.walk(SurfaceTrie::kRoot, key));
    }
  }
}

}  // namespace
}  // namespace notegraph::extract
