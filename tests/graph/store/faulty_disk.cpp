#include "tests/graph/store/faulty_disk.h"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include <rocksdb/file_system.h>

namespace notegraph::test {

using rocksdb::FSDirectory;
using rocksdb::FSWritableFile;
using rocksdb::IODebugContext;
using rocksdb::IOOptions;
using rocksdb::IOStatus;

/// What the disk knows, shared with its open files. Thread-safe: RocksDB writes from several threads.
class DiskState {
 public:
  enum class Fault { none, power_cut, sync, append, read, short_read };

  void arrange(Fault fault, int nth) {
    const std::lock_guard lock(mutex_);
    fault_ = fault;
    left_ = nth;
  }
  bool has_failed() const {
    const std::lock_guard lock(mutex_);
    return fault_ != Fault::none && left_ <= 0;
  }
  bool power_is_off() const {
    const std::lock_guard lock(mutex_);
    return is_off();
  }

  IOStatus append(const std::string& path, std::uint64_t bytes) {
    const std::lock_guard lock(mutex_);
    if (IOStatus status = change(); !status.ok()) return status;
    if (fault_ == Fault::append && --left_ == 0) return IOStatus::NoSpace("the disk is full");
    files_[path].size += bytes;
    return IOStatus::OK();
  }
  IOStatus sync(const std::string& path) {
    const std::lock_guard lock(mutex_);
    if (IOStatus status = change(); !status.ok()) return status;
    if (fault_ == Fault::sync && --left_ == 0) return IOStatus::IOError("the disk cannot sync");
    files_[path].synced = files_[path].size;
    return IOStatus::OK();
  }
  /// How many of `bytes` are to be read.
  IOStatus read(std::size_t& bytes) {
    const std::lock_guard lock(mutex_);
    ++reads_;
    if (fault_ == Fault::read && --left_ == 0) return IOStatus::IOError("the disk cannot read");
    if (fault_ == Fault::short_read && --left_ == 0) bytes /= 2;
    return IOStatus::OK();
  }
  std::uint64_t reads() const {
    const std::lock_guard lock(mutex_);
    return reads_;
  }
  IOStatus make(const std::string& path) {
    const std::lock_guard lock(mutex_);
    if (IOStatus status = change(); !status.ok()) return status;
    files_[path] = {};
    new_files_.push_back(path);
    return IOStatus::OK();
  }
  IOStatus erase(const std::string& path) {
    const std::lock_guard lock(mutex_);
    if (IOStatus status = change(); !status.ok()) return status;
    files_.erase(path);
    std::erase(new_files_, path);
    return IOStatus::OK();
  }
  IOStatus rename(const std::string& from, const std::string& to) {
    const std::lock_guard lock(mutex_);
    if (IOStatus status = change(); !status.ok()) return status;
    new_files_.clear();
    if (auto file = files_.extract(from)) files_.insert_or_assign(to, file.mapped());
    return IOStatus::OK();
  }
  IOStatus link(const std::string& from, const std::string& to) {
    const std::lock_guard lock(mutex_);
    if (IOStatus status = change(); !status.ok()) return status;
    files_[to] = files_[from];
    new_files_.push_back(to);
    return IOStatus::OK();
  }
  IOStatus sync_directory() {
    const std::lock_guard lock(mutex_);
    if (IOStatus status = change(); !status.ok()) return status;
    new_files_.clear();
    return IOStatus::OK();
  }

  /// Ends all faults; after a power cut `kept` says how much of so much that was not synced survives, and
  /// `spoil` may change what does.
  void repair(const std::function<std::uint64_t(std::uint64_t)>& kept,
              const std::function<void(const std::string&, std::uint64_t, std::uint64_t)>& spoil) {
    const std::lock_guard lock(mutex_);
    if (is_off()) {
      for (const auto& [path, file] : files_) {
        const std::uint64_t size = file.synced + kept(file.size - file.synced);
        if (!std::filesystem::exists(path)) continue;
        std::filesystem::resize_file(path, size);
        if (size > file.synced) spoil(path, file.synced, size);
      }
      for (std::size_t i = kept(new_files_.size()); i < new_files_.size(); ++i) {
        std::filesystem::remove(new_files_[i]);
      }
    }
    files_.clear();
    new_files_.clear();
    fault_ = Fault::none;
  }

 private:
  struct Bytes {
    std::uint64_t synced = 0, size = 0;
  };

  bool is_off() const { return fault_ == Fault::power_cut && left_ <= 0; }
  IOStatus change() {
    if (fault_ == Fault::power_cut) --left_;
    return is_off() ? IOStatus::IOError("the power is off") : IOStatus::OK();
  }

