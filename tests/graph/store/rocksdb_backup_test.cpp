// The restore drill: back up while writing, damage, restore, check, serve, compare.
#include "graph/store/rocksdb_backup.h"

#include <atomic>
#include <fstream>
#include <random>
#include <thread>

#include <gtest/gtest.h>

#include "graph/store/memory_graph_store.h"
#include "graph/store/rocksdb_graph_store.h"
#include "graph/store/store_checker.h"
#include "tests/graph/store/facts_builder.h"
#include "tests/graph/store/store_content.h"
#include "tests/graph/store/store_fixture.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::store {
namespace {

namespace fs = std::filesystem;

class RocksDbBackupTest : public testing::Test {
 protected:
  void write(const WriteBatch& batch) const {
    ASSERT_TRUE(store_->write(batch, {.sync = false}));
    ASSERT_TRUE(model_->write(batch));
  }

  void expect_sound(const fs::path& store) const {
    const Result<CheckReport> report = check_store(store, directory_.path() / "scratch");
    ASSERT_TRUE(report) << report.status().message();
    EXPECT_TRUE(report->sound()) << report->findings[0].where << " " << report->findings[0].what;
  }

  test::TemporaryDirectory directory_;
  fs::path backups_ = directory_.path() / "backups";
  fs::path restored_ = directory_.path() / "restored";
  std::unique_ptr<GraphStore> store_ = *open_rocksdb_graph_store(directory_.path() / "store");
  std::unique_ptr<GraphStore> model_ = make_memory_graph_store();
};

TEST_F(RocksDbBackupTest, RestoresTheGraphAsOfEachBackup) {
  write(test::fixture_batch());
  const Result<BackupInfo> first = store_->back_up(backups_);
  ASSERT_TRUE(first) << first.status().message();
  const auto content_then = test::read_content(*store_->snapshot());
  write({{test::worked_example()}, {"notes/0.md"}, {}});
  const Result<BackupInfo> second = store_->back_up(backups_);
  ASSERT_TRUE(second);
  EXPECT_LT(first->id, second->id);
  EXPECT_GT(first->size_bytes, 0U);
  EXPECT_EQ(*list_backups(backups_), (std::vector{*first, *second}));

  ASSERT_TRUE(restore_backup(backups_, first->id, restored_));
  expect_sound(restored_);
  test::expect_same_content(*test::read_content(*(*open_rocksdb_graph_store(restored_))->snapshot()),
                            *content_then);

  const fs::path newest = directory_.path() / "newest";
  ASSERT_TRUE(restore_backup(backups_, second->id, newest));
  expect_sound(newest);
  const auto store = *open_rocksdb_graph_store(newest);
  test::expect_same_content(*store, *model_);
  EXPECT_TRUE(store->write(test::fixture_batch()));  // And it goes on from there.
}

TEST_F(RocksDbBackupTest, KeepsNoCompanyWithTheBackupsOfAnotherStore) {
  write(test::fixture_batch());
  const BackupInfo first = *store_->back_up(backups_);
  EXPECT_EQ(first.store.size(), 32U);
  EXPECT_EQ(first.directory, (directory_.path() / "store").string());
  const auto other = *open_rocksdb_graph_store(directory_.path() / "other");
  const auto refused = other->back_up(backups_, {.keep = 1});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.status().code(), StatusCode::invalid_argument);
  EXPECT_NE(refused.status().message().find(first.directory), std::string::npos);
  EXPECT_EQ(*list_backups(backups_), std::vector{first});
  // A copy of the same store goes on where it was.
  ASSERT_TRUE(restore_backup(backups_, first.id, restored_));
  EXPECT_EQ((*(*open_rocksdb_graph_store(restored_))->back_up(backups_)).store, first.store);
}

