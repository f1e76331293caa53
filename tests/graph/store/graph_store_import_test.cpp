// What every backend promises of imports: one suite, run on each.
#include <functional>
#include <optional>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/graph/store/fact_list.h"
#include "tests/graph/store/facts_builder.h"
#include "tests/graph/store/store_backends.h"
#include "tests/graph/store/store_content.h"
#include "tests/support/case_name.h"

namespace notegraph::store {
namespace {

class ImportTest : public BackendTest {};

/// A stream that breaks off before its first relation.
class CutStream final : public FactStream {
 public:
  explicit CutStream(const NoteFacts& facts) : facts_(facts) {}
  std::uint64_t most_facts() const override { return facts_.most_facts(); }
  Result<std::optional<NoteEntity>> next_entity() override { return facts_.next_entity(); }
  Result<std::optional<StatedRelation>> next_relation() override {
    return Status(StatusCode::io_error, "the source is gone");
  }
  void rewind() override { facts_.rewind(); }

 private:
  test::FactList facts_;
};

/// A stream that gives one entity twice.
class RepeatingStream final : public FactStream {
 public:
  std::uint64_t most_facts() const override { return 2; }
  Result<std::optional<NoteEntity>> next_entity() override {
    NoteEntity entity;
    entity.type = "model";
    entity.name = "BERT";
    return told_++ < 2 ? std::optional(entity) : std::nullopt;
  }
  Result<std::optional<StatedRelation>> next_relation() override { return std::optional<StatedRelation>(); }
  void rewind() override { told_ = 0; }

 private:
  int told_ = 0;
};

/// A stream during whose first reading something else happens.
class InterruptedStream final : public FactStream {
 public:
  InterruptedStream(const NoteFacts& facts, std::function<void()> interruption)
      : facts_(facts), interruption_(std::move(interruption)) {}
  std::uint64_t most_facts() const override { return facts_.most_facts(); }
  Result<std::optional<NoteEntity>> next_entity() override { return facts_.next_entity(); }
  Result<std::optional<StatedRelation>> next_relation() override {
    if (const auto interrupt = std::exchange(interruption_, nullptr)) interrupt();
    return facts_.next_relation();
  }
  void rewind() override { facts_.rewind(); }

