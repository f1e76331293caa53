// Files that are not what their endings say, damaged, or made to use up memory and time.

#include <functional>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/formats/markdown_writer.h"
#include "api/formats/note_format.h"
#include "tests/api/formats/zip_file.h"
#include "tests/support/case_name.h"

namespace notegraph::formats {
namespace {

using testing::HasSubstr;

std::string repeat(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

struct RefusalCase {
  const char* name;
  const char* file;
  std::function<std::string()> bytes;
  StatusCode code;
  const char* message;
};
const RefusalCase kRefusalCases[] = {
    {"BinaryText", "a.md", [] { return std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0", 22); },
     StatusCode::bad_data, "no text"},
    {"OpenQuote", "a.csv", [] { return "a\n\"b\n"; }, StatusCode::bad_data, "line 2"},
    {"BrokenJson", "a.json", [] { return R"({"a": )"; }, StatusCode::bad_data, "byte"},
    {"NoJsonLine", "a.jsonl", [] { return "\n[\n{\n"; }, StatusCode::bad_data, "line 2 is no JSON"},
    {"NoZip", "a.docx", [] { return "word"; }, StatusCode::bad_data, "no zip archive"},
    {"OtherOfficeFile", "a.docx",
     [] {
       return test::make_zip({{"xl/workbook.xml", "<workbook/>"}});
     },
     StatusCode::bad_data, "word/document.xml"},
    {"BrokenXml", "a.docx",
     [] {
       return test::make_zip({{"word/document.xml", "<a>\n<b></a>"}});
     },
     StatusCode::bad_data, "line 2"},
    {"EntityBomb", "a.docx",
     [] {
       return test::make_zip({{"word/document.xml",
                               "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
                               "<d><p><t>&b;</t></p>"}});
     },
     StatusCode::bad_data, "XML"},
    {"DeepXml", "a.docx",
     [] {
       return test::make_zip({{"word/document.xml", repeat("<a>", 100'000)}});
     },
     StatusCode::limit_exceeded, "nested deeper"},
    {"DeepHtml", "a.html", [] { return repeat("<div>", 1'000'000); }, StatusCode::limit_exceeded,
     "nested deeper"},
    {"ZipBomb", "a.docx",
     [] {
       return test::make_zip({{"word/document.xml", "<d>" + std::string(300 << 20, ' ') + "</d>"}});
     },
     StatusCode::limit_exceeded, "unpacks to more"},
    {"ManyTimesALongCell", "a.xlsx",
     [] {
       return test::make_zip(
           {{"xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheet name=\"s\" r:id=\"i\"/></workbook>"},
            {"xl/_rels/workbook.xml.rels", "<r><Relationship Id=\"i\" Target=\"s.xml\"/></r>"},
            {"xl/sharedStrings.xml", "<sst><si><t>" + std::string(1 << 20, 'x') + "</t></si></sst>"},
            {"xl/s.xml",
             "<w><sheetData><row>" + repeat("<c t=\"s\"><v>0</v></c>", 1000) + "</row></sheetData></w>"}});
     },
     StatusCode::limit_exceeded, "bytes of text"},
    {"ReferenceToNothing", "a.pptx",
     [] {
       return test::make_zip({{"ppt/presentation.xml", "<p xmlns:r=\"r\"><sldId r:id=\"x\"/></p>"},
                              {"ppt/_rels/presentation.xml.rels", "<r/>"}});
     },
     StatusCode::bad_data, "refers to \"x\""},
};
class RefusalTest : public testing::TestWithParam<RefusalCase> {};

TEST_P(RefusalTest, SaysWhatIsWrong) {
  const auto text = to_note_text(GetParam().file, GetParam().bytes());
  ASSERT_FALSE(text) << text->text().substr(0, 200);
  EXPECT_EQ(text.status().code(), GetParam().code) << text.status().message();
  EXPECT_THAT(text.status().message(), HasSubstr(GetParam().message));
}
INSTANTIATE_TEST_SUITE_P(Cases, RefusalTest, testing::ValuesIn(kRefusalCases), test::case_name<RefusalCase>);

TEST(DamagedFile, GivesTextOrAnErrorAndNothingElse) {
  const unsigned seed = std::random_device()();
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  const std::vector<std::pair<const char*, std::string>> files{
      {"a.html", "<table><tr><td>a<ul><li>b</ul></table><h1>c<p>&eacute;<!-- d --><pre>e</pre><![CDATA[f]]>"},
      {"a.csv", "a,\"b\"\"\",c\r\n\"d\n\",,e\n"},
      {"a.json", R"({"a": ["b\u00e9", {"c": null}], "d": -1.5e3})"},
      {"a.docx",
       test::make_zip({{"word/document.xml", "<d><p><t>a</t></p><tbl><tr><tc><p/></tc></tr></tbl></d>"}})}};
  for (int round = 0; round < 500; ++round) {
    for (const auto& [name, whole] : files) {
      std::string bytes = whole;
      for (int i = 0; i < 3; ++i) bytes[random() % bytes.size()] = static_cast<char>(random());
      bytes.resize(random() % (bytes.size() + 1));
      const auto text = to_note_text(name, bytes);
      if (text) {
        EXPECT_LE(text->text().size(), MarkdownWriter::kMaxBytes);
      } else {
        EXPECT_FALSE(text.status().message().empty());
      }
    }
  }
}

}  // namespace
}  // namespace notegraph::formats