  mutable std::mutex mutex_;
  Fault fault_ = Fault::none;
  int left_ = 0;
  std::uint64_t reads_ = 0;
  std::map<std::string, Bytes> files_;
  std::vector<std::string> new_files_;  // Their directory is not synced; oldest first.
};

namespace {

class FaultyFile final : public rocksdb::FSWritableFileOwnerWrapper {
 public:
  FaultyFile(std::unique_ptr<FSWritableFile> file, std::string path, std::shared_ptr<DiskState> disk)
      : FSWritableFileOwnerWrapper(std::move(file)), path_(std::move(path)), disk_(std::move(disk)) {}

  IOStatus Append(const rocksdb::Slice& data, const IOOptions& options, IODebugContext* debug) override {
    if (IOStatus status = disk_->append(path_, data.size()); !status.ok()) return status;
    return FSWritableFileOwnerWrapper::Append(data, options, debug);
  }
  IOStatus Append(const rocksdb::Slice& data, const IOOptions& options, const rocksdb::DataVerificationInfo&,
                  IODebugContext* debug) override {
    return Append(data, options, debug);
  }
  IOStatus Sync(const IOOptions&, IODebugContext*) override { return disk_->sync(path_); }
  IOStatus Fsync(const IOOptions&, IODebugContext*) override { return disk_->sync(path_); }
  void PrepareWrite(std::size_t, std::size_t, const IOOptions&, IODebugContext*) override {}
  IOStatus RangeSync(std::uint64_t, std::uint64_t, const IOOptions&, IODebugContext*) override {
    return IOStatus::OK();  // It promises nothing.
  }

 private:
  std::string path_;
  std::shared_ptr<DiskState> disk_;
};

class FaultySequentialFile final : public rocksdb::FSSequentialFileOwnerWrapper {
 public:
  FaultySequentialFile(std::unique_ptr<rocksdb::FSSequentialFile> file, std::shared_ptr<DiskState> disk)
      : FSSequentialFileOwnerWrapper(std::move(file)), disk_(std::move(disk)) {}

  IOStatus Read(std::size_t bytes, const IOOptions& options, rocksdb::Slice* result, char* scratch,
                IODebugContext* debug) override {
    if (IOStatus status = disk_->read(bytes); !status.ok()) return status;
    return FSSequentialFileOwnerWrapper::Read(bytes, options, result, scratch, debug);
  }

 private:
  std::shared_ptr<DiskState> disk_;
};

class FaultyRandomAccessFile final : public rocksdb::FSRandomAccessFileOwnerWrapper {
 public:
  FaultyRandomAccessFile(std::unique_ptr<rocksdb::FSRandomAccessFile> file, std::shared_ptr<DiskState> disk)
      : FSRandomAccessFileOwnerWrapper(std::move(file)), disk_(std::move(disk)) {}

  IOStatus Read(std::uint64_t offset, std::size_t bytes, const IOOptions& options, rocksdb::Slice* result,
                char* scratch, IODebugContext* debug) const override {
    if (IOStatus status = disk_->read(bytes); !status.ok()) return status;
    return FSRandomAccessFileOwnerWrapper::Read(offset, bytes, options, result, scratch, debug);
  }
  IOStatus MultiRead(rocksdb::FSReadRequest* requests, std::size_t count, const IOOptions& options,
                     IODebugContext* debug) override {
    for (std::size_t i = 0; i < count; ++i) {
      rocksdb::FSReadRequest& request = requests[i];
      request.status = Read(request.offset, request.len, options, &request.result, request.scratch, debug);
    }
    return IOStatus::OK();
  }

 private:
  std::shared_ptr<DiskState> disk_;
};

class FaultyDirectory final : public rocksdb::FSDirectoryWrapper {
 public:
  FaultyDirectory(std::unique_ptr<FSDirectory> directory, std::shared_ptr<DiskState> disk)
      : FSDirectoryWrapper(std::move(directory)), disk_(std::move(disk)) {}

  IOStatus Fsync(const IOOptions&, IODebugContext*) override { return disk_->sync_directory(); }
  IOStatus FsyncWithDirOptions(const IOOptions&, IODebugContext*, const rocksdb::DirFsyncOptions&) override {
    return disk_->sync_directory();
  }

 private:
  std::shared_ptr<DiskState> disk_;
};

class FaultyFileSystem final : public rocksdb::FileSystemWrapper {
 public:
  explicit FaultyFileSystem(std::shared_ptr<DiskState> disk)
      : FileSystemWrapper(rocksdb::FileSystem::Default()), disk_(std::move(disk)) {}
  const char* Name() const override { return "FaultyFileSystem"; }

