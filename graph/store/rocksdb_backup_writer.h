#ifndef NOTEGRAPH_GRAPH_STORE_ROCKSDB_BACKUP_WRITER_H_
#define NOTEGRAPH_GRAPH_STORE_ROCKSDB_BACKUP_WRITER_H_

#include <filesystem>
#include <string_view>

#include <rocksdb/db.h>

#include "graph/model/status.h"
#include "graph/store/backup_info.h"

namespace notegraph::store {

/// GraphStore::back_up(), but for BackupOptions::keep, of the open database of the store of this id. One at a
/// time for one directory.
Result<BackupInfo> write_backup(rocksdb::DB& db, std::string_view store_id,
                                const std::filesystem::path& backups, const BackupOptions& wanted,
                                const CopyProgress& progress);

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_ROCKSDB_BACKUP_WRITER_H_
