// The way back from a note's text to its file.

#include "api/formats/note_text.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/formats/note_format.h"
#include "tests/support/case_name.h"

namespace notegraph::formats {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct PlaceCase {
  const char* name;
  const char* file;
  std::string bytes;
  const char* words;    ///< As the text has them.
  const char* written;  ///< As the file has them.
  std::uint32_t line;
};
const PlaceCase kPlaceCases[] = {
    {"OfACell", "a.csv", "model,by\nBERT,Google\n", "Google", "Google", 2},
    {"OfAHeaderCell", "a.csv", "model,by\nBERT,Google\n", "by", "by", 1},
    {"OfAQuotedCell", "a.csv", "a,b\r\n1,\"x\"\r\n2,\"uses, \"\"MLM\"\"\"\r\n", "uses, \"MLM\"",
     "uses, \"\"MLM\"\"", 3},
    {"OfALineWithinACell", "a.csv", "a,b\n1,\"one\ntwo\nthree\"\n", "three", "three", 4},
    {"OfACellWithEscapedBorder", "a.csv", "a;b\nx;p|q\n", "p\\|q", "p|q", 2},
    {"OfTabs", "a.tsv", "a\tb\n\n1\tBERT\n", "BERT", "BERT", 3},
    {"OfGb18030", "a.tsv", "\xc4\xa3\xd0\xcd\t\xb5\xc4\xca\xc7\n\xb4\xf3\xc4\xa3\xd0\xcd\t\xce\xd2\xc3\xc7\n",
     "我们", "\xce\xd2\xc3\xc7", 2},
    {"OfAJsonText", "a.json", "{\"key\": \"no\",\n \"b\": [\n  \"BERT uses MLM\"]}", "MLM", "MLM", 3},
    {"OfAnEscapedJsonText", "a.json", R"(["\"q\" \u4e2d\u6587\ttab LoRA"])", "中文", R"(\u4e2d\u6587)", 1},
    {"OfSurrogates", "a.json", "[\"\\n\",\n\"\\ud83d\\ude00 \\/x\"]", "😀", R"(\ud83d\ude00)", 2},
    {"BehindEscapes", "a.json", R"(["\"q\" \u4e2d\u6587\ttab LoRA"])", "tab LoRA", "tab LoRA", 1},
    {"OfAParagraphWithinAJsonText", "a.json", R"(["one\n\ntwo # three"])", "two # three", "two # three", 1},
    {"OfAJsonLine", "a.jsonl", "{\"a\": \"one\"}\r\n\n{\"one\": \"two\"}\n", "two", "two", 3},
};
class PlaceTest : public testing::TestWithParam<PlaceCase> {};

TEST_P(PlaceTest, IsTheFiles) {
  const PlaceCase& c = GetParam();
  const auto note = to_note_text(c.file, c.bytes);
  ASSERT_TRUE(note) << note.status().message();
  const std::size_t at = note->text().find(c.words);
  ASSERT_NE(at, std::string::npos) << note->text();
  const auto place = note->place_in_file({{at, at + std::string_view(c.words).size()}, 0});
  EXPECT_EQ(c.bytes.substr(place.range.begin, place.range.end - place.range.begin), c.written);
  EXPECT_EQ(place.line, c.line);
}
INSTANTIATE_TEST_SUITE_P(Cases, PlaceTest, testing::ValuesIn(kPlaceCases), test::case_name<PlaceCase>);

TEST(NoteText, KeepsPlacesWhereTheFileIsTheText) {
  const auto note = to_note_text("a.md", "one\n\ntwo\n");
  ASSERT_TRUE(note);
  const auto place = note->place_in_file({{5, 8}, 3});
  EXPECT_EQ(place.range, (ByteRange{5, 8}));
  EXPECT_EQ(place.line, 3U);
}

TEST(NoteText, NamesTheJsonLinesThatWereSkipped) {
  const auto note = to_note_text("a.jsonl", "[\"a\"]\nbroken\n\n[\"b\"]\n{\n");
  ASSERT_TRUE(note) << note.status().message();
  EXPECT_EQ(note->text(), "a\n\nb\n");
  EXPECT_THAT(note->warnings(), ElementsAre(HasSubstr("line 2 is no JSON"), HasSubstr("line 5 is no JSON")));
}

TEST(NoteText, CountsSkippedJsonLinesWhenThereAreMany) {
  std::string bytes = "[\"a\"]\n";
  for (int i = 0; i < 1000; ++i) bytes += "x\n";
  const auto note = to_note_text("a.jsonl", bytes);
  ASSERT_TRUE(note);
  EXPECT_EQ(note->warnings().size(), 11U);
  EXPECT_THAT(note->warnings().back(), HasSubstr("990 more lines"));
}

TEST(NoteText, SaysWhatOfATableCouldNotBeDecoded) {
  EXPECT_THAT(to_note_text("a.csv", "a,b\n")->warnings(), IsEmpty());
  EXPECT_THAT(to_note_text("a.csv", "a,b\xff\n")->warnings(), ElementsAre(HasSubstr("invalid byte")));
}

}  // namespace
}  // namespace notegraph::formats
