// Notes that are renamed, removed and saved while they are followed; and when a note must be read again.

#include <cstdint>
#include <filesystem>

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
using testing::IsEmpty;
using testing::Pair;

/// Stands for a person who deletes a note just as it is read, if it says so.
class DeletingExtractor final : public extract::Extractor {
 public:
  Extraction extract(const extract::Document& document,
                     const extract::ExtractOptions& options) const override {
    if (document.bytes.find("Delete me.") != std::string::npos) fs::remove(document.id);
    return lines_.extract(document, options);
  }
  bool has_learnt_from(std::uint64_t) const override { return false; }
  std::string version(const extract::ExtractOptions& options) const override {
    return lines_.version(options);
  }

 private:
  test::LineExtractor lines_;
};

class FollowingTest : public testing::Test {
 protected:
  FollowingTest()
      : service(store::make_memory_graph_store(), Ontology(),
                []() -> Result<std::unique_ptr<const extract::Extractor>> {
                  return std::unique_ptr<const extract::Extractor>(std::make_unique<DeletingExtractor>());
                }) {
    directory.write("a.md", "model:BERT uses technique:MLM\n");
    directory.write("sub/b.md", "model:LSTM variant_of model:RNN\n");
    EXPECT_TRUE(service.ingest({root}, {}));
  }

  IngestReport follow(const std::vector<fs::path>& changed) {
    const auto report = service.follow(changed, {});
    EXPECT_TRUE(report) << report.status().message();
    return *report;
  }
  IngestReport ingest(const IngestOptions& options) {
    const auto report = service.ingest({root}, options);
    EXPECT_TRUE(report) << report.status().message();
    return *report;
  }
  std::string path(const char* name) const { return (root / name).string(); }

  test::TemporaryDirectory directory;
  fs::path root = fs::canonical(directory.path());
  KnowledgeService service;
};

TEST_F(FollowingTest, ReadsWhatWasSavedAndNothingElse) {
  directory.write("a.md", "model:BERT uses technique:NSP\n");
  const IngestReport report = follow({root / "a.md"});
  EXPECT_EQ(report.changed, 1U);
  EXPECT_EQ(report.unchanged, 0U);
  EXPECT_TRUE(service.resolve("NSP"));
}

TEST_F(FollowingTest, DropsWhatIsGone) {
  fs::remove_all(root / "sub");
  const IngestReport report = follow({root / "sub"});
  EXPECT_EQ(report.removed, 1U);
  EXPECT_THAT(*service.notes("", 10), ElementsAre(path("a.md")));
}

TEST_F(FollowingTest, SeesARename) {
  fs::rename(root / "a.md", root / "z.md");
  const IngestReport report = follow({root / "a.md", root / "z.md"});
  EXPECT_THAT(report.renamed, ElementsAre(Pair(path("a.md"), path("z.md"))));
  EXPECT_EQ(report.added + report.removed + report.changed, 0U);
  EXPECT_EQ(report.entities_gained, report.entities_lost);
}

TEST_F(FollowingTest, ARenameIsOneWriteThatChangesNoFact) {
  const std::uint64_t before = service.log(1)->sequence;
  fs::rename(root / "a.md", root / "z.md");
  follow({root / "a.md", root / "z.md"});
  const auto changes = service.changes({before, 9})->changes;
  ASSERT_EQ(changes.size(), 1U);
  ASSERT_EQ(changes[0].notes.size(), 1U);
  EXPECT_EQ(changes[0].notes[0].note, path("z.md"));
  EXPECT_EQ(changes[0].notes[0].renamed_from, path("a.md"));
  EXPECT_EQ(changes[0].entities_gained + changes[0].entities_lost, 0U);
  EXPECT_THAT(*service.notes("", 9), ElementsAre(path("sub/b.md"), path("z.md")));
}

TEST_F(FollowingTest, OfTwoNotesWithTheSameBytesEachIsRenamedOnce) {
  directory.write("one/x.md", "model:GPT uses technique:CLM\n");
  directory.write("one/y.md", "model:GPT uses technique:CLM\n");
  follow({root});
  fs::rename(root / "one", root / "two");
  const IngestReport report = follow({root});
  EXPECT_THAT(report.renamed, ElementsAre(Pair(path("one/x.md"), path("two/x.md")),
                                          Pair(path("one/y.md"), path("two/y.md"))));
  EXPECT_EQ(report.removed, 0U);
}

