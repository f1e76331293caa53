#ifndef NOTEGRAPH_GRAPH_STORE_TABLE_WRITER_H_
#define NOTEGRAPH_GRAPH_STORE_TABLE_WRITER_H_

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <rocksdb/db.h>

#include "graph/model/status.h"

namespace notegraph::store {

/// Writes records to table files of RocksDB's own, the tables of key_codec.h apart, on a thread of its own:
/// to compress and to check-sum takes about as long as to work out what is to be written. Records wait for it
/// in a few blocks of bounded size. For one caller.
class TableWriter {
 public:
  /// `db`, whose options the files are written by, must outlive it.
  TableWriter(const rocksdb::DB& db, std::filesystem::path directory);
  TableWriter(const TableWriter&) = delete;
  TableWriter& operator=(const TableWriter&) = delete;
  /// Leaves unfinished files behind, and what waits unwritten.
  ~TableWriter();

  /// A record, or without value that its key is erased. Within each table the keys must ascend. Errors:
  /// io_error, perhaps that of an earlier record.
  Status add(std::string_view key, std::optional<std::string_view> value);
  /// Waits until all records stand in files that last, and gives those made since the last call; what is
  /// added later goes to other files. Errors: io_error, the first that came up.
  Result<std::vector<std::string>> finish();

 private:
  class TableFile;

  /// Lets the thread have `filling_`; waits while too many blocks do.
  Status hand_over();
  void run();
  Status write(std::string_view block);

  const rocksdb::DB& db_;
  const std::filesystem::path directory_;
  std::string filling_;  // The block that add() fills.

  std::mutex mutex_;  // Guards the next five.
  std::condition_variable changed_;
  std::deque<std::string> waiting_;  // Blocks; the first is being written.
  std::vector<std::string> spare_;   // Blocks that were written, for their room.
  Status status_;                    // The first failure.
  bool is_ending_ = false;

  std::vector<std::unique_ptr<TableFile>> tables_;  // By number; of the thread while any block waits.
  std::thread thread_;
};

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_TABLE_WRITER_H_
