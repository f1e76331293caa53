// Whether the graph still says what the notes say.

#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/service/evidence_verifier.h"
#include "api/service/knowledge_service.h"
#include "graph/store/memory_graph_store.h"
#include "tests/support/line_extractor.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::service {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::SizeIs;

class VerifyTest : public testing::Test {
 protected:
  VerifyTest()
      : service(store::make_memory_graph_store(), Ontology(),
                []() -> Result<std::unique_ptr<const extract::Extractor>> {
                  return std::unique_ptr<const extract::Extractor>(std::make_unique<test::LineExtractor>());
                }) {
    directory.write("a.md", "model:BERT uses technique:MLM\n");
    directory.write("b.md", "\nmodel:LSTM variant_of model:RNN\nmodel:RNN causes problem:X\n");
    EXPECT_TRUE(service.ingest({root}, {}));
  }

  VerifyReport verify() const {
    const auto report = service.verify();
    EXPECT_TRUE(report) << report.status().message();
    return *report;
  }

  test::TemporaryDirectory directory;
  fs::path root = fs::canonical(directory.path());
  KnowledgeService service;
};

TEST_F(VerifyTest, HoldsWhileNothingChanged) {
  const VerifyReport report = verify();
  EXPECT_TRUE(report.holds());
  EXPECT_EQ(report.notes, 2U);
  EXPECT_EQ(report.evidence, 3U);
  EXPECT_EQ(report.standing, 3U);
}

TEST_F(VerifyTest, SaysWhereAQuoteWentAndWhichIsGone) {
  directory.write("b.md", "new\n\nmodel:LSTM variant_of model:RNN\n");
  const VerifyReport report = verify();
  EXPECT_FALSE(report.holds());
  EXPECT_THAT(report.changed, ElementsAre((root / "b.md").string()));
  EXPECT_EQ(report.standing, 1U);
  EXPECT_EQ(report.moved, 1U);
  EXPECT_EQ(report.lost, 1U);
  ASSERT_THAT(report.stray, SizeIs(2));
  for (const StrayEvidence& stray : report.stray) {
    const bool is_moved = stray.statement == "LSTM --variant_of--> RNN";
    EXPECT_EQ(stray.line_now, is_moved ? 3U : 0U) << stray.statement;
    EXPECT_EQ(stray.evidence.line, is_moved ? 2U : 3U);
  }
}

TEST_F(VerifyTest, AChangeElsewhereInTheNoteLeavesItsEvidenceStanding) {
  directory.write("a.md", "model:BERT uses technique:MLM\nmore\n");
  const VerifyReport report = verify();
  EXPECT_FALSE(report.holds());
  EXPECT_EQ(report.standing, 3U);
  EXPECT_THAT(report.changed, SizeIs(1));
  EXPECT_THAT(report.stray, SizeIs(0));
}

TEST_F(VerifyTest, NamesNotesThatAreGoneOrCannotBeRead) {
  fs::remove(root / "a.md");
  directory.write("b.md", std::string_view("\0", 1));
  const VerifyReport report = verify();
  EXPECT_FALSE(report.holds());
  EXPECT_THAT(report.gone, ElementsAre((root / "a.md").string()));
  EXPECT_THAT(report.unreadable, SizeIs(1));
  EXPECT_EQ(report.lost, 1U);
}

TEST_F(VerifyTest, LooksAtNoNoteThatIsNoFile) {
  ASSERT_TRUE(service.put_note({"sent.md", "model:GPT uses technique:BPE\n"}));
  EXPECT_EQ(verify().notes, 2U);
}

TEST(EvidenceVerifier, CountsBytesOfTheFileAsItIsEncoded) {
  NoteFacts facts;
  facts.entities.resize(2);
  facts.relations = {{0, "uses", 1, {{"n", {2 + 2 * 2, 2 + 2 * 4}, 1, {}, "cd", "", 0.9}}}};
  const std::string utf16(
      "\xff\xfe"
      "a\0b\0c\0d\0",
      10);
  VerifyReport report;
  verify_evidence(facts, formats::NoteText(utf16), report);
  EXPECT_EQ(report.standing, 1U);
  verify_evidence(facts, formats::NoteText("abcd"), report);
  EXPECT_EQ(report.moved, 1U);
}

}  // namespace
}  // namespace notegraph::service
