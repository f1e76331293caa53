#include "graph/query/edit_distance.h"

#include <algorithm>
#include <iostream>
#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/case_name.h"

namespace notegraph::query {
namespace {

struct DistanceCase {
  const char* name;
  std::u32string_view a, b;
  std::size_t bound, want;
};

constexpr DistanceCase kDistanceCases[] = {
    {"Equal", U"bert", U"bert", 1, 0},
    {"BothEmpty", U"", U"", 0, 0},
    {"Insertion", U"bert", U"berts", 2, 1},
    {"Deletion", U"bert", U"brt", 2, 1},
    {"Substitution", U"多头注意力", U"多头自意力", 1, 1},
    {"Swap", U"bert", U"bret", 1, 1},
    {"SwapAtTheEnd", U"lstm", U"lsmt", 1, 1},
    {"NoCharacterTwice", U"ca", U"abc", 3, 3},
    {"BeyondTheBound", U"transformer", U"perceptron", 3, 4},
    {"LengthsTooFarApart", U"a", U"abcdef", 2, 3},
};

class DistanceTest : public testing::TestWithParam<DistanceCase> {};

TEST_P(DistanceTest, CountsEdits) {
  EXPECT_EQ(bounded_edit_distance(GetParam().a, GetParam().b, GetParam().bound), GetParam().want);
  EXPECT_EQ(bounded_edit_distance(GetParam().b, GetParam().a, GetParam().bound), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(Cases, DistanceTest, testing::ValuesIn(kDistanceCases),
                         test::case_name<DistanceCase>);

/// The whole table, without a band.
std::size_t plain_distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        d[i][j] = i + j;
        continue;
      }
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
      }
    }
  }
  return d[a.size()][b.size()];
}

TEST(EditDistance, AgreesWithTheWholeTable) {
  const std::uint64_t seed = std::random_device()();
  std::cout << "seed " << seed << '\n';
  std::mt19937_64 random(seed);
  const auto text = [&] {
    std::u32string points(random() % 9, U' ');
    for (char32_t& point : points) point = static_cast<char32_t>(U'a' + random() % 3);
    return points;
  };
  for (int i = 0; i < 100'000; ++i) {
    const std::u32string a = text(), b = text();
    const std::size_t bound = random() % 5;
    const std::size_t want = plain_distance(a, b);
    ASSERT_EQ(bounded_edit_distance(a, b, bound), std::min(want, bound + 1));
    if (want <= bound) {
      ASSERT_TRUE(may_be_within(character_set(a), character_set(b), bound));
    }
  }
}

TEST(CharacterSet, RulesOutStrangers) {
  EXPECT_FALSE(may_be_within(character_set(U"transformer"), character_set(U"kullback"), 2));
}

TEST(DecodeUtf8, ReadsPointsAndReplacesDamage) {
  EXPECT_EQ(decode_utf8("aé力𝒙"), U"aé力𝒙");
  EXPECT_EQ(decode_utf8("a\xff\xe5\x8a"), U"a\uFFFD\uFFFD\uFFFD");
}

}  // namespace
}  // namespace notegraph::query
