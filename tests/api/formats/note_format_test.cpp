#include "api/formats/note_format.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/case_name.h"

namespace notegraph::formats {
namespace {

using testing::HasSubstr;

TEST(NoteFormat, KnowsAFileByItsEnding) {
  for (const char* name : {"a.md", "b.PDF", "c.Docx", "d.e.csv"}) EXPECT_TRUE(has_note_format(name)) << name;
  for (const char* name : {"a.png", "md", ".md", "a.md~", "a.doc"})
    EXPECT_FALSE(has_note_format(name)) << name;
  EXPECT_THAT(list_endings(), HasSubstr(".md, .markdown, .txt"));
}

TEST(NoteFormat, LeavesTextAsItIs) {
  const std::string bytes =
      "\xff\xfe# \0"
      "a\0";
  EXPECT_EQ(to_note_text("a.md", "# a\r\n<b>")->text(), "# a\r\n<b>");
  EXPECT_EQ(to_note_text("a.unknown", bytes)->text(), bytes);
}

TEST(NoteFormat, TakesAFewZeroBytesForDamage) {
  const std::string utf16("B\0E\0R\0T\0 \0u\0s\0e\0s\0 \0M\0L\0M\0", 26);
  const std::string damaged = std::string(100, 'a') + std::string(2, '\0');
  EXPECT_EQ(to_note_text("a.md", utf16)->text(), utf16);
  EXPECT_EQ(to_note_text("a.txt", damaged)->text(), damaged);
}

struct TextCase {
  const char* name;
  const char* file;
  std::string_view bytes, want;
};
constexpr TextCase kTextCases[] = {
    {"CsvBecomesATable", "a.csv", "model,uses\nBERT,MLM\n",
     "| model | uses |\n| --- | --- |\n| BERT | MLM |\n"},
    {"CsvCellsMayBeQuoted", "a.csv", "a,b\r\n\"x, \"\"y\"\"\nz\",2\r\n",
     "| a | b |\n| --- | --- |\n| x, \"y\" z | 2 |\n"},
    {"CsvMayHaveSemicolons", "a.csv", "a;\"b,c,d\"\n1,5;2", "| a | b,c,d |\n| --- | --- |\n| 1,5 | 2 |\n"},
    {"CsvMayHaveTabs", "a.csv", "a\tb\n1\t2", "| a | b |\n| --- | --- |\n| 1 | 2 |\n"},
    {"CsvMayBeGb18030", "a.csv",
     "\xc4\xa3\xd0\xcd,\xb5\xc4\xca\xc7\xd4\xda\xd2\xbb\xb8\xf6\xd3\xd0\xc8\xcb\n"
     "\xb4\xf3\xc4\xa3\xd0\xcd,\xce\xd2\xc3\xc7\xb5\xc4\xca\xb1\xba\xf2\n",
     "| 模型 | 的是在一个有人 |\n| --- | --- |\n| 大模型 | 我们的时候 |\n"},
    {"TsvKeepsCommas", "a.tsv", "a,b\tc\n", "| a,b | c |\n| --- | --- |\n"},
    {"JsonGivesItsTextsInOrder", "a.json", R"({"b": "one\n\ntwo", "n": 1, "a": ["three", {"c": "四"}]})",
     "one\n\ntwo\n\nthree\n\n四\n"},
    {"JsonlIsReadLineByLine", "a.jsonl", "{\"a\": \"one\"}\r\n\n[\"two\"]", "one\n\ntwo\n"},
    {"HtmlKeepsHeadingsAndParagraphs", "a.html",
     "<html><head><title>t</title><style>p{}</style></head><body><h1>BERT &amp; <b>co</b></h1>"
     "<p>is\n a <i>model</i><br>of text<script>x()</script></p>tail</body></html>",
     "# BERT & co\n\nis a model\nof text\n\ntail\n"},
    {"HtmlKeepsListsAndTheirDepth", "a.html",
     "<ul><li>a<ul><li><p>b</p><p>more</p></li></ul></li><li>c</ul>d", "- a\n  - b\n\nmore\n\n- c\n\nd\n"},
    {"HtmlPutsWhatExplainsATermBelowIt", "a.html", "<dl><dt>LoRA<dd>trains little</dl>",
     "- LoRA\n  - trains little\n"},
    {"HtmlKeepsTables", "a.htm",
     "<table><caption>all</caption><tr><th>a<th>b</tr><tr><td><p>1</p><p>2</p><td>"
     "<table><tr><td>3<td>4</table></table>end",
     "all\n\n| a | b |\n| --- | --- |\n| 1 2 | 3 4 |\n\nend\n"},
    {"HtmlKeepsPreformattedText", "a.html", "<pre>a\n  b</pre>", "```\na\n  b\n```\n"},
    {"HtmlIsUtf8WhereItIsValid", "a.html", "<p>模型 é", "模型 é\n"},
    {"HtmlMayDeclareItsEncoding", "a.html", "<meta charset=\"iso-8859-1\"><p>mod\xe8le", "modèle\n"},
    {"NothingGivesNothing", "a.html", "", ""},
};
class TextTest : public testing::TestWithParam<TextCase> {};

TEST_P(TextTest, IsReadAsMarkdown) {
  const auto text = to_note_text(GetParam().file, std::string(GetParam().bytes));
  ASSERT_TRUE(text) << text.status().message();
  EXPECT_EQ(text->text(), GetParam().want);
}
INSTANTIATE_TEST_SUITE_P(Cases, TextTest, testing::ValuesIn(kTextCases), test::case_name<TextCase>);

}  // namespace
}  // namespace notegraph::formats
