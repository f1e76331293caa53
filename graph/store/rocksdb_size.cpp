// RocksDB knows from the index of each table file how many of its bytes lie between two keys, to a block (16
// KiB before compression). Of what stands in the log alone it could only guess, so that is left out.
#include "graph/store/rocksdb_size.h"

#include <initializer_list>
#include <string>

#include "graph/store/key_codec.h"
#include "graph/store/rocksdb_reader.h"

namespace notegraph::store {
namespace {

/// Bytes of the table files that hold these tables of the keyspace.
Result<std::uint64_t> bytes_of(rocksdb::DB& db, std::initializer_list<Table> tables) {
  rocksdb::SizeApproximationOptions options;
  options.include_files = true;
  std::uint64_t total = 0;
  for (const Table table : tables) {
    const std::string begin = table_prefix(table);
    const std::string end = end_of_prefix(begin);
    const rocksdb::Range range(begin, end);
    std::uint64_t bytes = 0;
    const rocksdb::Status measured =
        db.GetApproximateSizes(options, db.DefaultColumnFamily(), &range, 1, &bytes);
    if (Status status = to_status(measured, "measuring the store"); !status) return status;
    total += bytes;
  }
  return total;
}

}  // namespace

Result<StoreSize> measure_size(rocksdb::DB& db) {
  StoreSize size;
  db.GetIntProperty(rocksdb::DB::Properties::kTotalSstFilesSize, &size.disk_bytes);
  rocksdb::VectorLogPtr logs;
  if (Status status = to_status(db.GetSortedWalFiles(logs), "measuring the log"); !status) return status;
  for (const auto& log : logs) size.disk_bytes += log->SizeFileBytes();

  const auto relations = bytes_of(db, {Table::relation, Table::incoming});
  if (!relations) return relations.status();
  const auto evidence = bytes_of(db, {Table::note_relation, Table::evidence});
  if (!evidence) return evidence.status();
  size.relation_bytes = *relations;
  size.evidence_bytes = *evidence;
  return size;
}

}  // namespace notegraph::store
