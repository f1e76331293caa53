// Random writes and imports: the incremental store must say what the store that derives everything anew says.
#include <random>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "graph/store/memory_graph_store.h"
#include "graph/store/rocksdb_graph_store.h"
#include "tests/graph/store/fact_list.h"
#include "tests/graph/store/facts_builder.h"
#include "tests/graph/store/store_content.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::store {
namespace {

constexpr std::size_t kAll = 1000;
constexpr int kRounds = 4;
constexpr int kWritesPerRound = 25;

Result<WriteSummary> apply(GraphStore& store, const WriteBatch& batch, bool by_import) {
  if (by_import) return test::import_facts(store, batch.put.front(), batch.ontology);
  return store.write(batch, {.sync = false});
}

/// A new store with the notes of `model` in it, written at once.
std::unique_ptr<GraphStore> rebuild(const GraphStore& model, const std::filesystem::path& directory) {
  const Result<test::StoreContent> content = test::read_content(*model.snapshot());
  EXPECT_TRUE(content);
  auto rebuilt = *open_rocksdb_graph_store(directory);
  EXPECT_TRUE(rebuilt->write({content->facts, {}, content->ontology}));
  return rebuilt;
}

TEST(RocksDbOracle, RandomWritesGiveWhatTheMemoryStoreGives) {
  const std::uint64_t seed = std::random_device()();
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  std::mt19937_64 random(seed);
  const test::TemporaryDirectory directory;
  RocksDbOptions options;
  options.small_import_facts = 0;              // All imports by table files.
  options.clock = [] { return Timestamp(); };  // Else the two stores would name two times.
  const auto model = make_memory_graph_store(options.clock);
  for (int round = 0; round < kRounds; ++round) {
    const auto opened = open_rocksdb_graph_store(directory.path() / "store", options);
    ASSERT_TRUE(opened) << opened.status().message();
    const GraphStore& store = **opened;
    EXPECT_EQ(store.sequence(), model->sequence());
    test::expect_same_content(store, *model);  // What was closed is what is opened.
    for (int i = 0; i < kWritesPerRound; ++i) {
      const WriteBatch batch = test::random_batch(random);
      const bool by_import = !batch.put.empty() && random() % 2 == 0;
      const Result<WriteSummary> got = apply(**opened, batch, by_import);
      const Result<WriteSummary> want = apply(*model, batch, by_import);
      ASSERT_TRUE(got) << got.status().message();
      ASSERT_TRUE(want) << want.status().message();
      EXPECT_EQ(got->sequence, want->sequence);
      EXPECT_EQ(store.snapshot()->changes(0, kAll)->rows, model->snapshot()->changes(0, kAll)->rows);
      EXPECT_EQ(*store.snapshot()->fact_changes(got->sequence),
                *model->snapshot()->fact_changes(got->sequence));
      EXPECT_EQ(got->entities_gained, want->entities_gained);
      EXPECT_EQ(got->entities_lost, want->entities_lost);
      EXPECT_EQ(got->relations_gained, want->relations_gained);
      EXPECT_EQ(got->relations_lost, want->relations_lost);
      test::expect_same_content(store, *model);
      ASSERT_FALSE(testing::Test::HasFailure()) << "round " << round << ", write " << i;
    }
    test::expect_same_content(*rebuild(*model, directory.path() / fmt::format("rebuilt{}", round)), *model);
  }
}

}  // namespace
}  // namespace notegraph::store
