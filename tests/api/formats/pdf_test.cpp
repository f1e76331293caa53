#include <cstdlib>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/formats/note_format.h"
#include "api/process/subprocess.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::formats {
namespace {

using testing::HasSubstr;

bool has_pdftotext() {
  return process::run_subprocess({"pdftotext", "-v"}, "", {}).ok();
}

/// A page that shows `text`. It has no table of cross references: Poppler makes one.
std::string make_pdf(const std::string& text) {
  const std::string content = "BT /F1 12 Tf 72 720 Td (" + text + ") Tj ET";
  return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
         "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
         "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
         "/Resources<</Font<</F1 5 0 R>>>>>>endobj\n"
         "4 0 obj<</Length " +
         std::to_string(content.size()) + ">>stream\n" + content +
         "\nendstream endobj\n"
         "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
         "trailer<</Root 1 0 R>>\n%%EOF\n";
}

TEST(Pdf, IsReadByPdftotext) {
  if (!has_pdftotext()) GTEST_SKIP() << "no pdftotext; apt install poppler-utils";
  const auto text = to_note_text("a.pdf", make_pdf("LoRA solves forgetting"));
  ASSERT_TRUE(text) << text.status().message();
  EXPECT_EQ(text->text(), "LoRA solves forgetting\n");
}

TEST(Pdf, SaysThatAFileIsNone) {
  if (!has_pdftotext()) GTEST_SKIP() << "no pdftotext; apt install poppler-utils";
  const auto text = to_note_text("a.pdf", "no pdf");
  ASSERT_FALSE(text);
  EXPECT_EQ(text.status().code(), StatusCode::bad_data);
}

TEST(Pdf, NamesThePackageThatIsMissing) {
  const test::TemporaryDirectory nothing;
  const std::string path = std::getenv("PATH");
  setenv("PATH", nothing.path().c_str(), 1);
  const auto text = to_note_text("a.pdf", make_pdf("x"));
  setenv("PATH", path.c_str(), 1);
  ASSERT_FALSE(text);
  EXPECT_EQ(text.status().code(), StatusCode::unavailable);
  EXPECT_THAT(text.status().message(), HasSubstr("apt install poppler-utils"));
}

}  // namespace
}  // namespace notegraph::formats
