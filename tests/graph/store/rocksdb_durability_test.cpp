// What a write promises when the disk fails or the power goes: on a file system that keeps unsynced bytes to
// itself and can be told to fail.
#include <atomic>
#include <memory>
#include <string>
#include <utility>

#include <gtest/gtest.h>
#include <rocksdb/env.h>
#include <rocksdb/file_system.h>

#include "graph/store/rocksdb_directory.h"
#include "graph/store/rocksdb_graph_store.h"
#include "tests/graph/store/facts_builder.h"
#include "tests/graph/store/store_content.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::store {
namespace {

using rocksdb::FSWritableFile;
using rocksdb::IODebugContext;
using rocksdb::IOOptions;
using rocksdb::IOStatus;

/// Shared by a file system and its files.
struct Disk {
  std::atomic<bool> sync_fails = false;
  std::atomic<bool> power_is_off = false;  // Unsynced bytes are lost from now on.
};

/// Passes bytes on only when they are synced.
class UnsyncedFile final : public rocksdb::FSWritableFileOwnerWrapper {
 public:
  UnsyncedFile(std::unique_ptr<FSWritableFile> file, std::shared_ptr<Disk> disk)
      : FSWritableFileOwnerWrapper(std::move(file)), disk_(std::move(disk)) {}

  IOStatus Append(const rocksdb::Slice& data, const IOOptions&, IODebugContext*) override {
    unsynced_.append(data.data(), data.size());
    return IOStatus::OK();
  }
  IOStatus Append(const rocksdb::Slice& data, const IOOptions& options, const rocksdb::DataVerificationInfo&,
                  IODebugContext* debug) override {
    return Append(data, options, debug);
  }
  IOStatus Flush(const IOOptions&, IODebugContext*) override { return IOStatus::OK(); }
  IOStatus RangeSync(std::uint64_t, std::uint64_t, const IOOptions&, IODebugContext*) override {
    return IOStatus::OK();
  }
  IOStatus Sync(const IOOptions& options, IODebugContext* debug) override {
    if (disk_->sync_fails) return IOStatus::IOError("no sync today");
    return pass_on(options, debug);
  }
  IOStatus Fsync(const IOOptions& options, IODebugContext* debug) override { return Sync(options, debug); }
  IOStatus Close(const IOOptions& options, IODebugContext* debug) override {
    if (IOStatus status = pass_on(options, debug); !status.ok()) return status;
    return FSWritableFileOwnerWrapper::Close(options, debug);
  }
  std::uint64_t GetFileSize(const IOOptions& options, IODebugContext* debug) override {
    return FSWritableFileOwnerWrapper::GetFileSize(options, debug) + unsynced_.size();
  }

 private:
  IOStatus pass_on(const IOOptions& options, IODebugContext* debug) {
    if (disk_->power_is_off || unsynced_.empty()) return IOStatus::OK();
    const std::string bytes = std::exchange(unsynced_, {});
    return FSWritableFileOwnerWrapper::Append(bytes, options, debug);
  }

  std::shared_ptr<Disk> disk_;
  std::string unsynced_;
};

class UnsyncedFileSystem final : public rocksdb::FileSystemWrapper {
 public:
  explicit UnsyncedFileSystem(std::shared_ptr<Disk> disk)
      : FileSystemWrapper(rocksdb::FileSystem::Default()), disk_(std::move(disk)) {}
  const char* Name() const override { return "UnsyncedFileSystem"; }

  IOStatus NewWritableFile(const std::string& name, const rocksdb::FileOptions& options,
                           std::unique_ptr<FSWritableFile>* file, IODebugContext* debug) override {
    IOStatus status = FileSystemWrapper::NewWritableFile(name, options, file, debug);
    if (status.ok()) *file = std::make_unique<UnsyncedFile>(std::move(*file), disk_);
    return status;
  }

 private:
  std::shared_ptr<Disk> disk_;
};

class RocksDbDurabilityTest : public testing::Test {
 protected:
  std::unique_ptr<GraphStore> open_on_disk() {
    Result<OpenDirectory> opened = open_directory(path_, {}, env_.get());
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
  std::shared_ptr<Disk> disk_ = std::make_shared<Disk>();
  std::unique_ptr<rocksdb::Env> env_ = rocksdb::NewCompositeEnv(std::make_shared<UnsyncedFileSystem>(disk_));
};

TEST_F(RocksDbDurabilityTest, SyncedWritesSurviveAPowerCutAndOthersNeedNot) {
  auto store = open_on_disk();
  ASSERT_TRUE(store->write(note("synced"), {.sync = true}));
  ASSERT_TRUE(store->write(note("unsynced"), {.sync = false}));
  disk_->power_is_off = true;
  disk_->sync_fails = true;  // The store must not save itself by its last flush.
  store.reset();
  EXPECT_TRUE(is_stored("synced"));
  EXPECT_FALSE(is_stored("unsynced"));  // Else this disk would not be what it claims to be.
}

TEST_F(RocksDbDurabilityTest, AfterAFailedSyncEveryWriteSaysThatTheOutcomeIsUnknown) {
  const auto store = open_on_disk();
  ASSERT_TRUE(store->write(note("before")));
  disk_->sync_fails = true;
  const auto failed = store->write(note("unknown"));
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.status().code(), StatusCode::io_error);
  EXPECT_NE(failed.status().message().find("open the store anew"), std::string::npos);
  disk_->sync_fails = false;
  EXPECT_EQ(store->write(note("after")).status().code(), StatusCode::io_error);

  EXPECT_EQ(store->sequence(), 1U);  // Readers go on with what was there before.
  EXPECT_TRUE(store->snapshot()->find_note("before"));
  EXPECT_FALSE(store->snapshot()->find_note("unknown"));
  EXPECT_EQ(store->snapshot()->counts()->notes, 1U);
}

}  // namespace
}  // namespace notegraph::store
