#include "cli/output/display_width.h"

#include <gtest/gtest.h>

#include "tests/support/case_name.h"

namespace notegraph::cli {
namespace {

struct WidthCase {
  const char* name;
  std::string_view text;
  std::size_t want;
};

constexpr WidthCase kWidths[] = {
    {"Empty", "", 0},
    {"Ascii", "BERT-base", 9},
    {"Accents", "réseau", 6},
    {"CombiningAccent", "e\u0301", 1},
    {"Han", "灾难性遗忘", 10},
    {"HanAndLatin", "用BERT微调", 10},
    {"FullWidthLatin", "ＢＥＲＴ", 8},
    {"HalfWidthKatakana", "ﾃｽﾄ", 3},
    {"Hangul", "한국", 4},
    {"HangulJamo", "\u1112\u1161\u11AB", 2},
    {"Emoji", "🚀", 2},
    {"Family", "👩\u200D👩\u200D👧", 2},
    {"SkinTone", "👍🏽", 2},
    {"Flag", "🇫🇷", 2},
    {"TextHeart", "\u2764", 1},
    {"EmojiHeart", "\u2764\uFE0F", 2},
    {"ZeroWidthSpace", "a\u200Bb", 2},
    {"InvalidByte", "a\xFFz", 3},
};

class DisplayWidthTest : public testing::TestWithParam<WidthCase> {};

TEST_P(DisplayWidthTest, CountsTheColumnsOfATerminal) {
  EXPECT_EQ(display_width(GetParam().text), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(Cases, DisplayWidthTest, testing::ValuesIn(kWidths), test::case_name<WidthCase>);

struct TruncationCase {
  const char* name;
  std::string_view text;
  std::size_t columns;
  std::string_view want;
};

constexpr TruncationCase kTruncations[] = {
    {"Fits", "BERT", 4, "BERT"},
    {"Ascii", "Transformer", 6, "Trans…"},
    {"WideCharacterThatStillFits", "灾难性遗忘", 5, "灾难…"},
    {"HalfACharacterIsNone", "灾难性遗忘", 4, "灾…"},
    {"OneColumn", "灾难", 1, "…"},
    {"KeepsAccentWithItsLetter", "e\u0301e\u0301e\u0301", 2, "e\u0301…"},
    {"KeepsFamilyWhole", "👩\u200D👩\u200D👧abc", 3, "👩\u200D👩\u200D👧…"},
};

class TruncationTest : public testing::TestWithParam<TruncationCase> {};

TEST_P(TruncationTest, CutsBetweenCharactersAndNeverTakesMoreRoom) {
  const std::string cut = truncate_to_width(GetParam().text, GetParam().columns);
  EXPECT_EQ(cut, GetParam().want);
  EXPECT_LE(display_width(cut), GetParam().columns);
}

INSTANTIATE_TEST_SUITE_P(Cases, TruncationTest, testing::ValuesIn(kTruncations),
                         test::case_name<TruncationCase>);

struct LineCase {
  const char* name;
  std::string_view text, want;
};

constexpr LineCase kLines[] = {
    {"JoinsLines", "one\n  two\r\nthree", "one two three"},
    {"Trims", "\t a \n", "a"},
    {"IdeographicSpace", "微调\u3000方法", "微调 方法"},
    {"DisarmsEscapeSequences", "\x1b[31mred", "\uFFFD[31mred"},
    {"DisarmsOneByteControls", "a\u009Bz", "a\uFFFDz"},
    {"KeepsJoiners", "👩\u200D👧", "👩\u200D👧"},
};

class SingleLineTest : public testing::TestWithParam<LineCase> {};

TEST_P(SingleLineTest, IsHarmlessToATerminal) {
  EXPECT_EQ(to_single_line(GetParam().text), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(Cases, SingleLineTest, testing::ValuesIn(kLines), test::case_name<LineCase>);

}  // namespace
}  // namespace notegraph::cli
