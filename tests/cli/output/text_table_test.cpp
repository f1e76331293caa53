#include "cli/output/text_table.h"

#include <sstream>

#include <gtest/gtest.h>

#include "cli/output/display_width.h"

namespace notegraph::cli {
namespace {

std::string written(const TextTable& table, bool colored = false, std::optional<std::size_t> width = {}) {
  std::ostringstream out;
  table.write(out, Style(colored), width);
  return out.str();
}

TextTable make_table() {
  TextTable table({{"entity"}, {"n", TextTable::Align::right}, {"quote"}});
  table.add_row({{"灾难性遗忘"}, {"7"}, {"LoRA 缓解灾难性遗忘。"}});
  table.add_row({{"cafe\u0301 🚀", Tone::strong}, {"12"}, {"one\ntwo"}});
  return table;
}

TEST(TextTable, AlignsWideAndCombiningCharacters) {
  EXPECT_EQ(written(make_table()),
            "entity       n  quote\n"
            "灾难性遗忘   7  LoRA 缓解灾难性遗忘。\n"
            "cafe\u0301 🚀     12  one two\n");
}

TEST(TextTable, ColorTakesNoRoom) {
  EXPECT_EQ(written(make_table(), true),
            "\x1b[2mentity\x1b[0m       \x1b[2mn\x1b[0m  \x1b[2mquote\x1b[0m\n"
            "灾难性遗忘   7  LoRA 缓解灾难性遗忘。\n"
            "\x1b[1mcafe\u0301 🚀\x1b[0m     12  one two\n");
}

TEST(TextTable, CutsTheWidestColumnsToTheWidthOfATerminal) {
  EXPECT_EQ(written(make_table(), false, 26),
            "entity       n  quote\n"
            "灾难性遗忘   7  LoRA 缓解…\n"
            "cafe\u0301 🚀     12  one two\n");
}

TEST(TextTable, NeverCutsAColumnToNothing) {
  std::istringstream lines(written(make_table(), false, 1));
  for (std::string line; std::getline(lines, line);) EXPECT_LE(display_width(line), 6U + 2 + 2 + 2 + 6);
}

TEST(TextTable, WithoutRowsIsItsTitles) {
  const TextTable table({{"a"}, {"b"}});
  EXPECT_TRUE(table.empty());
  EXPECT_EQ(written(table), "a  b\n");
}

}  // namespace
}  // namespace notegraph::cli