 private:
  test::FactList facts_;
  std::function<void()> interruption_;
};

/// One note that shares nothing with bert_note().
NoteFacts far_note(const std::string& id) {
  test::FactsBuilder builder(id);
  builder.relation(builder.entity("tool", "Git"), "uses", builder.entity("concept", "hash"),
                   "Git uses hashes");
  return builder.build();
}

TEST_P(ImportTest, OtherWritesMayBeMadeDuringAnImport) {
  Decision decision;
  decision.kind = DecisionKind::accept_entity;
  decision.number = 1;  // A copy, which keeps its time.
  decision.author = "ada";
  decision.entity = {kBert, "model", "BERT"};
  EntityType animal;
  animal.name = "animal";
  Ontology types;
  types.add(animal);
  const struct {
    const char* what;
    WriteBatch batch;
  } kOthers[] = {
      {"of something else", {{far_note("far")}, {}, {}}},
      {"of the same entities", {{bert_note("near", 0.3)}, {}, {}}},
      {"that takes away what the import goes by", {{}, {"old"}, {}}},
      {"of the same note", {{far_note("import")}, {}, {}}},
      {"that removes the same note", {{}, {"import"}, {}}},
      {"of types", {{}, {}, types}},
      {"of a decision", {{}, {}, {}, {decision}}},
  };
  int number = 0;
  for (const auto& other : kOthers) {
    SCOPED_TRACE(other.what);
    const auto store = GetParam().open(directory_.path() / std::to_string(++number));
    const auto twin = make_memory_graph_store();
    const WriteBatch first{{bert_note("old"), bert_note("import", 0.9)}, {}, {}};
    ASSERT_TRUE(store->write(first));
    ASSERT_TRUE(twin->write(first));
    const NoteFacts imported = bert_note("import", 0.5);
    InterruptedStream stream(imported, [&] { EXPECT_TRUE(store->write(other.batch)); });
    const auto summary = store->import_note(imported.note, {}, stream);
    ASSERT_TRUE(summary) << summary.status().message();
    ASSERT_TRUE(twin->write(other.batch));
    const auto expected = test::import_facts(*twin, imported);
    EXPECT_EQ(summary->sequence, 3U);
    EXPECT_EQ(summary->notes, expected->notes);
    EXPECT_EQ(summary->entities_gained, expected->entities_gained);
    test::expect_same_content(*store, *twin);
  }
}

TEST_P(ImportTest, ImportsAndWritesOfManyThreadsLeaveWhatEachSaysLast) {
  constexpr int kRounds = 8;
  {
    std::vector<std::jthread> threads;
    for (const char* importer : {"import 1", "import 2"}) {
      threads.emplace_back([&, importer] {
        for (int i = 1; i <= kRounds; ++i) {
          EXPECT_TRUE(test::import_facts(*store_, test::chain_facts(importer, i, i + 30)));
        }
      });
    }
    for (const char* writer : {"note 1", "note 2"}) {
      threads.emplace_back([&, writer] {
        for (int i = 1; i <= kRounds; ++i) {
          EXPECT_TRUE(store_->write({{test::chain_facts(writer, 2 * i, 2 * i + 3)}, {}, {}}));
        }
      });
    }
  }
  EXPECT_EQ(store_->sequence(), 4U * kRounds);
  const auto twin = make_memory_graph_store();
  std::vector<NoteFacts> last;
  for (const char* id : {"import 1", "import 2"})
    last.push_back(test::chain_facts(id, kRounds, kRounds + 30));
  for (const char* id : {"note 1", "note 2"})
    last.push_back(test::chain_facts(id, 2 * kRounds, 2 * kRounds + 3));
  ASSERT_TRUE(twin->write({last, {}, {}}));
  test::expect_same_content(*store_, *twin);
}

TEST_P(ImportTest, AnImportIsAWriteOfOneNote) {
  put({bert_note("old.md"), bert_note("import", 0.3)});
  const Result<WriteSummary> imported = test::import_facts(*store_, bert_note("import", 0.5));
  ASSERT_TRUE(imported) << imported.status().message();
  EXPECT_EQ(imported->sequence, 2U);
  EXPECT_EQ(imported->entities_gained, 0);
  const auto twin = make_memory_graph_store();
  ASSERT_TRUE(twin->write({{bert_note("old.md"), bert_note("import", 0.5)}, {}, {}}));
  test::expect_same_content(*store_, *twin);
}

TEST_P(ImportTest, AnImportWhoseSourceFailsChangesNothing) {
  put({bert_note("a.md")});
  CutStream cut(bert_note("import"));
  Note note;
  note.id = "import";
  const Result<WriteSummary> refused = store_->import_note(note, {}, cut);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.status().message(), "the source is gone");
  EXPECT_EQ(store_->sequence(), 1U);
  EXPECT_EQ(store_->snapshot()->counts()->notes, 1U);
  EXPECT_TRUE(test::import_facts(*store_, bert_note("import"))) << "it can be tried again";
}

TEST_P(ImportTest, RefusesAnImportThatNamesAnEntityTwice) {
  RepeatingStream stream;
  Note note;
  note.id = "import";
  const Result<WriteSummary> refused = store_->import_note(note, {}, stream);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.status().code(), StatusCode::invalid_argument);
  EXPECT_THAT(refused.status().message(), testing::HasSubstr("would share an id"));
  EXPECT_EQ(store_->snapshot()->counts()->entities, 0U);
}

INSTANTIATE_TEST_SUITE_P(Backends, ImportTest, testing::ValuesIn(kBackends), test::case_name<Backend>);

}  // namespace
}  // namespace notegraph::store
