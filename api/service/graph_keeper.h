#ifndef NOTEGRAPH_API_SERVICE_GRAPH_KEEPER_H_
#define NOTEGRAPH_API_SERVICE_GRAPH_KEEPER_H_

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "graph/model/status.h"
#include "graph/query/query_engine.h"
#include "graph/store/graph_store.h"

namespace notegraph::service {

/// Where the graph that searches use is kept between two runs, and who is told what goes wrong with that.
struct GraphKeeping {
  std::filesystem::path file;  ///< Beside the store; empty: it is not kept.
  /// Called from any thread, one call at a time.
  std::function<void(const std::string& message)> warn = [](const std::string&) {};
};

/// Makes the graph of a snapshot: from the file, if it is of this store, and what was touched since; else by
/// reading the whole snapshot, and then it writes the file in a thread of its own. A file that cannot be used
/// costs time, never an answer. Graphs below kLeastRelations are not kept: they are read as fast.
/// Thread-safe.
class GraphKeeper {
 public:
  static constexpr std::size_t kLeastRelations = 10'000;

  /// `store_id` is GraphStore::id(); empty: nothing is kept.
  GraphKeeper(GraphKeeping keeping, std::string store_id);

  /// Errors: those of the snapshot.
  Result<std::shared_ptr<const query::QueryEngine>> make(const store::Snapshot& snapshot);
  /// Writes `engine` to the file in the background; waits for the last one to be written.
  void keep(std::shared_ptr<const query::QueryEngine> engine);

 private:
  /// Null: nothing in the file is of use.
  std::shared_ptr<const query::QueryEngine> find(const store::Snapshot& snapshot);

  const GraphKeeping keeping_;
  const std::string store_id_;
  std::mutex mutex_;     // Guards the thread.
  std::jthread writer_;  // Last: it ends before the rest goes.
};

}  // namespace notegraph::service

#endif  // NOTEGRAPH_API_SERVICE_GRAPH_KEEPER_H_
