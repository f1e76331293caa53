#ifndef NOTEGRAPH_API_SERVICE_INGEST_RUN_H_
#define NOTEGRAPH_API_SERVICE_INGEST_RUN_H_

#include <filesystem>
#include <vector>

#include "api/service/requests.h"
#include "api/service/vanished_notes.h"
#include "extract/extractor.h"
#include "graph/model/status.h"
#include "graph/store/graph_store.h"

namespace notegraph::service {

/// Brings a store up to date with files, and keeps count. One caller at a time for one store.
class IngestRun {
 public:
  /// `places`: folders and files; notes there whose files are gone are removed.
  IngestRun(const extract::Extractor& extractor, const IngestOptions& options,
            const std::vector<std::filesystem::path>& places, store::GraphStore& store)
      : extractor_(extractor), options_(options), places_(places), store_(store) {}

  /// Reads `files` in parallel and meanwhile writes them in order, some in one atomic batch: what the store
  /// holds in the end does not depend on the number of threads. Unchanged notes (same bytes, same extractor
  /// and options) are skipped unless options.force. A new note with the bytes of one whose file is gone is
  /// that one renamed: the same batch removes it under the old name, and splits by that note follow it.
  /// Then removes the other notes whose files are gone, also those that went meanwhile.
  Status run(const std::vector<std::filesystem::path>& files);

  IngestReport& report() { return report_; }

 private:
  Status read(const std::vector<std::filesystem::path>& files, const store::Snapshot& before);
  Status follow_renamings(store::WriteBatch& batch);
  Status drop_vanished();
  Status write(const store::WriteBatch& batch);

  const extract::Extractor& extractor_;
  const IngestOptions& options_;
  const std::vector<std::filesystem::path>& places_;
  store::GraphStore& store_;
  VanishedNotes vanished_;  // When the run began, without those that were renamed.
  IngestReport report_;
};

/// Adds what a write changed to `report`.
void add_gains(const store::WriteSummary& summary, IngestReport& report);

}  // namespace notegraph::service

#endif  // NOTEGRAPH_API_SERVICE_INGEST_RUN_H_
