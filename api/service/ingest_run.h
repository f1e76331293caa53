#ifndef NOTEGRAPH_API_SERVICE_INGEST_RUN_H_
#define NOTEGRAPH_API_SERVICE_INGEST_RUN_H_

#include <filesystem>
#include <vector>

#include "api/service/requests.h"
#include "extract/extractor.h"
#include "graph/model/status.h"
#include "graph/store/graph_store.h"

namespace notegraph::service {

/// The files that ingesting `paths` reads: a file stands for itself, a folder for every note below it (.md,
/// .markdown, .txt; hidden files and folders are left out). Absolute paths, sorted, each once. Errors:
/// not_found, io_error.
Result<std::vector<std::filesystem::path>> list_notes(const std::vector<std::filesystem::path>& paths);

/// Reads `files` in parallel and writes them in order, some in one atomic batch. Unchanged notes (same bytes,
/// same extractor) are skipped unless options.force.
Result<IngestReport> ingest_files(const std::vector<std::filesystem::path>& files,
                                  const extract::Extractor& extractor, const IngestOptions& options,
                                  store::GraphStore& store);

/// Ids of the notes that lie below one of `folders` but whose files are gone. Errors: those of the snapshot.
Result<std::vector<std::string>> list_vanished_notes(const std::vector<std::filesystem::path>& folders,
                                                     const store::Snapshot& snapshot);

/// Adds what a write changed to `report`.
void add_gains(const store::WriteSummary& summary, IngestReport& report);

}  // namespace notegraph::service

#endif  // NOTEGRAPH_API_SERVICE_INGEST_RUN_H_
