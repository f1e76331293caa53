#include "api/maintenance/store_maintenance.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <fstream>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/maintenance/directory_swap.h"
#include "api/maintenance/growing_directory.h"
#include "graph/store/rocksdb_graph_store.h"
#include "tests/support/line_extractor.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::maintenance {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

class StoreMaintenanceTest : public testing::Test {
 protected:
  void put(const std::string& id, const std::string& text) const {
    const auto store = *store::open_rocksdb_graph_store(store_);
    ASSERT_TRUE(store->write({{test::LineExtractor().extract({id, text}, {}).facts}, {}, {}}));
  }
  void back_up() const { ASSERT_TRUE((*store::open_rocksdb_graph_store(store_))->back_up(backups_)); }
  std::uint64_t notes_in(const fs::path& store) const {
    return (*store::open_rocksdb_graph_store(store, {.create_if_missing = false}))
        ->snapshot()
        ->counts()
        ->notes;
  }
  /// What lies in the test's directory.
  std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(directory_.path()))
      names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
  }
  /// Flips bytes in the middle of every table file.
  void damage() const {
    for (const auto& entry : fs::directory_iterator(store_)) {
      if (entry.path().extension() != ".sst") continue;
      std::fstream file(entry.path(), std::ios::in | std::ios::out | std::ios::binary);
      file.seekp(40);
      file << "damaged";
    }
  }

  test::TemporaryDirectory directory_;
  fs::path store_ = directory_.path() / "graph";
  fs::path backups_ = directory_.path() / "backups";
};

TEST_F(StoreMaintenanceTest, CheckLeavesNothingBehind) {
  put("a.md", "model:BERT uses technique:MLM\n");
  std::size_t told = 0;
  const auto report = check(store_, [&](std::size_t, std::size_t total) { told += total; });
  ASSERT_TRUE(report) << report.status().message();
  EXPECT_TRUE(report->sound());
  EXPECT_EQ(report->counts.notes, 1U);
  EXPECT_EQ(told, 1U);
  EXPECT_THAT(names(), ElementsAre("graph"));
}

TEST_F(StoreMaintenanceTest, RepairSwapsAndKeepsTheDamagedStoreAside) {
  put("a.md", "model:BERT uses technique:MLM\n");
  put("b.md", "model:LSTM variant_of model:RNN\n");
  const auto report = repair(store_);
  ASSERT_TRUE(report) << report.status().message();
  EXPECT_EQ(report->rebuilt.counts.notes, 2U);
  EXPECT_EQ(report->damaged.filename(), "graph.damaged");
  EXPECT_EQ(notes_in(report->damaged), 2U);
  EXPECT_TRUE(check(store_)->sound());
  EXPECT_THAT(names(), ElementsAre("graph", "graph.damaged"));
  EXPECT_EQ(repair(store_)->damaged.filename(), "graph.damaged-2");
}

TEST_F(StoreMaintenanceTest, ARepairThatFailsLeavesTheStoreWhereItWas) {
  put("a.md", "model:BERT uses technique:MLM\n");
  damage();
  const auto report = repair(store_);
  ASSERT_FALSE(report);
  EXPECT_EQ(report.status().code(), StatusCode::corruption);
  EXPECT_THAT(names(), ElementsAre("graph"));
}

TEST_F(StoreMaintenanceTest, RestoreNeedsForceOverAGraphWithNotes) {
  put("a.md", "model:BERT uses technique:MLM\n");
  back_up();
  put("b.md", "model:LSTM variant_of model:RNN\n");
  const auto refused = restore(backups_, store_, {});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.status().code(), StatusCode::invalid_argument);
  EXPECT_THAT(refused.status().message(), HasSubstr("--force"));
  EXPECT_EQ(notes_in(store_), 2U);

  const auto report = restore(backups_, store_, {.force = true});
  ASSERT_TRUE(report) << report.status().message();
  EXPECT_EQ(report->counts.notes, 1U);
  EXPECT_EQ(notes_in(store_), 1U);
  EXPECT_EQ(notes_in(report->replaced), 2U);
  EXPECT_THAT(names(), ElementsAre("backups", "graph", "graph.replaced"));
}

TEST_F(StoreMaintenanceTest, RestoreMakesAGraphWhereThereIsNone) {
  put("a.md", "model:BERT uses technique:MLM\n");
  back_up();
  put("b.md", "model:LSTM variant_of model:RNN\n");
  back_up();
  const fs::path other = directory_.path() / "deep" / "other";
  const auto report = restore(backups_, other, {.id = 1});
  ASSERT_TRUE(report) << report.status().message();
  EXPECT_TRUE(report->replaced.empty());
  EXPECT_EQ(notes_in(other), 1U);
  EXPECT_EQ(restore(backups_, directory_.path() / "newest", {})->counts.notes, 2U);
}

