// What a write promises when the disk fails or the power goes.
#include <memory>
#include <random>
#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "graph/store/rocksdb_directory.h"
#include "graph/store/rocksdb_graph_store.h"
#include "tests/graph/store/crash_trial.h"
#include "tests/graph/store/facts_builder.h"
#include "tests/graph/store/faulty_disk.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::store {
namespace {

class RocksDbDurabilityTest : public testing::Test {
 protected:
  std::unique_ptr<GraphStore> open_on_disk() {
    Result<OpenDirectory> opened = open_directory(path_, {}, disk_.env());
    EXPECT_TRUE(opened) << opened.status().message();
    return make_rocksdb_graph_store(*std::move(opened));
  }

  static WriteBatch note(const std::string& id) {
    test::FactsBuilder builder(id);
    builder.mention(builder.entity("model", "BERT"), "BERT");
    return {{builder.build()}, {}, {}};
  }

  bool is_stored(const std::string& id) const {
    const auto store = open_rocksdb_graph_store(path_);
    EXPECT_TRUE(store) << store.status().message();
    return (*store)->snapshot()->find_note(id).ok();
  }

  test::TemporaryDirectory directory_;
  std::filesystem::path path_ = directory_.path() / "store";
  test::FaultyDisk disk_;
};

TEST_F(RocksDbDurabilityTest, SyncedWritesSurviveAPowerCutAndOthersNeedNot) {
  auto store = open_on_disk();
  ASSERT_TRUE(store->write(note("synced"), {.sync = true}));
  ASSERT_TRUE(store->write(note("unsynced"), {.sync = false}));
  disk_.cut_power_at_change(1);  // So the store cannot save itself by its last flush.
  store.reset();
  disk_.repair();
  EXPECT_TRUE(is_stored("synced"));
  EXPECT_FALSE(is_stored("unsynced"));  // Else this disk would not be what it claims to be.
}

TEST_F(RocksDbDurabilityTest, AfterAFailedSyncEveryWriteSaysThatTheOutcomeIsUnknown) {
  const auto store = open_on_disk();
  ASSERT_TRUE(store->write(note("before")));
  disk_.fail_sync(1);
  const auto failed = store->write(note("unknown"));
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.status().code(), StatusCode::io_error);
  EXPECT_NE(failed.status().message().find("open the store anew"), std::string::npos);
  EXPECT_EQ(store->write(note("after")).status().code(), StatusCode::io_error);

  EXPECT_EQ(store->sequence(), 1U);  // Readers go on with what was there before.
  EXPECT_TRUE(store->snapshot()->find_note("before"));
  EXPECT_FALSE(store->snapshot()->find_note("unknown"));
  EXPECT_EQ(store->snapshot()->counts()->notes, 1U);
}

TEST_F(RocksDbDurabilityTest, AFullDiskLosesOnlyTheWriteThatFailed) {
  auto store = open_on_disk();
  ASSERT_TRUE(store->write(note("before")));
  disk_.fail_append(1);
  const auto failed = store->write(note("unknown"));
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.status().code(), StatusCode::io_error);
  store.reset();
  disk_.repair();
  EXPECT_TRUE(is_stored("before"));
  EXPECT_FALSE(is_stored("unknown"));
}

TEST_F(RocksDbDurabilityTest, APowerCutWhileAStoreIsMadeLeavesNothingOrAStore) {
  int interrupted = 0;
  for (int change = 1; change <= 60; ++change) {
    disk_.cut_power_at_change(change);
    const bool made = open_directory(path_, {}, disk_.env()).ok();
    if (!made) ++interrupted;
    disk_.repair();
    const auto opened = open_directory(path_, {}, disk_.env());
    EXPECT_TRUE(opened) << "cut at change " << change << ": " << opened.status().message();
    std::filesystem::remove_all(path_);
  }
  EXPECT_GT(interrupted, 0);
}

TEST_F(RocksDbDurabilityTest, RandomCutsAndFaultsBreakNoPromise) {
  test::CrashCounts counts;
  const Status status = test::run_crash_trials(std::random_device()(), 12, counts);
  ASSERT_TRUE(status) << status.message();
  EXPECT_GT(counts.power_cuts, 0U);
  EXPECT_GT(counts.failed_syncs, 0U);
  EXPECT_GT(counts.full_disks, 0U);
  EXPECT_GT(counts.cuts_in_recovery, 0U);
  EXPECT_GT(counts.writes_lost, 0U);  // Else the disk would not be what it claims to be.
}

}  // namespace
}  // namespace notegraph::store
