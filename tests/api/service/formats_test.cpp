// Notes that are no Markdown: their text is another than their file's bytes.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/service/knowledge_service.h"
#include "graph/store/memory_graph_store.h"
#include "tests/support/line_extractor.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::service {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;

class FormatsTest : public testing::Test {
 protected:
  FormatsTest()
      : service(store::make_memory_graph_store(), Ontology(),
                []() -> Result<std::unique_ptr<const extract::Extractor>> {
                  return std::unique_ptr<const extract::Extractor>(std::make_unique<test::LineExtractor>());
                }) {
    directory.write("a.html", "<p>model:BERT uses\ntechnique:MLM</p>");
  }

  IngestReport ingest() {
    const auto report = service.ingest({root}, {});
    EXPECT_TRUE(report) << report.status().message();
    return *report;
  }

  test::TemporaryDirectory directory;
  fs::path root = fs::canonical(directory.path());
  KnowledgeService service;
};

TEST_F(FormatsTest, EvidenceStandsInTheTextThatAFileWasTurnedInto) {
  EXPECT_EQ(ingest().added, 1U);
  const auto report = service.verify();
  ASSERT_TRUE(report) << report.status().message();
  EXPECT_TRUE(report->holds());
  EXPECT_EQ(report->standing, 1U);
}

TEST_F(FormatsTest, EvidenceNamesTheLineOfATableOrJsonFile) {
  const std::string json = "{\"a\": 1,\n \"b\":\n  \"model:A uses model:B\"}";
  directory.write("b.json", json);
  const auto extraction = service.extract_file(root / "b.json", {});
  ASSERT_TRUE(extraction) << extraction.status().message();
  const Evidence& evidence = extraction->facts.relations.at(0).evidence.at(0);
  EXPECT_EQ(evidence.line, 3U);
  EXPECT_EQ(json.substr(evidence.range.begin, evidence.range.end - evidence.range.begin), evidence.quote);
  EXPECT_EQ(extraction->facts.entities.at(1).mentions.at(0).line, 3U);
  ingest();
  const auto report = service.verify();
  ASSERT_TRUE(report) << report.status().message();
  EXPECT_TRUE(report->holds());
  directory.write("b.json", "\n" + json);
  EXPECT_EQ(service.verify()->stray.at(0).line_now, 4U);
}

TEST_F(FormatsTest, AJsonLineThatIsNoneIsSkippedAndReported) {
  directory.write("b.jsonl", "broken\n[\"model:A uses model:B\"]\n");
  const IngestReport report = ingest();
  EXPECT_EQ(report.added, 2U);
  EXPECT_THAT(report.failed, IsEmpty());
  EXPECT_THAT(report.warnings,
              ElementsAre(Pair((root / "b.jsonl").string(), HasSubstr("line 1 is no JSON"))));
}

TEST_F(FormatsTest, AnUnchangedFileIsKnownByItsBytes) {
  ingest();
  EXPECT_EQ(ingest().unchanged, 1U);
  fs::rename(root / "a.html", root / "b.html");
  const auto report = service.follow({root}, {});
  ASSERT_TRUE(report) << report.status().message();
  EXPECT_THAT(report->renamed, ElementsAre(Pair((root / "a.html").string(), (root / "b.html").string())));
}

TEST_F(FormatsTest, AFileThatCannotBeReadDoesNotStopTheOthers) {
  directory.write("0.docx", "no zip archive");
  const IngestReport report = ingest();
  EXPECT_EQ(report.added, 1U);
  EXPECT_THAT(report.failed, ElementsAre(Pair((root / "0.docx").string(), HasSubstr("no zip archive"))));
}

TEST_F(FormatsTest, VerifySaysWhichFileCanNoLongerBeRead) {
  directory.write("b.json", R"(["model:A uses model:B"])");
  ingest();
  directory.write("b.json", "[");
  const auto report = service.verify();
  ASSERT_TRUE(report) << report.status().message();
  EXPECT_THAT(report->unreadable, ElementsAre(Pair((root / "b.json").string(), HasSubstr("no JSON"))));
}

TEST_F(FormatsTest, OneFileIsExtractedInItsFormat) {
  const auto extraction = service.extract_file(root / "a.html", {});
  ASSERT_TRUE(extraction) << extraction.status().message();
  EXPECT_EQ(extraction->facts.note.text, "model:BERT uses technique:MLM\n");
  EXPECT_EQ(extraction->facts.relations.size(), 1U);
  const auto missing = service.extract_file(root / "none.html", {});
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.status().code(), StatusCode::not_found);
  EXPECT_THAT(missing.status().message(), HasSubstr("none.html"));
}

}  // namespace
}  // namespace notegraph::service
