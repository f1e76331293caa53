#include "extract/reading/formula.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/support/case_name.h"

namespace notegraph::extract {
namespace {

struct FormulaCase {
  const char* name;
  std::string_view text;
  std::string_view formulas;  // Joined by "#".
};

constexpr FormulaCase kCases[] = {
    {"Inline", "so $x_i$ is", "$x_i$"},
    {"InlineBesideHan", "每个$x$的和", "$x$"},
    {"InlineWithBlanks", "is $ a = b $ then", "$ a = b $"},
    {"Two", "$a$ and $b$", "$a$#$b$"},
    {"Display", "$$\na\n\n+ b\n$$", "$$\na\n\n+ b\n$$"},
    {"Parentheses", "as \\(x\\) here", "\\(x\\)"},
    {"Brackets", "as \\[x\n+y\\] here", "\\[x\n+y\\]"},
    {"Prices", "from $5 and up to $10", ""},
    {"OneDollar", "costs $5", ""},
    {"OverLines", "a $ b\nc $ d", ""},
    {"Escaped", "\\$x_1\\$", ""},
    {"InCode", "`$a_1$` and $b$", "$b$"},
    {"Unclosed", "$$ a\nb", ""},
};

class FormulaTest : public testing::TestWithParam<FormulaCase> {};

TEST_P(FormulaTest, Finds) {
  const std::string_view text = GetParam().text;
  std::string joined;
  for (const ByteRange& range : find_formulas(text, {0, text.size()})) {
    if (!joined.empty()) joined += '#';
    joined += text.substr(range.begin, range.end - range.begin);
  }
  EXPECT_EQ(joined, GetParam().formulas);
}

INSTANTIATE_TEST_SUITE_P(Cases, FormulaTest, testing::ValuesIn(kCases), test::case_name<FormulaCase>);

}  // namespace
}  // namespace notegraph::extract
