#include "extract/linking/abbreviation.h"

#include <string_view>

#include <gtest/gtest.h>

#include "extract/linking/entity_linker.h"
#include "tests/support/case_name.h"

namespace notegraph::extract {
namespace {

struct AbbreviationCase {
  const char* name;
  std::string_view abbreviation, full;
  bool want;
};

constexpr AbbreviationCase kAbbreviationCases[] = {
    {"Initials", "PPO", "proximal policy optimization", true},
    {"IgnoresCase", "ppo", "Proximal Policy Optimization", true},
    {"LettersWithinAWord", "BiLSTM", "bidirectional long short-term memory", true},
    {"SkipsSmallWords", "LoRA", "low-rank adaptation of models", true},
    {"CapitalsWithinAWord", "TF", "TensorFlow", true},
    {"WrongFirstLetter", "RNN", "a recurrent neural network", false},
    {"LetterThatOpensNoWord", "CT", "cab stop", false},
    {"LongerThanTheName", "abcdef", "abc", false},
    {"OneLetter", "A", "attention", false},
};

class AbbreviationTest : public testing::TestWithParam<AbbreviationCase> {};

TEST_P(AbbreviationTest, IsRecognised) {
  EXPECT_EQ(abbreviates(GetParam().abbreviation, GetParam().full), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(Cases, AbbreviationTest, testing::ValuesIn(kAbbreviationCases),
                         test::case_name<AbbreviationCase>);

struct HeadNounCase {
  const char* name;
  std::string_view key, want;
};

constexpr HeadNounCase kHeadNounCases[] = {
    {"Chinese", "过采样方法", "过采样"},          {"TakesTheLongest", "自适应优化算法", "自适应"},
    {"English", "pagerankalgorithm", "pagerank"}, {"NoneThere", "过采样", ""},
    {"TooLittleWouldRemain", "树模型", ""},
};

class HeadNounTest : public testing::TestWithParam<HeadNounCase> {};

TEST_P(HeadNounTest, IsLeftOut) {
  EXPECT_EQ(without_head_noun(GetParam().key), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(Cases, HeadNounTest, testing::ValuesIn(kHeadNounCases),
                         test::case_name<HeadNounCase>);

TEST(Abbreviation, OfALongRowOfOneLetterIsToldApartAtOnce) {
  // A search that tried one way after the other would try some 10^15.
  EXPECT_FALSE(abbreviates("AAAAAAAAAB", std::string(1000, 'A')));
  EXPECT_TRUE(abbreviates("AAAAAAAAAB", std::string(1000, 'A') + "B"));
}

}  // namespace
}  // namespace notegraph::extract
