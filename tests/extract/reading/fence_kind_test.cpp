#include "extract/reading/fence_kind.h"

#include <gtest/gtest.h>

#include "tests/support/case_name.h"

namespace notegraph::extract {
namespace {

struct FenceKindCase {
  const char* name;
  std::string_view info, content;
  bool code;
};

constexpr FenceKindCase kCases[] = {
    {"HanAnswer", "", "答：先把数据洗净。\n再训练模型。\n", false},
    {"HanAnswerWithFormula", "", "线性模型的公式是\ny = wx + b\n误差越小越好\n", false},
    {"EnglishAnswer", "", "The model reads the whole text first.\nThen it answers in one sentence.\n", false},
    {"FrenchAnswer", "text", "Le réseau apprend les poids.\nEnsuite il prédit la classe.\n", false},
    {"Python", "python", "import os\n# 读取文件\nprint(os.getcwd())\n", true},
    {"PythonWithoutInfo", "", "x = load(path)\nfor row in x:\n    print(row)\n", true},
    {"Json", "json", "{\n  \"问\": \"为什么\",\n  \"答\": \"因为\"\n}\n", true},
    {"Sql", "", "SELECT name FROM notes\nWHERE id = 3;\n", true},
    {"Shell", "bash", "$ cmake --build build\n", true},
    {"ProseCalledPython", "python", "先读数据。\n再训练。\n然后评估。\n最后上线。\n", false},
    {"CodeWithHanComments", "", "a = 1  # 第一个\nb = 2  # 第二个\n", true},
};

class FenceKindTest : public testing::TestWithParam<FenceKindCase> {};

TEST_P(FenceKindTest, TellsCodeFromProse) {
  const std::string_view content = GetParam().content;
  EXPECT_EQ(is_code(content, {{0, content.size()}, GetParam().info}), GetParam().code);
}

INSTANTIATE_TEST_SUITE_P(Cases, FenceKindTest, testing::ValuesIn(kCases), test::case_name<FenceKindCase>);

}  // namespace
}  // namespace notegraph::extract
