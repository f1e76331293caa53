#include <string>

#include <gtest/gtest.h>

#include "api/formats/note_format.h"
#include "tests/api/formats/zip_file.h"

namespace notegraph::formats {
namespace {

std::string read(const char* name, const std::vector<std::pair<std::string, std::string>>& parts) {
  const auto text = to_note_text(name, test::make_zip(parts));
  EXPECT_TRUE(text) << text.status().message();
  return text ? text->text() : "";
}

std::string paragraph(const std::string& properties, const std::string& text) {
  return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:t>" + text + "</w:t></w:r></w:p>";
}

std::string document(const std::string& body) {
  return "<?xml version=\"1.0\"?><w:document xmlns:w=\"w\" xmlns:mc=\"mc\"><w:body>" + body +
         "</w:body></w:document>";
}

TEST(Docx, KeepsHeadingsListsAndParagraphs) {
  const std::string styles =
      "<w:styles xmlns:w=\"w\"><w:style w:styleId=\"1\"><w:name w:val=\"heading 2\"/></w:style>"
      "<w:style w:styleId=\"T\"><w:name w:val=\"Title\"/></w:style>"
      "<w:style w:styleId=\"L\"><w:name w:val=\"List Bullet\"/></w:style></w:styles>";
  const std::string body =
      paragraph("<w:pStyle w:val=\"T\"/>", "Notes") + paragraph("<w:pStyle w:val=\"1\"/>", "BERT") +
      paragraph("", "is a model") + paragraph("<w:pStyle w:val=\"L\"/>", "one") +
      paragraph("<w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"3\"/></w:numPr>", "two") +
      paragraph("<w:pStyle w:val=\"L\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>", "three") +
      paragraph("<w:outlineLvl w:val=\"2\"/>", "Deeper");
  EXPECT_EQ(read("a.docx", {{"word/document.xml", document(body)}, {"word/styles.xml", styles}}),
            "# Notes\n\n## BERT\n\nis a model\n\n- one\n  - two\n\nthree\n\n### Deeper\n");
}

TEST(Docx, LeavesOutWhatWasDeletedAndWhatStandsTwice) {
  const std::string body =
      "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>"
      "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
      "<w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom>"
      "<mc:AlternateContent><mc:Choice><w:p><w:r><w:t>box</w:t></w:r></w:p></mc:Choice>"
      "<mc:Fallback><w:p><w:r><w:t>box</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:p>";
  EXPECT_EQ(read("a.docx", {{"word/document.xml", document(body)}}), "a b\nc\n\nbox\n");
}

TEST(Docx, KeepsTables) {
  const auto cell = [](const std::string& text) { return "<w:tc>" + paragraph("", text) + "</w:tc>"; };
  const std::string inner = "<w:tc><w:tbl><w:tr>" + cell("3") + cell("4") + "</w:tr></w:tbl></w:tc>";
  const std::string body = "<w:tbl><w:tr>" + cell("a") + cell("b") + "</w:tr><w:tr>" + cell("1") + inner +
                           "</w:tr></w:tbl>" + paragraph("", "end");
  EXPECT_EQ(read("a.docx", {{"word/document.xml", document(body)}}),
            "| a | b |\n| --- | --- |\n| 1 | 3 4 |\n\nend\n");
}

TEST(Pptx, ReadsSlidesInTheirOrder) {
  const auto slide = [](const std::string& title, const std::string& items) {
    return "<p:sld xmlns:p=\"p\" xmlns:a=\"a\"><p:sp><p:nvPr><p:ph type=\"title\"/></p:nvPr><a:p><a:r><a:t>" +
           title + "</a:t></a:r></a:p></p:sp><p:sp>" + items + "</p:sp></p:sld>";
  };
  EXPECT_EQ(read("a.pptx",
                 {{"ppt/presentation.xml",
                   "<p:presentation xmlns:p=\"p\" xmlns:r=\"r\"><p:sldIdLst><p:sldId id=\"1\" r:id=\"rId9\"/>"
                   "<p:sldId id=\"2\" r:id=\"rId3\"/></p:sldIdLst></p:presentation>"},
                  {"ppt/_rels/presentation.xml.rels",
                   "<Relationships><Relationship Id=\"rId3\" Target=\"slides/slide1.xml\"/>"
                   "<Relationship Id=\"rId9\" Target=\"/ppt/slides/slide2.xml\"/></Relationships>"},
                  {"ppt/slides/slide1.xml", slide("LoRA", "<a:p><a:r><a:t>small</a:t></a:r></a:p>")},
                  {"ppt/slides/slide2.xml",
                   slide("BERT",
                         "<a:p><a:r><a:t>reads </a:t></a:r><a:r><a:t>text</a:t></a:r></a:p>"
                         "<a:p><a:pPr lvl=\"1\"/><a:r><a:t>both ways</a:t></a:r></a:p>")}}),
            "# BERT\n\n- reads text\n  - both ways\n\n# LoRA\n\n- small\n");
}

TEST(Xlsx, ReadsEachSheetAsATable) {
  EXPECT_EQ(
      read("a.xlsx",
           {{"xl/workbook.xml",
             "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Models\" sheetId=\"1\" "
             "r:id=\"rId1\"/></sheets></workbook>"},
            {"xl/_rels/workbook.xml.rels",
             "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>"},
            {"xl/sharedStrings.xml",
             "<sst><si><t>model</t></si><si><r><t>BE</t></r><r><t>RT</t></r><rPh><t>x</t></rPh></si></sst>"},
            {"xl/worksheets/sheet1.xml",
             "<worksheet><sheetData><row><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\" "
             "t=\"inlineStr\"><is><t>year"
             "</t></is></c></row><row><c r=\"A2\" t=\"s\"><v>1</v></c><c r=\"B2\" t=\"e\"><v>#N/A</v></c>"
             "<c r=\"C2\"><f>2017+1</f><v>2018</v></c></row></sheetData></worksheet>"}}),
      "# Models\n\n| model | | year |\n| --- | --- | --- |\n| BERT | | 2018 |\n");
}

TEST(Xlsx, ShowsDatesAsDates) {
  EXPECT_EQ(
      read("a.xlsx",
           {{"xl/workbook.xml",
             "<workbook xmlns:r=\"r\"><workbookPr date1904=\"0\"/><sheets><sheet name=\"Papers\" "
             "sheetId=\"1\" "
             "r:id=\"rId1\"/></sheets></workbook>"},
            {"xl/_rels/workbook.xml.rels",
             "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>"},
            {"xl/styles.xml",
             "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd hh:mm\"/>"
             "<numFmt numFmtId=\"165\" formatCode=\"0.0 &quot;days&quot;\"/></numFmts>"
             "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
             "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/>"
             "</cellXfs></styleSheet>"},
            {"xl/worksheets/sheet1.xml",
             "<worksheet><sheetData><row><c r=\"A1\" s=\"0\"><v>43018</v></c><c r=\"B1\" "
             "s=\"1\"><v>43018</v></c>"
             "<c r=\"C1\" s=\"2\" t=\"n\"><v>43018.5</v></c><c r=\"D1\" s=\"3\"><v>7</v></c>"
             "<c r=\"E1\" s=\"1\" t=\"str\"><v>43018</v></c><c r=\"F1\" s=\"9\"><v>1</v></c></row>"
             "</sheetData></worksheet>"}}),
      "# Papers\n\n| 43018 | 2017-10-10 | 2017-10-10T12:00 | 7 | 43018 | 1 |\n| --- | --- | --- | --- | --- "
      "| --- |\n");
}

}  // namespace
}  // namespace notegraph::formats
