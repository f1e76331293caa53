#include "extract/reading/label.h"

#include <gtest/gtest.h>

#include "tests/support/case_name.h"

namespace notegraph::extract {
namespace {

struct LabelCase {
  const char* name;
  std::string_view line, label, rest;
};

constexpr LabelCase kLabelCases[] = {
    {"Han", "定义：一种方法", "定义", "一种方法"},
    {"HanBeforeAsciiColon", "定义:一种方法", "定义", "一种方法"},
    {"English", "Advantages: fast", "Advantages", "fast"},
    {"French", "Avantages : rapide", "Avantages", "rapide"},
    {"LongDash", "Rappel ― la part trouvée", "Rappel", "la part trouvée"},
    {"WithBrackets", "循环网络（RNN）：按时间", "循环网络（RNN）", "按时间"},
    {"Alone", "优点：", "优点", ""},
    {"NotAUrl", "https://example.org", "", ""},
    {"NotARatio", "7:3 的划分", "", ""},
    {"NotAPath", "C:\\data", "", ""},
    {"NotAScope", "std::vector is", "", ""},
    {"NotBehindASentence", "很好。因此：继续", "", ""},
    {"NotInBrackets", "混合方案 (Mix: two parts)", "", ""},
    {"NotTooLong", "this is a rather long opening of a line that no one would call one label: x", "", ""},
    {"NotAClause", "trees and heaps differ in order: x", "", ""},
    {"NotAHanClause", "这种平衡树的旋转操作可以分为：左旋", "", ""},
    {"NotBehindAFullStop", "the key. Methods: x", "", ""},
    {"BracketsDoNotCount", "最近最少使用（Least Recently Used）：换出", "最近最少使用（Least Recently Used）",
     "换出"},
    {"NotEmpty", "：继续", "", ""},
};

class LabelTest : public testing::TestWithParam<LabelCase> {};

TEST_P(LabelTest, FindsLabelAndRest) {
  const std::string_view line = GetParam().line;
  const Label label = find_label(line, {0, line.size()}, {});
  EXPECT_EQ(line.substr(label.range.begin, label.range.end - label.range.begin), GetParam().label);
  if (!GetParam().label.empty()) {
    EXPECT_EQ(line.substr(label.rest), GetParam().rest);
  }
}

INSTANTIATE_TEST_SUITE_P(Cases, LabelTest, testing::ValuesIn(kLabelCases), test::case_name<LabelCase>);

TEST(Label, LeavesOutHiddenMarkupAtItsEnd) {
  const std::string_view line = "优点**：快";
  const Label label = find_label(line, {0, line.size()}, {{MarkKind::hidden, {6, 8}}});
  EXPECT_EQ(label.range, (ByteRange{0, 6}));
  EXPECT_EQ(line.substr(label.rest), "快");
}

struct QuestionCase {
  const char* name;
  std::string_view text;
  bool question;
};

constexpr QuestionCase kQuestionCases[] = {
    {"QuestionMark", "Ready?", true},
    {"HanQuestionMark", "可以吗？", true},
    {"HanWord", "为什么要归一化", true},
    {"HanRequest", "简述反向传播", true},
    {"EnglishWord", "How does dropout work", true},
    {"EnglishRequest", "Explain dropout", true},
    {"FrenchWord", "Pourquoi normaliser", true},
    {"MarkInside", "怎么选？比如在线时。", true},
    {"HanAmount", "一个节点有多少键", true},
    {"HanObjectOfVerb", "阈值：决定保留多少键", false},
    {"HanVerbInAnotherClause", "阈值决定大小，应该取多少", true},
    {"HanParticle", "你判断得出快慢吗", true},
    {"Statement", "归一化使训练稳定。", false},
    {"Title", "反向传播", false},
    {"EnglishTitle", "Dropout", false},
    {"Empty", "", false},
};

class QuestionTest : public testing::TestWithParam<QuestionCase> {};

TEST_P(QuestionTest, IsTold) {
  EXPECT_EQ(is_question(GetParam().text), GetParam().question);
}

INSTANTIATE_TEST_SUITE_P(Cases, QuestionTest, testing::ValuesIn(kQuestionCases),
                         test::case_name<QuestionCase>);

}  // namespace
}  // namespace notegraph::extract
