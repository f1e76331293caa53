#include "api/maintenance/store_maintenance.h"

#include <fmt/format.h>

#include "api/maintenance/directory_swap.h"
#include "api/maintenance/fresh_directory.h"
#include "api/maintenance/growing_directory.h"
#include "graph/store/rocksdb_backup.h"
#include "graph/store/rocksdb_graph_store.h"

namespace notegraph::maintenance {
namespace {

namespace fs = std::filesystem;

Result<store::StoreCounts> counts_of(const fs::path& directory) {
  const auto store = store::open_rocksdb_graph_store(directory, {.create_if_missing = false});
  if (!store) return store.status();
  return (*store)->snapshot()->counts();
}

/// Whether the graph in `directory`, if there is one, may be replaced.
Status check_replaceable(const fs::path& directory, bool force) {
  const auto counts = counts_of(directory);
  const StatusCode code = counts ? StatusCode::ok : counts.status().code();
  switch (code) {
    case StatusCode::ok:
      if (force || counts->notes == 0) return {};
      return {StatusCode::invalid_argument,
              fmt::format("'{}' holds a graph of {} notes; --force replaces it and keeps it aside",
                          directory.string(), counts->notes)};
    case StatusCode::not_found: return {};
    case StatusCode::corruption:
      if (force) return {};
      return {StatusCode::invalid_argument,
              fmt::format("'{}' holds a damaged graph; --force replaces it and keeps it aside ({})",
                          directory.string(), counts.status().message())};
    default: return counts.status();
  }
}

}  // namespace

Result<store::CheckReport> check(const fs::path& directory, const NoteProgress& progress) {
  const FreshDirectory scratch(directory, "checking");
  store::CheckOptions options;
  options.progress = progress;
  return store::check_store(directory, scratch.path(), options);
}

Result<RepairReport> repair(const fs::path& directory, const NoteProgress& progress) {
  const FreshDirectory fresh(directory, "repairing");
  auto rebuilt = store::rebuild_store(directory, fresh.path(), progress);
  if (!rebuilt) return rebuilt.status();
  RepairReport report{*std::move(rebuilt), unused_name_beside(directory, "damaged")};
  const auto swapped = swap_in(fresh.path(), directory, report.damaged);
  if (!swapped) return swapped.status();
  return report;
}

Result<RestoreReport> restore(const fs::path& backups, const fs::path& directory,
                              const RestoreOptions& options, const store::CopyProgress& progress) {
  const auto backup = store::find_backup(backups, options.id, options.name);
  if (!backup) return backup.status();
  if (Status status = check_replaceable(directory, options.force); !status) return status;
  const FreshDirectory fresh(directory, "restoring");
  {
    const GrowingDirectory growing(fresh.path(), progress);
    if (Status status = store::restore_backup(backups, backup->id, fresh.path()); !status) return status;
  }
  const auto counts = counts_of(fresh.path());
  if (!counts) return counts.status();

  RestoreReport report{*backup, *counts, unused_name_beside(directory, "replaced")};
  const auto kept = swap_in(fresh.path(), directory, report.replaced);
  if (!kept) return kept.status();
  if (!*kept) report.replaced.clear();
  return report;
}

}  // namespace notegraph::maintenance