TEST_F(FollowingTest, ASplitByANoteFollowsItsRenames) {
  ASSERT_TRUE(service.decide({.kind = DecisionKind::split,
                              .entity = "BERT",
                              .value = "BERT of a",
                              .notes = {path("a.md")},
                              .author = "ada"}));
  NeighborsRequest what_it_uses;
  what_it_uses.reference = "BERT of a";
  ASSERT_EQ(service.neighbors(what_it_uses)->neighbors.size(), 1U);
  fs::rename(root / "a.md", root / "y.md");
  follow({root / "a.md", root / "y.md"});
  fs::rename(root / "y.md", root / "z.md");
  follow({root / "y.md", root / "z.md"});
  const auto still = service.neighbors(what_it_uses);
  ASSERT_TRUE(still) << still.status().message();
  EXPECT_EQ(still->neighbors.size(), 1U);
  const auto decisions = service.decisions(false)->decisions;
  ASSERT_EQ(decisions.size(), 3U);
  EXPECT_EQ(decisions[2].kind, DecisionKind::rename_note);
  EXPECT_THAT(decisions[2].notes, ElementsAre(path("y.md")));
  EXPECT_EQ(service.log(1)->changes[0].notes.at(0).renamed_from, path("y.md"));  // In the same write.
  EXPECT_THAT(service.log(1)->changes[0].decisions, ElementsAre(decisions[2]));
  EXPECT_EQ(decisions[2].value, path("z.md"));
  EXPECT_EQ(decisions[2].author, "ingest");
  ASSERT_TRUE(service.undo(3, "ada"));
  EXPECT_FALSE(service.resolve("BERT of a"));
  EXPECT_TRUE(service.resolve("BERT"));
}

TEST_F(FollowingTest, ARenameThatNoSplitNamesIsNoDecision) {
  fs::rename(root / "a.md", root / "y.md");
  follow({root / "a.md", root / "y.md"});
  EXPECT_THAT(service.decisions(true)->decisions, IsEmpty());
}

TEST_F(FollowingTest, WhatIsCreatedAndDeletedInOneRoundWasNotRenamed) {
  for (const char* note : {"c.md", "d.md"})
    directory.write(note, "Delete me.\nmodel:GPT uses technique:CLM\n");
  const IngestReport report = follow({root});
  EXPECT_THAT(report.renamed, IsEmpty());
  EXPECT_EQ(report.added, 2U);
  EXPECT_EQ(report.removed, 2U);
  EXPECT_THAT(*service.notes("", 10), ElementsAre(path("a.md"), path("sub/b.md")));
}

TEST_F(FollowingTest, SeesTheRenameOfAFolder) {
  fs::rename(root / "sub", root / "sub2");
  const IngestReport report = follow({root / "sub", root / "sub2"});
  EXPECT_THAT(report.renamed, ElementsAre(Pair(path("sub/b.md"), path("sub2/b.md"))));
}

TEST_F(FollowingTest, PassesOverWhatIsNoNote) {
  directory.write("picture.png", "png");
  const IngestReport report = follow({root / "picture.png", root / ".a.md.swp", root / "a.md~"});
  EXPECT_EQ(report.added + report.removed, 0U);
  EXPECT_THAT(report.failed, IsEmpty());
}

TEST_F(FollowingTest, PruneSeesARenameToo) {
  fs::rename(root / "a.md", root / "z.md");
  IngestOptions options;
  options.prune = true;
  const IngestReport report = ingest(options);
  EXPECT_THAT(report.renamed, ElementsAre(Pair(path("a.md"), path("z.md"))));
  EXPECT_EQ(report.added, 0U);
  EXPECT_EQ(report.removed, 0U);
  EXPECT_EQ(report.unchanged, 1U);
}

TEST_F(FollowingTest, ARenamedNoteThatChangedIsAnotherNote) {
  fs::remove(root / "a.md");
  directory.write("z.md", "model:BERT uses technique:NSP\n");
  IngestOptions options;
  options.prune = true;
  const IngestReport report = ingest(options);
  EXPECT_THAT(report.renamed, IsEmpty());
  EXPECT_EQ(report.added, 1U);
  EXPECT_EQ(report.removed, 1U);
}

TEST_F(FollowingTest, OfTwoCopiesOneIsTheRenamedNote) {
  fs::rename(root / "a.md", root / "y.md");
  fs::copy_file(root / "y.md", root / "z.md");
  const IngestReport report = follow({root});
  EXPECT_THAT(report.renamed, ElementsAre(Pair(path("a.md"), path("y.md"))));
  EXPECT_EQ(report.added, 1U);
}

TEST_F(FollowingTest, OtherOptionsMeanReadingAgain) {
  EXPECT_EQ(ingest({}).unchanged, 2U);
  IngestOptions options;
  options.related_to = true;
  EXPECT_EQ(ingest(options).changed, 2U);
  EXPECT_EQ(ingest(options).unchanged, 2U);
  options.min_confidence = 0.7;
  EXPECT_EQ(ingest(options).changed, 2U);
  EXPECT_EQ(ingest({}).changed, 2U);
}

}  // namespace
}  // namespace notegraph::service
