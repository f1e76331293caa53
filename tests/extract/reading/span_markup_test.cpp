#include "extract/reading/span_markup.h"

#include <gtest/gtest.h>

#include "tests/support/case_name.h"

namespace notegraph::extract {
namespace {

struct WithMarkupCase {
  const char* name;
  std::string_view text, shown, whole;  // The last two are parts of the first.
};

constexpr WithMarkupCase kWithMarkupCases[] = {
    {"Strong", "- **a** b", "a** b", "**a** b"},
    {"StrongAndEmphasis", "***a***", "a", "***a***"},
    {"Code", "x `a`", "x `a", "x `a`"},
    {"CodeWithBacktick", "`` `a ``", "`a", "`` `a ``"},
    {"Link", "[a](b(c).md).", "a", "[a](b(c).md)"},
    {"Reference", "[a][b]", "a", "[a][b]"},
    {"Wikilink", "见 [[b|a]]", "a", "[[b|a]]"},
    {"Autolink", "<http://x>", "http://x", "<http://x>"},
    {"UnfinishedTarget", "[a](b", "a", "[a]"},
    {"TargetBeyondACell", "[a](b|c)", "a", "[a]"},
    {"Plain", "| a |", "a", "a"},
};

class WithMarkupTest : public testing::TestWithParam<WithMarkupCase> {};

TEST_P(WithMarkupTest, TakesInBothEnds) {
  const std::string_view text = GetParam().text;
  const std::size_t begin = text.find(GetParam().shown);
  const ByteRange whole = with_markup(text, {begin, begin + GetParam().shown.size()}, {0, text.size()});
  EXPECT_EQ(text.substr(whole.begin, whole.end - whole.begin), GetParam().whole);
}

TEST_P(WithMarkupTest, KeepsToItsLimits) {
  const std::string_view text = GetParam().text;
  const std::size_t begin = text.find(GetParam().shown);
  const ByteRange shown{begin, begin + GetParam().shown.size()};
  EXPECT_EQ(with_markup(text, shown, shown), shown);
}

INSTANTIATE_TEST_SUITE_P(Cases, WithMarkupTest, testing::ValuesIn(kWithMarkupCases),
                         test::case_name<WithMarkupCase>);

// "**a** b `c`" as the reader marks it.
const std::vector<Mark> kMarks = {{MarkKind::hidden, {0, 2}}, {MarkKind::strong, {2, 3}},
                                  {MarkKind::hidden, {3, 5}}, {MarkKind::hidden, {8, 9}},
                                  {MarkKind::code, {9, 10}},  {MarkKind::hidden, {10, 11}}};

TEST(ShownRange, LeavesOutMarkupAtTheEnds) {
  EXPECT_EQ(shown_range({0, 11}, kMarks), (ByteRange{2, 10}));
  EXPECT_EQ(shown_range({5, 8}, kMarks), (ByteRange{5, 8}));
}

TEST(WithoutOuterMarkup, OpensOnlyASpanThatIsAll) {
  EXPECT_EQ(without_outer_markup({0, 11}, kMarks), (ByteRange{0, 11}));
  EXPECT_EQ(without_outer_markup({0, 5}, kMarks), (ByteRange{2, 3}));
}

TEST(KeepPairsWhole, WidensOverTheMissingPart) {
  const ByteRange limits{0, 11};
  EXPECT_EQ(keep_pairs_whole({2, 7}, limits, kMarks), (ByteRange{0, 7}));
  EXPECT_EQ(keep_pairs_whole({6, 10}, limits, kMarks), (ByteRange{6, 11}));
  EXPECT_EQ(keep_pairs_whole({2, 3}, limits, kMarks), (ByteRange{2, 3}));
  EXPECT_EQ(keep_pairs_whole({0, 5}, limits, kMarks), (ByteRange{0, 5}));
}

}  // namespace
}  // namespace notegraph::extract
