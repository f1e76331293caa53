// Source: https://github.com/facebook/rocksdb/wiki/Creating-and-Ingesting-SST-files
#include "graph/store/table_writer.h"

#include <cstdint>
#include <cstring>
#include <limits>
#include <utility>

#include <fmt/format.h>
#include <rocksdb/sst_file_writer.h>

#include "graph/store/rocksdb_reader.h"

namespace notegraph::store {
namespace {

namespace fs = std::filesystem;

// So that index and filter of a file fit into one shard of the cache.
constexpr std::uint64_t kFileBytes = std::uint64_t{64} << 20;

constexpr std::size_t kBlockBytes = std::size_t{1} << 20;
constexpr std::size_t kMostWaiting = 3;  // Blocks.

/// A record in a block: the lengths of key and value in four bytes each, as this machine writes them, then
/// both.
constexpr std::size_t kLengthBytes = sizeof(std::uint32_t);
constexpr std::uint32_t kErased = std::numeric_limits<std::uint32_t>::max();  // The length of no value.

void put_length(std::string& block, std::uint32_t length) {
  char bytes[kLengthBytes];
  std::memcpy(bytes, &length, sizeof bytes);
  block.append(bytes, sizeof bytes);
}

std::uint32_t take_length(std::string_view& block) {
  std::uint32_t length = 0;
  std::memcpy(&length, block.data(), sizeof length);
  block.remove_prefix(sizeof length);
  return length;
}

std::string_view take_bytes(std::string_view& block, std::uint32_t length) {
  const std::string_view bytes = block.substr(0, length);
  block.remove_prefix(length);
  return bytes;
}

}  // namespace

/// The files of one table.
class TableWriter::TableFile {
 public:
  TableFile(const rocksdb::DB& db, fs::path path)
      : options_(db.GetOptions()),
        path_(std::move(path)),
        writer_(rocksdb::EnvOptions(options_), options_, nullptr, /*invalidate_page_cache=*/false) {}

  rocksdb::Status add(std::string_view key, std::optional<std::string_view> value) {
    if (!is_open_ || writer_.FileSize() >= kFileBytes) {
      if (rocksdb::Status status = finish(); !status.ok()) return status;
      files_.push_back(fmt::format("{}-{}.sst", path_.string(), count_++));
      if (rocksdb::Status status = writer_.Open(files_.back()); !status.ok()) return status;
      is_open_ = true;
    }
    return value ? writer_.Put(to_slice(key), to_slice(*value)) : writer_.Delete(to_slice(key));
  }
  rocksdb::Status finish() {
    return std::exchange(is_open_, false) ? writer_.Finish() : rocksdb::Status::OK();
  }
  std::vector<std::string> take_files() { return std::exchange(files_, {}); }

 private:
  const rocksdb::Options options_;
  const fs::path path_;
  rocksdb::SstFileWriter writer_;
  std::vector<std::string> files_;
  std::size_t count_ = 0;
  bool is_open_ = false;
};

TableWriter::TableWriter(const rocksdb::DB& db, fs::path directory)
    : db_(db), directory_(std::move(directory)), thread_([this] { run(); }) {}

TableWriter::~TableWriter() {
  {
    const std::lock_guard lock(mutex_);
    is_ending_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

Status TableWriter::add(std::string_view key, std::optional<std::string_view> value) {
  put_length(filling_, static_cast<std::uint32_t>(key.size()));
  put_length(filling_, value ? static_cast<std::uint32_t>(value->size()) : kErased);
  filling_ += key;
  if (value) filling_ += *value;
  return filling_.size() < kBlockBytes ? Status() : hand_over();
}

Status TableWriter::hand_over() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return waiting_.size() < kMostWaiting; });
  if (!status_) return status_;
  waiting_.push_back(std::exchange(filling_, {}));
  if (!spare_.empty()) {
    filling_ = std::move(spare_.back());
    spare_.pop_back();
    filling_.clear();
  }
  lock.unlock();
  changed_.notify_all();
  return {};
}

Result<std::vector<std::string>> TableWriter::finish() {
  if (Status status = hand_over(); !status) return status;
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return waiting_.empty(); });
  std::vector<std::string> files;
  for (const std::unique_ptr<TableFile>& table : tables_) {
    if (!status_) return status_;
    if (table == nullptr) continue;
    status_ = to_status(table->finish(), "writing a table file");
    for (std::string& file : table->take_files()) files.push_back(std::move(file));
  }
  if (!status_) return status_;
  return files;
}

void TableWriter::run() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return is_ending_ || !waiting_.empty(); });
    if (is_ending_) return;
    const std::string& block = waiting_.front();  // A deque moves nothing that others push.
    const bool goes_on = status_.ok();
    lock.unlock();
    Status status = goes_on ? write(block) : Status();
    lock.lock();
    if (!status) status_ = std::move(status);
    spare_.push_back(std::move(waiting_.front()));
    waiting_.pop_front();
    changed_.notify_all();
  }
}

Status TableWriter::write(std::string_view block) {
  while (!block.empty()) {
    const std::uint32_t key_length = take_length(block);
    const std::uint32_t value_length = take_length(block);
    const std::string_view key = take_bytes(block, key_length);
    std::optional<std::string_view> value;
    if (value_length != kErased) value = take_bytes(block, value_length);

    const auto number = static_cast<std::uint8_t>(key.front());
    if (number >= tables_.size()) tables_.resize(std::size_t{number} + 1);
    std::unique_ptr<TableFile>& table = tables_[number];
    if (table == nullptr) {
      table = std::make_unique<TableFile>(db_, directory_ / fmt::format("{:02x}", number));
    }
    if (const rocksdb::Status status = table->add(key, value); !status.ok()) {
      return to_status(status, "writing a table file");
    }
  }
  return {};
}

}  // namespace notegraph::store