TEST_F(RocksDbBackupTest, IsMadeWhileTheStoreIsWritten) {
  std::atomic<bool> done = false;
  std::thread writer([&] {
    std::mt19937_64 random(1);
    while (!done) ASSERT_TRUE(store_->write(test::random_batch(random), {.sync = false}));
  });
  std::uint64_t before = 0;
  std::uint32_t id = 0;
  for (int i = 0; i < 3; ++i) {
    before = store_->sequence();
    const Result<BackupInfo> made = store_->back_up(backups_);
    EXPECT_TRUE(made);
    if (made) id = made->id;
  }
  done = true;
  writer.join();
  ASSERT_TRUE(restore_backup(backups_, id, restored_));
  expect_sound(restored_);
  const std::uint64_t restored = (*open_rocksdb_graph_store(restored_))->sequence();
  EXPECT_GE(restored, before);
  EXPECT_LE(restored, store_->sequence());
}

TEST_F(RocksDbBackupTest, TellsHowMuchIsCopied) {
  std::mt19937 random(1);
  Note note;
  note.id = "large.txt";
  for (int i = 0; i < 3'000'000; ++i) note.text += static_cast<char>('!' + random() % 90);
  ASSERT_TRUE(store_->write({{NoteFacts{note, {}, {}}}, {}, {}}));
  std::vector<std::uint64_t> told;
  ASSERT_TRUE(store_->back_up(backups_, {}, [&](std::uint64_t bytes) { told.push_back(bytes); }));
  ASSERT_FALSE(told.empty());
  EXPECT_TRUE(std::is_sorted(told.begin(), told.end()));
  EXPECT_GE(told.back(), std::uint64_t{2} << 20);
}

TEST_F(RocksDbBackupTest, DoesNotRestoreDamage) {
  write(test::fixture_batch());
  const BackupInfo backup = *store_->back_up(backups_);
  ASSERT_TRUE(verify_backup(backups_, backup.id));
  int damaged = 0;
  for (const auto& file : fs::recursive_directory_iterator(backups_ / "shared_checksum")) {
    std::fstream stream(file.path(), std::ios::in | std::ios::out | std::ios::binary);
    stream.seekp(static_cast<std::streamoff>(file.file_size() / 2));
    stream << "?!";
    ++damaged;
  }
  ASSERT_GT(damaged, 0);
  EXPECT_EQ(verify_backup(backups_, backup.id).code(), StatusCode::corruption);
  EXPECT_EQ(restore_backup(backups_, backup.id, restored_).code(), StatusCode::corruption);
  EXPECT_FALSE(fs::exists(restored_));
  fs::remove_all(backups_ / "shared_checksum");
  EXPECT_EQ(verify_backup(backups_, backup.id).code(), StatusCode::corruption);
}

TEST_F(RocksDbBackupTest, KeepsTheNewest) {
  std::vector<BackupInfo> made;
  for (int i = 0; i < 3; ++i) made.push_back(*store_->back_up(backups_));
  ASSERT_TRUE(keep_newest_backups(backups_, 2));
  EXPECT_EQ(*list_backups(backups_), (std::vector{made[1], made[2]}));
  EXPECT_EQ(keep_newest_backups(backups_, 0).code(), StatusCode::invalid_argument);
  const BackupInfo next = *store_->back_up(backups_);
  EXPECT_GT(next.id, made[2].id);
  EXPECT_TRUE(verify_backup(backups_, next.id));
}

TEST_F(RocksDbBackupTest, SaysWhatIsNotThere) {
  EXPECT_EQ(list_backups(backups_).status().code(), StatusCode::not_found);
  const BackupInfo backup = *store_->back_up(backups_);
  EXPECT_EQ(verify_backup(backups_, backup.id + 1).code(), StatusCode::not_found);
  EXPECT_EQ(restore_backup(backups_, backup.id + 1, restored_).code(), StatusCode::not_found);
  EXPECT_EQ(restore_backup(backups_, backup.id, directory_.path() / "store").code(),
            StatusCode::invalid_argument);
  EXPECT_EQ(model_->back_up(backups_).status().code(), StatusCode::invalid_argument);
}

TEST_F(RocksDbBackupTest, KeepsTheNewestWhereAsked) {
  for (int i = 0; i < 3; ++i) {
    write(test::fixture_batch());
    ASSERT_TRUE(store_->back_up(backups_, {.keep = 2}));
  }
  const Result<std::vector<BackupInfo>> kept = list_backups(backups_);
  ASSERT_TRUE(kept);
  ASSERT_EQ(kept->size(), 2U);
  EXPECT_EQ(kept->back().id, 3U);
}

