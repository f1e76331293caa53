#include "api/formats/markdown_writer.h"

#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/case_name.h"

namespace notegraph::formats {
namespace {

using testing::HasSubstr;

std::string written(MarkdownWriter writer) {
  auto text = std::move(writer).finish();
  EXPECT_TRUE(text) << text.status().message();
  return text->text();
}

TEST(MarkdownWriter, PutsAnEmptyLineBetweenPartsButNotBetweenItems) {
  MarkdownWriter writer;
  writer.heading(2, "BERT");
  writer.paragraph("is a model");
  writer.item(0, "MLM");
  writer.item(1, "masks\ntokens");
  writer.heading(9, "deep");
  EXPECT_EQ(written(std::move(writer)),
            "## BERT\n\nis a model\n\n- MLM\n  - masks\n    tokens\n\n###### deep\n");
}

TEST(MarkdownWriter, WritesATableAsWideAsItsWidestRow) {
  MarkdownWriter writer;
  for (const char* cell : {"model", "author"}) writer.cell(cell);
  writer.end_row();
  for (const char* cell : {"BERT", "", "2018", "", ""}) writer.cell(cell);
  writer.end_row();
  writer.cell("");
  writer.end_row();
  writer.cell("a|b\nc");
  writer.end_table();
  EXPECT_EQ(written(std::move(writer)),
            "| model | author | |\n| --- | --- | --- |\n| BERT | | 2018 |\n| a\\|b c |\n");
}

TEST(MarkdownWriter, LeavesOutWhatHasNoText) {
  MarkdownWriter writer;
  writer.heading(1, " \n");
  writer.paragraph("\xc2\xa0");
  writer.item(0, "");
  writer.code("\n\n");
  writer.cell("");
  writer.end_table();
  EXPECT_EQ(written(std::move(writer)), "");
}

TEST(MarkdownWriter, FencesCodeByALongerFence) {
  MarkdownWriter writer;
  writer.code("```\nx  = 1\n```\n");
  EXPECT_EQ(written(std::move(writer)), "````\n```\nx  = 1\n```\n````\n");
}

TEST(MarkdownWriter, RefusesMoreThanItsLimit) {
  MarkdownWriter writer;
  const std::string megabyte(1 << 20, 'x');
  for (int i = 0; i < 65; ++i) writer.paragraph(megabyte);
  const auto text = std::move(writer).finish();
  ASSERT_FALSE(text);
  EXPECT_EQ(text.status().code(), StatusCode::limit_exceeded);
}

struct ParagraphCase {
  const char* name;
  std::string_view text, want;
};
constexpr ParagraphCase kParagraphCases[] = {
    {"MakesBlanksOne",
     " a \t b\xc2\xa0\xc2\xa0"
     "c ",
     "a b c\n"},
    {"KeepsLines", "a\n\nb", "a\nb\n"},
    {"KeepsAHashFromBeingAHeading", "# a", "\\# a\n"},
    {"LeavesAHashTag", "#nlp", "#nlp\n"},
    {"KeepsARuleFromMakingAHeading", "a\n---", "a\n\\---\n"},
    {"KeepsAQuoteSign", "> a", "\\> a\n"},
    {"KeepsAFence", "```", "\\```\n"},
    {"KeepsATag", "vector<int> a < b", "vector\\<int> a < b\n"},
    {"LeavesOrdinaryPunctuation", "x = a*b_c [1] | d", "x = a*b_c [1] | d\n"},
};
class ParagraphTest : public testing::TestWithParam<ParagraphCase> {};

TEST_P(ParagraphTest, ReadsAsTheText) {
  MarkdownWriter writer;
  writer.paragraph(std::string(GetParam().text));
  EXPECT_EQ(written(std::move(writer)), GetParam().want);
}
INSTANTIATE_TEST_SUITE_P(Cases, ParagraphTest, testing::ValuesIn(kParagraphCases),
                         test::case_name<ParagraphCase>);

}  // namespace
}  // namespace notegraph::formats
