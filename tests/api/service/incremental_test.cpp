// Incremental equals rebuilt: after any series of edits and decisions the graph exports, byte for byte, what
// a fresh one exports that is given the same decisions and reads the same files.

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <iostream>
#include <random>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "api/service/knowledge_service.h"
#include "graph/store/memory_graph_store.h"
#include "graph/store/rocksdb_graph_store.h"
#include "tests/extract/shipped_extractor.h"
#include "tests/support/line_extractor.h"
#include "tests/support/shipped_ontology.h"
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
  bool has_learnt_from(std::uint64_t) const override { return false; }
  std::string version(const extract::ExtractOptions& options) const override {
    return lines_.version(options);
  }

 private:
  test::LineExtractor lines_;
  int edition_;
};

/// The one that people use.
class ShippedExtractor final : public extract::Extractor {
 public:
  Extraction extract(const extract::Document& document,
                     const extract::ExtractOptions& options) const override {
    return test::shipped_extractor().extract(document, options);
  }
  bool has_learnt_from(std::uint64_t content_hash) const override {
    return test::shipped_extractor().has_learnt_from(content_hash);
  }
  std::string version(const extract::ExtractOptions& options) const override {
    return test::shipped_extractor().version(options);
  }
};

using ExtractorMaker = std::function<std::unique_ptr<const extract::Extractor>()>;

std::unique_ptr<KnowledgeService> make_service(std::unique_ptr<store::GraphStore> store,
                                               const ExtractorMaker& make_extractor) {
  return std::make_unique<KnowledgeService>(
      std::move(store), test::shipped_ontology(),
      [make_extractor]() -> Result<std::unique_ptr<const extract::Extractor>> { return make_extractor(); });
}

std::string exported(const KnowledgeService& service) {
  std::ostringstream out;
  EXPECT_TRUE(service.export_jsonl(out));
  return out.str();
}

using Random = std::mt19937_64;

std::size_t below(std::size_t limit, Random& random) {
  return random() % limit;
}
template <typename List>
const auto& any_of(const List& list, Random& random) {
  return list[below(list.size(), random)];
}

/// A folder of notes that somebody works on, at random.
class Editor {
 public:
  using TextMaker = std::string (*)(Random&);

  Editor(const test::TemporaryDirectory& directory, TextMaker make_text, Random& random)
      : directory_(directory), make_text_(make_text), random_(random) {}

  void work() {
    for (std::size_t changes = 1 + below(4, random_); changes > 0; --changes) {
      switch (below(5, random_)) {
        case 0:
        case 1: write(); break;
        case 2: fs::remove(some_note()); break;
        case 3: rename(); break;
        case 4: write_nothing_new(); break;
      }
    }
  }
  fs::path some_note() {
    return directory_.path() / "notes" / ("folder" + std::to_string(below(2, random_))) /
           (std::to_string(below(4, random_)) + ".md");
  }

