#ifndef NOTEGRAPH_API_SERVICE_KEPT_FILE_H_
#define NOTEGRAPH_API_SERVICE_KEPT_FILE_H_

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "api/service/requests.h"
#include "graph/model/status.h"
#include "graph/store/graph_store.h"

namespace notegraph::service {

/// Makes what searches use of a snapshot: from the file, if it is of this store, and what was touched since;
/// else by reading the whole snapshot. What it makes anew, or what much was touched of, it writes to the file
/// in a thread of its own. A file that cannot be used costs time, never an answer. What has fewer than
/// kLeastRows is not kept: it is read as fast.
/// `Built` is query::QueryEngine or query::NameIndex. Thread-safe.
template <typename Built>
class KeptFile {
 public:
  static constexpr std::size_t kLeastRows = 10'000;  ///< Relations, or entities.
  using Warn = std::function<void(const std::string& message)>;

  /// `path` empty: nothing is kept. `warn` and `progress` are called from any thread; `progress`, which may
  /// be empty, while a whole snapshot is read that is worth keeping.
  KeptFile(std::filesystem::path path, std::string store_id, Warn warn, ProgressFunction progress);

  /// Errors: those of the snapshot.
  Result<std::shared_ptr<const Built>> make(const store::Snapshot& snapshot);
  /// Writes `built` to the file in the background; waits for the last one to be written.
  void keep(std::shared_ptr<const Built> built);

 private:
  Result<std::shared_ptr<const Built>> build(const store::Snapshot& snapshot);
  /// Null: nothing in the file is of use.
  std::shared_ptr<const Built> find(const store::Snapshot& snapshot);

  const std::filesystem::path path_;
  const std::string store_id_;
  const Warn warn_;
  const ProgressFunction progress_;
  std::mutex mutex_;     // Guards the thread.
  std::jthread writer_;  // Last: it ends before the rest goes.
};

}  // namespace notegraph::service

#endif  // NOTEGRAPH_API_SERVICE_KEPT_FILE_H_
