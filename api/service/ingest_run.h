#ifndef NOTEGRAPH_API_SERVICE_INGEST_RUN_H_
#define NOTEGRAPH_API_SERVICE_INGEST_RUN_H_

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "api/service/requests.h"
#include "extract/extractor.h"
#include "graph/model/status.h"
#include "graph/store/graph_store.h"

namespace notegraph::service {

/// Brings a store up to date with files, and keeps count. One caller at a time for one store.
class IngestRun {
 public:
  IngestRun(const extract::Extractor& extractor, const IngestOptions& options, store::GraphStore& store)
      : extractor_(extractor), options_(options), store_(store) {}

  /// Reads `files` in parallel and meanwhile writes them in order, some in one atomic batch: what the store
  /// holds in the end does not depend on the number of threads. Unchanged notes (same bytes, same extractor
  /// and options) are skipped unless options.force.
  Status read(const std::vector<std::filesystem::path>& files);

  /// Removes the notes at or below one of `places` whose files are gone. One that this run has read anew with
  /// the same bytes under another name counts as renamed, and splits by that note follow it.
  Status drop_vanished(const std::vector<std::filesystem::path>& places);

  IngestReport& report() { return report_; }

 private:
  Status write(const store::WriteBatch& batch);
  /// A note that this run has added, and is gone again, is not what another was renamed to.
  void forget_added(const std::string& id, std::uint64_t content_hash);

  const extract::Extractor& extractor_;
  const IngestOptions& options_;
  store::GraphStore& store_;
  IngestReport report_;
  std::multimap<std::uint64_t, std::string> added_;  // Ids by content hash.
};

/// Adds what a write changed to `report`.
void add_gains(const store::WriteSummary& summary, IngestReport& report);

}  // namespace notegraph::service

#endif  // NOTEGRAPH_API_SERVICE_INGEST_RUN_H_
