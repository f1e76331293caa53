#include <ctime>
#include <functional>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "extract/reading/markdown_reader.h"
#include "tests/extract/reading/note_invariants.h"
#include "tests/support/case_name.h"

// Inputs that nobody writes but somebody will feed us. Each is read in two sizes; time must not grow much
// faster than the size.
namespace notegraph::extract {
namespace {

std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string text;
  text.reserve(bytes + piece.size());
  while (text.size() < bytes) text += piece;
  return text;
}

struct DegenerateCase {
  const char* name;
  const char* piece;
  const char* opening = "";
};

constexpr DegenerateCase kCases[] = {
    {"OneLine", "word "},
    {"OneHanLine", "词"},
    {"Headings", "# a\n"},
    {"Quotes", ">"},
    {"QuoteLines", "> > > > > > > > a\n"},
    {"Lists", "- "},
    {"ListItems", "- a\n"},
    {"QuotedLists", "> - "},
    {"Brackets", "["},
    {"LinkOpenings", "[a]("},
    {"Images", "!["},
    {"Wikilinks", "[["},
    {"Stars", "*a **b "},
    {"MixedStars", "a**bc* "},
    {"Underscores", "_a __b "},
    {"Backticks", "`a ``b "},
    {"Tags", "<a "},
    {"Comments", "<!-- "},
    {"Dollars", "$$ a "},
    {"FormulaOpenings", "\\("},
    {"Columns", "a|"},
    {"Rows", "x\n", "a|b|c|d|e|f\n-|-|-|-|-|-\n"},
    {"Tabs", "\t"},
    {"TabRows", "a\tb\n"},
    {"NumberedTabRows", "1\ta\tb\n"},
    {"Fences", "```\n"},
    {"NestedFences", "```a\n"},
    {"Colons", "a:\n"},
    {"PlainNumbers", "1、a\n"},
    {"BoldLines", "**a**\n\n"},
    {"References", "[a] ", "[a]: b\n\n"},
    {"Entities", "&amp;"},
    {"Urls", "http://"},
    {"Backslashes", "\\"},
    {"FrontMatter", "a: b\n", "---\n"},
    {"BlankLines", "\n"},
    {"Spaces", " "},
};

class DegenerateInputTest : public testing::TestWithParam<DegenerateCase> {};

double seconds_to_read(const std::string& bytes) {
  const std::clock_t start = std::clock();  // Of the processor: others may share it.
  const SourceText source = SourceText::decode(bytes);
  const StructuredNote note = read_markdown(source);
  const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  test::expect_invariants(source.utf8(), note);
  return seconds;
}

TEST_P(DegenerateInputTest, TakesLinearTime) {
  const std::string opening = GetParam().opening;
  const double small = seconds_to_read(opening + repeated(GetParam().piece, 50'000));
  const double large = seconds_to_read(opening + repeated(GetParam().piece, 400'000));
  // Eight times the input: square growth would take 64 times as long. The constant forgives a busy machine.
  EXPECT_LT(large, 24 * small + 0.5);
}

INSTANTIATE_TEST_SUITE_P(Cases, DegenerateInputTest, testing::ValuesIn(kCases),
                         test::case_name<DegenerateCase>);

TEST(DegenerateInput, ZeroBytesAreReplacedAndReported) {
  const SourceText source = SourceText::decode(std::string(100'000, '\0'));
  EXPECT_EQ(source.utf8().find('\0'), std::string::npos);
  EXPECT_EQ(source.warnings().size(), 1u);
  EXPECT_LE(read_markdown(source).blocks.size(), 1u);
}

TEST(DegenerateInput, DeepNestingIsReadAsTextAndReported) {
  const SourceText source = SourceText::decode(repeated("> ", 1000) + "core");
  const StructuredNote note = read_markdown(source);
  ASSERT_EQ(note.blocks.size(), 1u);
  EXPECT_EQ(source.slice(note.blocks[0].range), "core");
  EXPECT_EQ(note.warnings.size(), 1u);
}

TEST(DegenerateInput, LinesBeyondTheLimitAreReported) {
  const SourceText source = SourceText::decode(std::string(2'000'010, '\n') + "end");
  const StructuredNote note = read_markdown(source);
  EXPECT_TRUE(note.blocks.empty());
  EXPECT_EQ(note.warnings.size(), 1u);
}

}  // namespace
}  // namespace notegraph::extract
