#include "extract/reading/open_questions.h"

#include <gtest/gtest.h>

#include "extract/reading/markdown_reader.h"
#include "tests/support/case_name.h"

namespace notegraph::extract {
namespace {

struct OpenQuestionsCase {
  const char* name;
  std::string_view text;
  std::set<std::uint32_t> lines;
};

const OpenQuestionsCase kCases[] = {
    {"Answered", "# What is a heap?\n\nA heap is a tree.\n", {}},
    {"AtTheEnd", "# Heaps\n\nTrees.\n\n## What is a heap?\n", {5}},
    {"BeforeTheNextHeading", "## 什么是堆？\n\n## 什么是树？\n\n树是图。\n", {1}},
    {"AnsweredBelowALowerHeading", "# What is a heap?\n\n## In short\n\nA tree.\n", {}},
    {"AnsweredByCode", "## How is it written?\n\n```cpp\nstd::make_heap(a, b);\n```\n", {}},
    {"AnsweredByAList", "## Quels sont les types ?\n\n- min\n- max\n", {}},
    {"NoQuestion", "# Heaps\n", {}},
    {"Empty", "", {}},
};

class OpenQuestionsTest : public testing::TestWithParam<OpenQuestionsCase> {};

TEST_P(OpenQuestionsTest, HaveNothingBelow) {
  const SourceText source = SourceText::decode(GetParam().text);
  std::set<std::uint32_t> lines;
  for (const auto& [line, words] : open_questions(source, read_markdown(source))) {
    lines.insert(line);
    EXPECT_NE(source.utf8().find(words), std::string::npos);
  }
  EXPECT_EQ(lines, GetParam().lines);
}

INSTANTIATE_TEST_SUITE_P(Cases, OpenQuestionsTest, testing::ValuesIn(kCases),
                         test::case_name<OpenQuestionsCase>);

}  // namespace
}  // namespace notegraph::extract