  IOStatus NewSequentialFile(const std::string& path, const rocksdb::FileOptions& options,
                             std::unique_ptr<rocksdb::FSSequentialFile>* file,
                             IODebugContext* debug) override {
    IOStatus status = FileSystemWrapper::NewSequentialFile(path, options, file, debug);
    if (status.ok()) *file = std::make_unique<FaultySequentialFile>(std::move(*file), disk_);
    return status;
  }
  IOStatus NewRandomAccessFile(const std::string& path, const rocksdb::FileOptions& options,
                               std::unique_ptr<rocksdb::FSRandomAccessFile>* file,
                               IODebugContext* debug) override {
    IOStatus status = FileSystemWrapper::NewRandomAccessFile(path, options, file, debug);
    if (status.ok()) *file = std::make_unique<FaultyRandomAccessFile>(std::move(*file), disk_);
    return status;
  }
  IOStatus NewWritableFile(const std::string& path, const rocksdb::FileOptions& options,
                           std::unique_ptr<FSWritableFile>* file, IODebugContext* debug) override {
    if (IOStatus status = disk_->make(path); !status.ok()) return status;
    IOStatus status = FileSystemWrapper::NewWritableFile(path, options, file, debug);
    if (status.ok()) *file = std::make_unique<FaultyFile>(std::move(*file), path, disk_);
    return status;
  }
  IOStatus ReopenWritableFile(const std::string& path, const rocksdb::FileOptions& options,
                              std::unique_ptr<FSWritableFile>* file, IODebugContext* debug) override {
    IOStatus status = FileSystemWrapper::ReopenWritableFile(path, options, file, debug);
    if (status.ok()) *file = std::make_unique<FaultyFile>(std::move(*file), path, disk_);
    return status;
  }
  IOStatus LinkFile(const std::string& from, const std::string& to, const IOOptions& options,
                    IODebugContext* debug) override {
    if (IOStatus status = disk_->link(from, to); !status.ok()) return status;
    return FileSystemWrapper::LinkFile(from, to, options, debug);
  }
  IOStatus DeleteFile(const std::string& path, const IOOptions& options, IODebugContext* debug) override {
    if (IOStatus status = disk_->erase(path); !status.ok()) return status;
    return FileSystemWrapper::DeleteFile(path, options, debug);
  }
  IOStatus RenameFile(const std::string& from, const std::string& to, const IOOptions& options,
                      IODebugContext* debug) override {
    if (IOStatus status = disk_->rename(from, to); !status.ok()) return status;
    return FileSystemWrapper::RenameFile(from, to, options, debug);
  }
  IOStatus NewDirectory(const std::string& path, const IOOptions& options,
                        std::unique_ptr<FSDirectory>* directory, IODebugContext* debug) override {
    IOStatus status = FileSystemWrapper::NewDirectory(path, options, directory, debug);
    if (status.ok()) *directory = std::make_unique<FaultyDirectory>(std::move(*directory), disk_);
    return status;
  }

 private:
  std::shared_ptr<DiskState> disk_;
};

}  // namespace

FaultyDisk::FaultyDisk()
    : state_(std::make_shared<DiskState>()),
      env_(rocksdb::NewCompositeEnv(std::make_shared<FaultyFileSystem>(state_))) {}

FaultyDisk::~FaultyDisk() = default;

void FaultyDisk::cut_power_at_change(int nth) {
  state_->arrange(DiskState::Fault::power_cut, nth);
}

void FaultyDisk::fail_sync(int nth) {
  state_->arrange(DiskState::Fault::sync, nth);
}

void FaultyDisk::fail_append(int nth) {
  state_->arrange(DiskState::Fault::append, nth);
}

void FaultyDisk::fail_read(int nth) {
  state_->arrange(DiskState::Fault::read, nth);
}

void FaultyDisk::cut_read_short(int nth) {
  state_->arrange(DiskState::Fault::short_read, nth);
}

std::uint64_t FaultyDisk::reads() const {
  return state_->reads();
}

bool FaultyDisk::has_failed() const {
  return state_->has_failed();
}

bool FaultyDisk::power_is_off() const {
  return state_->power_is_off();
}

void FaultyDisk::repair() {
  state_->repair([](std::uint64_t) { return std::uint64_t{0}; },
                 [](const std::string&, std::uint64_t, std::uint64_t) {});
}

std::uint64_t FaultyDisk::repair(std::mt19937_64& random) {
  std::uint64_t spoiled = 0;
  const auto spoil = [&](const std::string& path, std::uint64_t synced, std::uint64_t size) {
    if (random() % 2 == 0) return;
    ++spoiled;
    const std::uint64_t begin = synced + random() % (size - synced);
    std::string bytes(size - begin, '\0');  // Blocks that were given to the file, and not written yet;
    if (random() % 2 == 0) {                // or what another file left there.
      for (char& byte : bytes) byte = static_cast<char>(random());
    }
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(static_cast<std::streamoff>(begin));
    file << bytes;
  };
  state_->repair([&](std::uint64_t unsynced) { return random() % (unsynced + 1); }, spoil);
  return spoiled;
}

}  // namespace notegraph::test
