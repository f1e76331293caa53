// Source: https://github.com/facebook/rocksdb/wiki/Creating-and-Ingesting-SST-files
#include "graph/store/table_files.h"

#include <cstdlib>
#include <string_view>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <rocksdb/sst_file_writer.h>

#include "graph/store/rocksdb_reader.h"

namespace notegraph::store {
namespace {

namespace fs = std::filesystem;

// So that index and filter of a file fit into one shard of the cache.
constexpr std::uint64_t kFileBytes = std::uint64_t{64} << 20;

constexpr char kErased = 0, kPut = 1;  // Before the value of a record that is sorted first.

bool comes_in_order(Table table) {
  switch (table) {
    case Table::text:
    case Table::note_entity:
    case Table::note_relation:
    case Table::entity:
    case Table::mention:
    case Table::attribute:
    case Table::relation:
    case Table::evidence: return true;
    case Table::meta:
    case Table::note:
    case Table::name:
    case Table::incoming:
    case Table::change:
    case Table::write:
    case Table::fact_change:
    case Table::decision: return false;
  }
  std::abort();  // Not an enumerator: a bug in the caller.
}

Table table_of(std::string_view key) {
  return static_cast<Table>(key.front());
}

fs::path directory_in(const fs::path& database) {
  return database / kTableFilesDirectory;
}

Status io_failure(const fs::path& directory, const std::error_code& error) {
  return {StatusCode::io_error,
          fmt::format("making or removing '{}': {}", directory.string(), error.message())};
}

}  // namespace

/// The files of one table.
class TableFiles::Writer {
 public:
  Writer(const rocksdb::DB& db, fs::path path)
      : options_(db.GetOptions()),
        path_(std::move(path)),
        writer_(rocksdb::EnvOptions(options_), options_, nullptr, /*invalidate_page_cache=*/false) {}

  rocksdb::Status add(std::string_view key, const std::string_view* value) {
    if (files_.empty() || writer_.FileSize() >= kFileBytes) {
      if (rocksdb::Status status = finish(); !status.ok()) return status;
      files_.push_back(fmt::format("{}-{}.sst", path_.string(), files_.size()));
      if (rocksdb::Status status = writer_.Open(files_.back()); !status.ok()) return status;
      is_open_ = true;
    }
    return value ? writer_.Put(to_slice(key), to_slice(*value)) : writer_.Delete(to_slice(key));
  }
  rocksdb::Status finish() {
    return std::exchange(is_open_, false) ? writer_.Finish() : rocksdb::Status::OK();
  }
  const std::vector<std::string>& files() const { return files_; }

 private:
  const rocksdb::Options options_;
  const fs::path path_;
  rocksdb::SstFileWriter writer_;
  std::vector<std::string> files_;
  bool is_open_ = false;
};

TableFiles::TableFiles(rocksdb::DB& db, std::size_t memory_bytes)
    : db_(db),
      directory_(directory_in(db.GetName())),
      memory_bytes_(memory_bytes),
      unordered_({directory_, memory_bytes_}) {
  std::error_code error;
  fs::create_directory(directory_, error);
  if (error) status_ = io_failure(directory_, error);
}

TableFiles::~TableFiles() {
  writers_.clear();
  std::error_code left_for_the_next_open;
  fs::remove_all(directory_, left_for_the_next_open);
}

void TableFiles::put(const std::string& key, const std::string& value) {
  add(key, &value);
}

void TableFiles::erase(const std::string& key) {
  add(key, nullptr);
}

void TableFiles::add(const std::string& key, const std::string* value) {
  if (!status_) return;
  if (comes_in_order(table_of(key))) {
    const std::string_view bytes = value ? std::string_view(*value) : std::string_view();
    write(key, value ? &bytes : nullptr);
  } else {
    status_ = unordered_.add(key, value ? kPut + *value : std::string(1, kErased));
  }
}

void TableFiles::write(std::string_view key, const std::string_view* value) {
  std::unique_ptr<Writer>& writer = writers_[table_of(key)];
  if (writer == nullptr) {
    const auto number = static_cast<unsigned>(table_of(key));
    writer = std::make_unique<Writer>(db_, directory_ / fmt::format("{:02x}", number));
  }
  status_ = to_status(writer->add(key, value), "writing a table file");
}

Status TableFiles::finish() {
  if (!status_) return status_;
  Result<spill::SortedRecords> records = unordered_.sorted();
  if (!records) return records.status();
  while (status_ && records->valid()) {
    const std::string_view value = records->value().substr(1);
    write(records->key(), records->value().front() == kPut ? &value : nullptr);
    if (status_) status_ = records->next();
  }
  for (auto& [table, writer] : writers_) {
    if (!status_) return status_;
    status_ = to_status(writer->finish(), "writing a table file");
    files_.insert(files_.end(), writer->files().begin(), writer->files().end());
  }
  writers_.clear();
  return status_;
}

Status TableFiles::settle() {
  if (Status status = finish(); !status) return status;
  unordered_ = spill::RecordSorter({directory_, memory_bytes_});
  return flush_memory();
}

Status TableFiles::flush_memory() {
  return to_status(db_.Flush(rocksdb::FlushOptions()), "writing what is in memory");
}

Status TableFiles::ingest() {
  // RocksDB 7.8 may confuse the order of keys that stand in the files and in its memory (mended in 7.10), so
  // nothing may be there. It also makes earlier writes last that were not synced.
  if (Status status = flush_memory(); !status) return status;
  rocksdb::IngestExternalFileOptions options;
  options.move_files = true;
  options.write_global_seqno = false;  // Else finished files would be changed.
  return to_status(db_.IngestExternalFile(files_, options), "taking table files into the store");
}

Status remove_table_files(const fs::path& database) {
  std::error_code error;
  fs::remove_all(directory_in(database), error);
  return error ? io_failure(directory_in(database), error) : Status();
}

}  // namespace notegraph::store
