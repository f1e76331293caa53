#include "extract/reading/title.h"

#include <gtest/gtest.h>

#include "tests/support/case_name.h"

namespace notegraph::extract {
namespace {

struct TitleCase {
  const char* name;
  std::string_view line;
  bool title;
};

constexpr TitleCase kCases[] = {
    {"Han", "平衡树的用法", true},
    {"Mixed", "B 树（B-tree）", true},
    {"English", "Balanced search trees", true},
    {"French", "Arbres équilibrés", true},
    {"SixteenHan", "一二三四五六七八九十一二三四五六", true},
    {"SeventeenHan", "一二三四五六七八九十一二三四五六七", false},
    {"SevenWords", "One two three four five six seven", false},
    {"Comma", "先读，后写", false},
    {"FormulaLike", "x = 1", false},
    {"HanConnective", "但是慢", false},
    {"HanStatement", "堆是树", false},
    {"EnglishStatement", "The heap is small", false},
    {"SmallLetter", "and so on", false},
    {"OneLetter", "A", false},
    {"Bracket", "(see below)", false},
};

class TitleTest : public testing::TestWithParam<TitleCase> {};

TEST_P(TitleTest, IsTold) {
  EXPECT_EQ(looks_like_title(GetParam().line), GetParam().title);
}

INSTANTIATE_TEST_SUITE_P(Cases, TitleTest, testing::ValuesIn(kCases), test::case_name<TitleCase>);

}  // namespace
}  // namespace notegraph::extract
