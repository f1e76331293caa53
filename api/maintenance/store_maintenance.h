#ifndef NOTEGRAPH_API_MAINTENANCE_STORE_MAINTENANCE_H_
#define NOTEGRAPH_API_MAINTENANCE_STORE_MAINTENANCE_H_

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "graph/model/status.h"
#include "graph/store/backup_info.h"
#include "graph/store/store_checker.h"
#include "graph/store/store_rebuild.h"

// What is done to a store as a whole while nobody has it open: the use cases beside those of
// KnowledgeService, which needs a store that opens. Errors of all calls: busy, a process has the store open;
// io_error.
namespace notegraph::maintenance {

/// How many notes are done, and of how many; may be empty.
using NoteProgress = std::function<void(std::size_t done, std::size_t total)>;

/// check_store(), with a scratch directory of its own beside the store. Errors also: not_found, bad_data.
Result<store::CheckReport> check(const std::filesystem::path& directory, const NoteProgress& progress = {});

struct RepairReport {
  store::RebuildReport rebuilt;
  std::filesystem::path damaged;  ///< Where the store as it was is kept.
};

/// Makes a new store of what the notes say (rebuild_store()) beside the old one and, once it is complete,
/// puts it in its place; the old one is kept aside. Whatever fails, the old store stays where and as it was.
/// Errors also: not_found; bad_data; corruption, too little can be read: restore a backup, or ingest the
/// notes into a new graph.
Result<RepairReport> repair(const std::filesystem::path& directory, const NoteProgress& progress = {});

struct RestoreOptions {
  std::uint32_t id = 0;  ///< Of the backup; 0: the newest.
  std::string name{};    ///< Of the backup; empty: whatever it is called.
  bool force = false;    ///< Replace a graph that holds notes, or a store that cannot be read.
};

struct RestoreReport {
  store::BackupInfo backup;
  store::StoreCounts counts;
  std::filesystem::path replaced;  ///< Where the graph that was there is kept; empty: there was none.
};

/// Verifies a backup, makes a store of it beside `directory`, opens that, and only then puts it in its place.
/// Errors also: not_found, there is no such backup; invalid_argument, a graph is there and `force` is not
/// given, or something that is no graph; corruption of the backup. Nothing is changed then.
Result<RestoreReport> restore(const std::filesystem::path& backups, const std::filesystem::path& directory,
                              const RestoreOptions& options, const store::CopyProgress& progress = {});

}  // namespace notegraph::maintenance

#endif  // NOTEGRAPH_API_MAINTENANCE_STORE_MAINTENANCE_H_
