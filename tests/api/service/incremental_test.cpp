// Incremental equals rebuilt: after any series of edits the graph exports, byte for byte, what a fresh one
// that reads the same files exports.

#include <array>
#include <filesystem>
#include <iostream>
#include <random>
#include <sstream>
#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "api/service/knowledge_service.h"
#include "graph/store/memory_graph_store.h"
#include "graph/store/rocksdb_graph_store.h"
#include "tests/support/line_extractor.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::service {
namespace {

namespace fs = std::filesystem;

/// Stands in for an extractor whose lexicon has several editions: each passes over another third of the
/// lines.
class EditionExtractor final : public extract::Extractor {
 public:
  explicit EditionExtractor(int edition) : lines_("edition " + std::to_string(edition)), edition_(edition) {}

  Extraction extract(const extract::Document& document,
                     const extract::ExtractOptions& options) const override {
    Extraction extraction = lines_.extract(document, options);
    std::erase_if(extraction.facts.relations, [&](const NoteRelation& relation) {
      return relation.evidence.front().line % 3 == static_cast<std::uint32_t>(edition_ % 3);
    });
    return extraction;
  }
  std::string version(const extract::ExtractOptions& options) const override {
    return lines_.version(options);
  }

 private:
  test::LineExtractor lines_;
  int edition_;
};

std::unique_ptr<KnowledgeService> make_service(std::unique_ptr<store::GraphStore> store, int edition) {
  return std::make_unique<KnowledgeService>(
      std::move(store), Ontology(), [edition]() -> Result<std::unique_ptr<const extract::Extractor>> {
        return std::unique_ptr<const extract::Extractor>(std::make_unique<EditionExtractor>(edition));
      });
}

std::string exported(const KnowledgeService& service) {
  std::ostringstream out;
  EXPECT_TRUE(service.export_jsonl(out));
  return out.str();
}

/// A folder of notes that somebody works on, at random.
class Editor {
 public:
  Editor(const test::TemporaryDirectory& directory, std::mt19937_64& random)
      : directory_(directory), random_(random) {}

  void work() {
    const int changes = 1 + below(4);
    for (int i = 0; i < changes; ++i) {
      switch (below(5)) {
        case 0:
        case 1: write(); break;
        case 2: fs::remove(some_note()); break;
        case 3: rename(); break;
        case 4: write_nothing_new(); break;
      }
    }
  }

 private:
  int below(int limit) { return static_cast<int>(random_() % static_cast<std::uint64_t>(limit)); }
  fs::path some_note() {
    return directory_.path() / "notes" / ("folder" + std::to_string(below(2))) /
           (std::to_string(below(4)) + ".md");
  }

  /// Of a note that spells one of them its own way: a note may not spell a name in two ways.
  std::string some_name(const std::string& bert) {
    const std::array<std::string, 7> names{bert,        "model:LSTM",     "problem:梯度消失", "tool:RNN",
                                           "model:RNN", "concept:注意力", "technique:MLM"};
    return names.at(static_cast<std::size_t>(below(static_cast<int>(names.size()))));
  }
  void write() {
    std::string text = "# Notes\n";
    const std::string bert = below(2) == 0 ? "model:BERT" : "model:Bert";
    constexpr std::array<const char*, 3> kRelations{"uses", "variant_of", "solves"};
    for (int line = below(6); line > 0; --line) {
      const std::string head = some_name(bert);
      const std::string tail = some_name(bert);
      if (head == tail || text.find(head + " ") != std::string::npos) continue;
      text += head + " " + kRelations.at(static_cast<std::size_t>(below(3))) + " " + tail + "\n";
    }
    const fs::path note = some_note();
    directory_.write(fs::relative(note, directory_.path()).string(), text);
  }
  void rename() {
    const fs::path from = some_note();
    const fs::path to = some_note();
    if (!fs::exists(from)) return;
    fs::create_directories(to.parent_path());
    fs::rename(from, to);
  }
  void write_nothing_new() {
    const fs::path note = some_note();
    if (fs::exists(note)) fs::last_write_time(note, fs::file_time_type::clock::now());
  }

  const test::TemporaryDirectory& directory_;
  std::mt19937_64& random_;
};

class IncrementalTest : public testing::TestWithParam<std::uint64_t> {};

TEST_P(IncrementalTest, ExportsWhatAFreshGraphExports) {
  const std::uint64_t seed = GetParam();
  std::cout << "seed " << seed << '\n';
  std::mt19937_64 random(seed);
  const test::TemporaryDirectory directory;
  const fs::path notes = directory.path() / "notes";
  fs::create_directories(notes);
  Editor editor(directory, random);
  int edition = 0;
  IngestOptions options;
  options.prune = true;
  for (int round = 0; round < 15; ++round) {
    editor.work();
    if (random() % 5 == 0) ++edition;
    auto store = store::open_rocksdb_graph_store(directory.path() / "graph");
    ASSERT_TRUE(store) << store.status().message();
    const auto incremental = make_service(*std::move(store), edition);
    const auto report = incremental->ingest({notes}, options);
    ASSERT_TRUE(report) << report.status().message();
    const auto fresh = make_service(store::make_memory_graph_store(), edition);
    ASSERT_TRUE(fresh->ingest({notes}, options));
    ASSERT_EQ(exported(*incremental), exported(*fresh)) << "round " << round;
    ASSERT_EQ(*incremental->notes("", 100), *fresh->notes("", 100)) << "round " << round;
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, IncrementalTest, testing::Values(1, 2, std::random_device()()));

}  // namespace
}  // namespace notegraph::service
