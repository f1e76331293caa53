#include "cli/output/style.h"

#include <gtest/gtest.h>

#include "tests/support/case_name.h"

namespace notegraph::cli {
namespace {

struct ColorCase {
  const char* name;
  ColorMode mode;
  bool is_terminal;
  std::string_view no_color;
  bool want;
};

constexpr ColorCase kColors[] = {
    {"OnATerminal", ColorMode::automatic, true, "", true},
    {"IntoAPipe", ColorMode::automatic, false, "", false},
    {"NoColorIsHeeded", ColorMode::automatic, true, "1", false},
    {"AlwaysWinsOverAPipe", ColorMode::always, false, "", true},
    {"AlwaysWinsOverNoColor", ColorMode::always, true, "1", true},
    {"Never", ColorMode::never, true, "", false},
};

class UseColorTest : public testing::TestWithParam<ColorCase> {};

TEST_P(UseColorTest, GoesByOptionThenEnvironmentThenTerminal) {
  const ColorCase& row = GetParam();
  EXPECT_EQ(use_color(row.mode, row.is_terminal, row.no_color), row.want);
}

INSTANTIATE_TEST_SUITE_P(Cases, UseColorTest, testing::ValuesIn(kColors), test::case_name<ColorCase>);

TEST(Style, LeavesTextAloneUnlessColored) {
  EXPECT_EQ(Style(false).apply(Tone::bad, "x"), "x");
  EXPECT_EQ(Style(true).apply(Tone::bad, "x"), "\x1b[31mx\x1b[0m");
  EXPECT_EQ(Style(true).apply(Tone::plain, "x"), "x");
}

}  // namespace
}  // namespace notegraph::cli
