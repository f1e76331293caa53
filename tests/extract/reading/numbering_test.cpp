#include "extract/reading/numbering.h"

#include <gtest/gtest.h>

#include "tests/support/case_name.h"

namespace notegraph::extract {
namespace {

struct NumberingCase {
  const char* name;
  std::string_view line;
  NumberStyle style;
  std::string_view rest;
};

constexpr NumberingCase kCases[] = {
    {"DigitWithStop", "1. alpha", NumberStyle::digit, "alpha"},
    {"DigitWithoutSpace", "12.归一化", NumberStyle::digit, "归一化"},
    {"DigitWithHanComma", "3、归一化", NumberStyle::digit, "归一化"},
    {"HalfBracket", "2）采样", NumberStyle::digit_half, "采样"},
    {"Bracketed", "（4）采样", NumberStyle::digit_bracketed, "采样"},
    {"HanNumber", "二、指标", NumberStyle::han, "指标"},
    {"HanNumberTwoDigits", "十二、指标", NumberStyle::han, "指标"},
    {"HanBracketed", "（三）指标", NumberStyle::han_bracketed, "指标"},
    {"Circled", "② 指标", NumberStyle::circled, "指标"},
    {"Question", "Q3：为什么", NumberStyle::question, "为什么"},
    {"HanQuestion", "问题2: 为什么", NumberStyle::question, "为什么"},
    {"ChapterHan", "第三章 优化", NumberStyle::chapter, "优化"},
    {"StepFrench", "Étape 2 : normaliser", NumberStyle::chapter, "normaliser"},
    {"StepEnglish", "Step 4: tune", NumberStyle::chapter, "tune"},
    {"Section", "2.1 梯度", NumberStyle::section, "梯度"},
    {"SectionDeep", "2.1.3 gradient", NumberStyle::section, "gradient"},
    {"Bullet", "• point", NumberStyle::bullet, "point"},
    {"NotAQuantity", "3.5 gigabytes", NumberStyle::none, "3.5 gigabytes"},
    {"NotADecimal", "0.85以上", NumberStyle::none, "0.85以上"},
    {"NotAYear", "2023. Then", NumberStyle::none, "2023. Then"},
    {"NotAHanWord", "一对多", NumberStyle::none, "一对多"},
    {"NotALetterQ", "QLoRA is", NumberStyle::none, "QLoRA is"},
    {"NotANumberAlone", "7.", NumberStyle::none, "7."},
    {"NotADash", "–verbose", NumberStyle::none, "–verbose"},
};

class NumberingTest : public testing::TestWithParam<NumberingCase> {};

TEST_P(NumberingTest, FindsStyleAndLength) {
  const Numbering found = find_numbering(GetParam().line);
  EXPECT_EQ(found.style, GetParam().style);
  EXPECT_EQ(GetParam().line.substr(found.bytes), GetParam().rest);
}

INSTANTIATE_TEST_SUITE_P(Cases, NumberingTest, testing::ValuesIn(kCases), test::case_name<NumberingCase>);

}  // namespace
}  // namespace notegraph::extract
