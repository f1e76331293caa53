#include "graph/store/table_files.h"

#include <cstdlib>
#include <string_view>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "graph/store/rocksdb_reader.h"

namespace notegraph::store {
namespace {

namespace fs = std::filesystem;

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
    case Table::decision:
    case Table::token:
    case Table::tokened_write:
    case Table::note_state:
    case Table::fact_state: return false;
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

TableFiles::TableFiles(rocksdb::DB& db, std::size_t memory_bytes)
    : db_(db),
      directory_(directory_in(db.GetName())),
      memory_bytes_(memory_bytes),
      unordered_({directory_, memory_bytes_}),
      writer_(std::make_unique<TableWriter>(db_, directory_)) {
  std::error_code error;
  fs::create_directory(directory_, error);
  if (error) status_ = io_failure(directory_, error);
}

TableFiles::~TableFiles() {
  writer_.reset();
  std::error_code left_for_the_next_open;
  fs::remove_all(directory_, left_for_the_next_open);
}

void TableFiles::put(const std::string& key, const std::string& value) {
  add(key, value);
}

void TableFiles::erase(const std::string& key) {
  add(key, std::nullopt);
}

void TableFiles::add(std::string_view key, std::optional<std::string_view> value) {
  if (!status_) return;
  if (comes_in_order(table_of(key))) {
    status_ = writer_->add(key, value);
  } else {
    flagged_value_.assign(1, value ? kPut : kErased);
    if (value) flagged_value_ += *value;
    status_ = unordered_.add(key, flagged_value_);
  }
}

Status TableFiles::finish() {
  if (!status_) return status_;
  Result<spill::SortedRecords> records = unordered_.sorted();
  if (!records) return records.status();
  while (status_ && records->valid()) {
    const bool is_put = records->value().front() == kPut;
    status_ = writer_->add(records->key(), is_put ? std::optional(records->value().substr(1)) : std::nullopt);
    if (status_) status_ = records->next();
  }
  if (!status_) return status_;
  const Result<std::vector<std::string>> made = writer_->finish();
  if (!made) return status_ = made.status();
  files_.insert(files_.end(), made->begin(), made->end());
  return {};
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