TEST_F(StoreMaintenanceTest, RestoreTellsHowMuchIsCopied) {
  put("a.md", "model:BERT uses technique:MLM\n");
  back_up();
  std::vector<std::uint64_t> told;
  ASSERT_TRUE(restore(backups_, directory_.path() / "restored", {},
                      [&](std::uint64_t bytes) { told.push_back(bytes); }));
  ASSERT_FALSE(told.empty());
}

TEST(GrowingDirectory, TellsUntilTheEndOfItsScope) {
  const test::TemporaryDirectory directory;
  std::atomic<std::uint64_t> told{0};
  {
    const GrowingDirectory growing(directory.path() / "later", [&](std::uint64_t bytes) { told = bytes; });
    directory.write("later/file", std::string(5000, 'a'));
    for (int i = 0; told != 5000 && i < 500; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  EXPECT_EQ(told, 5000U);
}

TEST_F(StoreMaintenanceTest, RestoreMendsADamagedStoreOnlyWithForce) {
  put("a.md", "model:BERT uses technique:MLM\n");
  back_up();
  damage();
  EXPECT_EQ(restore(backups_, store_, {}).status().code(), StatusCode::invalid_argument);
  ASSERT_TRUE(restore(backups_, store_, {.force = true}));
  EXPECT_TRUE(check(store_)->sound());
}

TEST_F(StoreMaintenanceTest, RestoreNeverReplacesWhatIsNoGraph) {
  put("a.md", "model:BERT uses technique:MLM\n");
  back_up();
  directory_.write("documents/letter.txt", "Dear");
  const auto report = restore(backups_, directory_.path() / "documents", {.force = true});
  ASSERT_FALSE(report);
  EXPECT_EQ(report.status().code(), StatusCode::bad_data);
  EXPECT_TRUE(fs::exists(directory_.path() / "documents/letter.txt"));
}

TEST_F(StoreMaintenanceTest, AnUnknownBackupChangesNothing) {
  put("a.md", "model:BERT uses technique:MLM\n");
  back_up();
  EXPECT_EQ(restore(backups_, store_, {.id = 7, .force = true}).status().code(), StatusCode::not_found);
  EXPECT_EQ(restore(directory_.path() / "nowhere", store_, {.force = true}).status().code(),
            StatusCode::not_found);
  EXPECT_EQ(notes_in(store_), 1U);
  EXPECT_THAT(names(), ElementsAre("backups", "graph"));
}

TEST_F(StoreMaintenanceTest, AnOpenStoreIsBusy) {
  put("a.md", "model:BERT uses technique:MLM\n");
  back_up();
  const auto store = *store::open_rocksdb_graph_store(store_);
  EXPECT_EQ(check(store_).status().code(), StatusCode::busy);
  EXPECT_EQ(repair(store_).status().code(), StatusCode::busy);
  EXPECT_EQ(restore(backups_, store_, {.force = true}).status().code(), StatusCode::busy);
}

TEST(DirectorySwap, KeepsWhatWasThere) {
  const test::TemporaryDirectory directory;
  directory.write("old/file", "old");
  directory.write("new/file", "new");
  const auto kept = swap_in(directory.path() / "new", directory.path() / "old", directory.path() / "aside");
  ASSERT_TRUE(kept) << kept.status().message();
  EXPECT_TRUE(*kept);
  std::string text;
  std::ifstream(directory.path() / "old/file") >> text;
  EXPECT_EQ(text, "new");
  std::ifstream(directory.path() / "aside/file") >> text;
  EXPECT_EQ(text, "old");
  EXPECT_FALSE(fs::exists(directory.path() / "new"));
}

TEST(DirectorySwap, ReplacesNothing) {
  const test::TemporaryDirectory directory;
  directory.write("new/file", "new");
  fs::create_directory(directory.path() / "empty");
  const auto kept = swap_in(directory.path() / "new", directory.path() / "empty", directory.path() / "aside");
  ASSERT_TRUE(kept) << kept.status().message();
  EXPECT_FALSE(*kept);
  EXPECT_TRUE(fs::exists(directory.path() / "empty/file"));
  EXPECT_FALSE(fs::exists(directory.path() / "aside"));
}

TEST(DirectorySwap, ChangesNothingIfTheOldCannotBeKept) {
  const test::TemporaryDirectory directory;
  directory.write("old/file", "old");
  directory.write("new/file", "new");
  directory.write("aside/file", "taken");
  const auto kept = swap_in(directory.path() / "new", directory.path() / "old", directory.path() / "aside");
  ASSERT_FALSE(kept);
  EXPECT_EQ(kept.status().code(), StatusCode::io_error);
  std::string text;
  std::ifstream(directory.path() / "old/file") >> text;
  EXPECT_EQ(text, "old");
}

}  // namespace
}  // namespace notegraph::maintenance
