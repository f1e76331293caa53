#ifndef NOTEGRAPH_GRAPH_STORE_ROCKSDB_BACKUP_H_
#define NOTEGRAPH_GRAPH_STORE_ROCKSDB_BACKUP_H_

#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

#include "graph/model/status.h"
#include "graph/store/backup_info.h"

// What can be done with the backups that GraphStore::back_up() makes of a RocksDB store. The store itself is
// not needed for any of it. Errors of all calls: not_found, there is no such backup; corruption; io_error.
namespace notegraph::store {

/// By id, so the newest last.
Result<std::vector<BackupInfo>> list_backups(const std::filesystem::path& backups);

/// The backup of this id and name; 0 and empty: any. Of several the newest.
Result<BackupInfo> find_backup(const std::filesystem::path& backups, std::uint32_t id, std::string_view name);

/// Reads the whole backup and compares its checksums with those of the day it was made. Errors: corruption,
/// naming the file.
Status verify_backup(const std::filesystem::path& backups, std::uint32_t id);

/// Verifies the backup and makes a store of it in `to`, which survives a power cut from then on. Errors:
/// invalid_argument, there is something in `to`.
Status restore_backup(const std::filesystem::path& backups, std::uint32_t id,
                      const std::filesystem::path& to);

/// Keeps the newest `count` backups and removes the others. Errors: invalid_argument, `count` is 0.
Status keep_newest_backups(const std::filesystem::path& backups, std::uint32_t count);

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_ROCKSDB_BACKUP_H_
