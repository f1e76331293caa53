#ifndef NOTEGRAPH_GRAPH_STORE_TABLE_FILES_H_
#define NOTEGRAPH_GRAPH_STORE_TABLE_FILES_H_

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <rocksdb/db.h>

#include "graph/model/status.h"
#include "graph/spill/record_sorter.h"
#include "graph/store/key_codec.h"
#include "graph/store/record_sink.h"
#include "graph/store/table_writer.h"

namespace notegraph::store {

/// The directory of table files that are being made, inside the one of the database.
inline constexpr const char* kTableFilesDirectory = "import";

/// Writes records to table files of RocksDB's own, and makes them part of the database all at once: what
/// takes the way through log and memory takes several times as long, and all of it at once in memory. Tables
/// whose keys NoteImport gives in ascending order are written as they come, the others are sorted first.
class TableFiles final : public RecordSink {
 public:
  /// Sorts in `memory_bytes`. Each key may come once. `db` must outlive it.
  TableFiles(rocksdb::DB& db, std::size_t memory_bytes);
  TableFiles(const TableFiles&) = delete;
  TableFiles& operator=(const TableFiles&) = delete;
  /// Removes what was not ingested.
  ~TableFiles() override;

  void put(const std::string& key, const std::string& value) override;
  void erase(const std::string& key) override;

  /// Writes all records so far to files that last, so that what is left to finish() and ingest() is little.
  /// What comes after must be of other tables. Errors: as finish().
  Status settle();
  /// Writes all records to files that last. Errors: the first that came up, io_error; nothing is changed
  /// then.
  Status finish();
  /// Only after finish() and while nobody writes to the database. Either all records are in it, and last, or
  /// none is. Errors: io_error, it is not known which.
  Status ingest();

 private:
  Status flush_memory();
  void add(std::string_view key, std::optional<std::string_view> value);

  rocksdb::DB& db_;
  const std::filesystem::path directory_;
  const std::size_t memory_bytes_;
  spill::RecordSorter unordered_;
  std::string flagged_value_;  // Of the record that is being added; kept for its room.
  std::unique_ptr<TableWriter> writer_;
  std::vector<std::string> files_;
  Status status_;  // The first failure.
};

/// Removes what an import that was cut short left in the directory of a database. Errors: io_error.
Status remove_table_files(const std::filesystem::path& database);

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_TABLE_FILES_H_