 private:
  void write() {
    const fs::path note = some_note();
    directory_.write(fs::relative(note, directory_.path()).string(), make_text_(random_));
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
  const TextMaker make_text_;
  Random& random_;
};

/// Decides something about one of `names`, or undoes something; false, if the graph has no place for it.
bool decide_anything(KnowledgeService& service, const std::vector<std::string>& names, Editor& editor,
                     Random& random) {
  DecisionRequest request;
  request.author = "ada";
  request.entity = any_of(names, random);
  switch (below(5, random)) {
    case 0:
      request.kind = DecisionKind::merge;
      request.other = any_of(names, random);
      break;
    case 1: request.kind = DecisionKind::reject_entity; break;
    case 2:
      request.kind = DecisionKind::split;
      request.notes = {editor.some_note().string()};
      request.value = "a part";
      break;
    case 3:
      request.kind = DecisionKind::rename;
      request.value = "another name";
      break;
    case 4: return service.undo(1 + below(20, random), "ada").ok();
  }
  const auto decided = service.decide(request);
  const StatusCode code = decided ? StatusCode::ok : decided.status().code();
  EXPECT_TRUE(code == StatusCode::ok || code == StatusCode::not_found || code == StatusCode::ambiguous ||
              code == StatusCode::invalid_argument)
      << decided.status().message();
  return decided.ok();
}

/// A fresh graph of the notes in `folder`, with the decisions of `worked`.
std::unique_ptr<KnowledgeService> rebuild(const KnowledgeService& worked, const fs::path& folder,
                                          const ExtractorMaker& make_extractor) {
  auto store = store::make_memory_graph_store();
  store::WriteBatch copies;
  copies.decide = worked.decisions(true)->decisions;
  EXPECT_TRUE(store->write(copies));
  auto fresh = make_service(std::move(store), make_extractor);
  EXPECT_TRUE(fresh->ingest({folder}, {}));
  return fresh;
}

const std::vector<std::string> kLineNames{"model:BERT", "model:LSTM",     "problem:梯度消失", "tool:RNN",
                                          "model:RNN",  "concept:注意力", "technique:MLM"};

/// What LineExtractor reads. A note spells each name in one way, and states a relation once.
std::string lines_of_facts(Random& random) {
  std::vector<std::string> names = kLineNames;
  if (below(2, random) == 0) names[0] = "model:Bert";
  std::string text = "# Notes\n";
  const std::vector<std::string> relations{"uses", "variant_of", "solves"};
  for (std::size_t line = below(6, random); line > 0; --line) {
    const std::string& head = any_of(names, random);
    const std::string& tail = any_of(names, random);
    if (head == tail || text.find(head + " ") != std::string::npos) continue;
    text += head + " " + any_of(relations, random) + " " + tail + "\n";
  }
  return text;
}

const std::vector<std::string> kTermNames{"BERT", "GPT", "LSTM", "Transformer", "注意力机制", "梯度消失"};

/// Prose in three languages.
std::string prose(Random& random) {
  const std::vector<std::string> sentences{"## What is {}?\n\n{} is a model based on {}.\n",
                                           "{} uses {} and {}.\n",
                                           "- {} 是 {} 的变体。\n- {} 使用{}。\n",
                                           "{} 缓解了 {}。\n",
                                           "{} est une variante de {}.\n",
                                           "| name | uses |\n| --- | --- |\n| {} | {} |\n",
                                           "{} (BERT) solves {}.\n",
                                           "Nothing about anything.\n"};
  std::string text = "# Notes\n\n";
  for (std::size_t count = 1 + below(4, random); count > 0; --count) {
    std::string sentence = any_of(sentences, random);
    for (auto gap = sentence.find("{}"); gap != std::string::npos; gap = sentence.find("{}")) {
      sentence.replace(gap, 2, any_of(kTermNames, random));
    }
    text += sentence + "\n";
  }
  return text;
}

class IncrementalTest : public testing::TestWithParam<std::uint64_t> {};

TEST_P(IncrementalTest, ExportsWhatAFreshGraphExports) {
  const std::uint64_t seed = GetParam();
  std::cout << "seed " << seed << '\n';
  Random random(seed);
  const test::TemporaryDirectory directory;
  const fs::path notes = directory.path() / "notes";
  fs::create_directories(notes);
  Editor editor(directory, lines_of_facts, random);
  int edition = 0, decisions = 0;
  IngestOptions options;
  options.prune = true;
  for (int round = 0; round < 15; ++round) {
    editor.work();
    if (random() % 5 == 0) ++edition;
    const ExtractorMaker make_extractor = [edition] { return std::make_unique<EditionExtractor>(edition); };
    auto store = store::open_rocksdb_graph_store(directory.path() / "graph");
    ASSERT_TRUE(store) << store.status().message();
    const auto incremental = make_service(*std::move(store), make_extractor);
    const auto report = incremental->ingest({notes}, options);
    ASSERT_TRUE(report) << report.status().message();
    for (int attempt = 0; attempt < 3; ++attempt) {
      decisions += decide_anything(*incremental, kLineNames, editor, random);
    }
    const auto fresh = rebuild(*incremental, notes, make_extractor);
    ASSERT_EQ(exported(*incremental), exported(*fresh)) << "round " << round;
    ASSERT_EQ(*incremental->notes("", 100), *fresh->notes("", 100)) << "round " << round;
  }
  std::cout << decisions << " decisions and undoings\n";
  EXPECT_GT(decisions, 0);
}

INSTANTIATE_TEST_SUITE_P(Seeds, IncrementalTest, testing::Values(1, 2, std::random_device()()));

TEST(IncrementalExtractionTest, ExportsWhatAFreshGraphExports) {
  const std::uint64_t seed = std::random_device()();
  std::cout << "seed " << seed << '\n';
  Random random(seed);
  const test::TemporaryDirectory directory;
  const fs::path notes = directory.path() / "notes";
  fs::create_directories(notes);
  Editor editor(directory, prose, random);
  const ExtractorMaker make_extractor = [] { return std::make_unique<ShippedExtractor>(); };
  const auto incremental = make_service(store::make_memory_graph_store(), make_extractor);
  std::size_t entities = 0;
  int decisions = 0;
  for (int round = 0; round < 12; ++round) {
    editor.work();
    const auto report = incremental->follow({notes}, {});
    ASSERT_TRUE(report) << report.status().message();
    for (int attempt = 0; attempt < 3; ++attempt) {
      decisions += decide_anything(*incremental, kTermNames, editor, random);
    }
    const auto fresh = rebuild(*incremental, notes, make_extractor);
    ASSERT_EQ(exported(*incremental), exported(*fresh)) << "round " << round;
    entities = std::max<std::size_t>(entities, incremental->stats()->counts.entities);
  }
  EXPECT_GT(entities, 0U);
  std::cout << decisions << " decisions and undoings\n";
  EXPECT_GT(decisions, 0);
}

}  // namespace
}  // namespace notegraph::service
