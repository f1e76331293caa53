// Whatever the number of threads, the same notes give the same graph and the same report.

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <sstream>
#include <string>
#include <thread>
#include <utility>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "api/service/knowledge_service.h"
#include "graph/store/memory_graph_store.h"
#include "tests/support/line_extractor.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::service {
namespace {

namespace fs = std::filesystem;

const fs::path kData = fs::path(NOTEGRAPH_SOURCE_DIR) / "data";

/// The earlier a note stands among its neighbors, the longer it takes: on several threads, later ones are
/// done first.
class HastyExtractor final : public extract::Extractor {
 public:
  Extraction extract(const extract::Document& document,
                     const extract::ExtractOptions& options) const override {
    std::this_thread::sleep_for(std::chrono::milliseconds(3 - document.bytes.size() % 4));
    return lines_.extract(document, options);
  }
  bool has_learnt_from(std::uint64_t) const override { return false; }
  std::string version(const extract::ExtractOptions& options) const override {
    return lines_.version(options);
  }

 private:
  test::LineExtractor lines_;
};

/// The report and the exported graph, as text.
std::string outcome(const fs::path& notes, unsigned threads, ExtractorSource extractor) {
  KnowledgeService service(store::make_memory_graph_store(), Ontology(), std::move(extractor));
  IngestOptions options;
  options.threads = threads;
  std::ostringstream out;
  options.progress = [&out](const Progress& progress) {
    out << progress.done << '/' << progress.total << '\n';
  };
  const auto report = service.ingest({notes}, options);
  EXPECT_TRUE(report) << report.status().message();
  if (!report) return {};
  out << fmt::format("{} added, {} entities, {} relations\n", report->added, report->entities_gained,
                     report->relations_gained);
  for (const auto& [note, reason] : report->failed) out << note << ": " << reason << '\n';
  EXPECT_TRUE(service.export_jsonl(out));
  return out.str();
}

class IngestThreadsTest : public testing::TestWithParam<unsigned> {};

TEST_P(IngestThreadsTest, GiveTheSameGraphOfTheSampleNotes) {
  const auto ontology = Ontology::read(kData / "ontology");
  ASSERT_TRUE(ontology) << ontology.status().message();
  const ExtractorSource extractor = [&] { return extract::Extractor::open({kData}, *ontology); };
  const std::string alone = outcome(kData / "notes", 1, extractor);
  EXPECT_NE(alone.find("LoRA"), std::string::npos);
  EXPECT_EQ(outcome(kData / "notes", GetParam(), extractor), alone);
}

TEST_P(IngestThreadsTest, WriteNotesInTheirOrderWhoeverIsDoneFirst) {
  const test::TemporaryDirectory directory;
  for (int i = 0; i < 50; ++i) {
    directory.write(fmt::format("{:02}.md", i),
                    fmt::format("model:M{} uses model:M{}\n{}", i, i / 2, std::string(i % 4, '.')));
  }
  directory.write("25.docx", "no zip archive");
  const ExtractorSource extractor = []() -> Result<std::unique_ptr<const extract::Extractor>> {
    return std::unique_ptr<const extract::Extractor>(std::make_unique<HastyExtractor>());
  };
  const std::string alone = outcome(directory.path(), 1, extractor);
  EXPECT_NE(alone.find("50 added"), std::string::npos) << alone;
  EXPECT_NE(alone.find("25.docx: "), std::string::npos) << alone;
  EXPECT_EQ(outcome(directory.path(), GetParam(), extractor), alone);
}

INSTANTIATE_TEST_SUITE_P(Threads, IngestThreadsTest, testing::Values(2U, 4U, 64U),
                         testing::PrintToStringParamName());

}  // namespace
}  // namespace notegraph::service