TEST_F(RocksDbBackupTest, HaveNamesOfTheirOwn) {
  const BackupInfo plain = *store_->back_up(backups_);
  const BackupInfo first = *store_->back_up(backups_, {.name = "v1.0_first-one"});
  EXPECT_EQ(plain.name, "");
  EXPECT_EQ(first.name, "v1.0_first-one");
  EXPECT_EQ(first.directory, plain.directory);
  EXPECT_EQ(first.store, plain.store);
  EXPECT_EQ(*list_backups(backups_), (std::vector{plain, first}));

  const auto again = store_->back_up(backups_, {.name = "v1.0_first-one"});
  EXPECT_EQ(again.status().code(), StatusCode::invalid_argument);
  EXPECT_NE(again.status().message().find("backup 2 in"), std::string::npos) << again.status().message();
  EXPECT_EQ(list_backups(backups_)->size(), 2U);

  ASSERT_TRUE(store_->back_up(backups_));
  EXPECT_EQ(*find_backup(backups_, 0, "v1.0_first-one"), first);
  EXPECT_EQ(find_backup(backups_, 0, "")->id, 3U);
  EXPECT_EQ(*find_backup(backups_, 1, ""), plain);
  EXPECT_EQ(find_backup(backups_, 1, "v1.0_first-one").status().code(), StatusCode::not_found);
  EXPECT_EQ(find_backup(backups_, 0, "v1").status().code(), StatusCode::not_found);
}

TEST_F(RocksDbBackupTest, TakesNoOtherNames) {
  for (const std::string& name : {std::string("a b"), std::string("/a"), std::string("été"),
                                  std::string("a\n"), std::string(65, 'x')}) {
    const auto refused = store_->back_up(backups_, {.name = name});
    ASSERT_FALSE(refused) << name;
    EXPECT_EQ(refused.status().code(), StatusCode::invalid_argument);
    EXPECT_NE(refused.status().message().find("'-', '_' and '.'"), std::string::npos);
  }
  EXPECT_FALSE(fs::exists(backups_));
}

TEST_F(RocksDbBackupTest, WritesNothingAmongOtherThings) {
  directory_.write("documents/letter.txt", "Dear");
  const Result<BackupInfo> made = store_->back_up(directory_.path() / "documents");
  ASSERT_FALSE(made);
  EXPECT_EQ(made.status().code(), StatusCode::invalid_argument);
  EXPECT_EQ(std::distance(fs::directory_iterator(directory_.path() / "documents"), fs::directory_iterator()),
            1);
}

TEST(RocksDbSize, GrowsWithWhatIsStored) {
  const test::TemporaryDirectory directory;
  const auto size_after = [&](int notes) {
    const auto store = *open_rocksdb_graph_store(directory.path());
    for (int i = 0; i < notes; ++i) {
      test::FactsBuilder note("notes/" + std::to_string(i));
      for (int j = 0; j < 200; ++j) {
        const std::string name = std::to_string(i) + " of " + std::to_string(j);
        note.relation(note.entity("model", "head " + name), "uses", note.entity("model", "tail " + name),
                      name);
      }
      EXPECT_TRUE(store->write({{note.build()}, {}, {}}, {.sync = false}));
    }
    return *store->size();
  };
  EXPECT_EQ(size_after(0).relation_bytes, 0U);
  size_after(50);
  const StoreSize size = size_after(0);  // Closing moved it all from the log to a table file.
  const std::uint64_t relations = 50 * 200;
  EXPECT_GT(size.relation_bytes, relations * 10);  // Two keys of some 25 bytes, compressed.
  EXPECT_LT(size.relation_bytes, relations * 100);
  EXPECT_GT(size.evidence_bytes, relations * 10);
  EXPECT_GT(size.disk_bytes, size.relation_bytes + size.evidence_bytes);
}

}  // namespace
}  // namespace notegraph::store
