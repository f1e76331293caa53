#ifndef NOTEGRAPH_API_SERVICE_GRAPH_KEEPER_H_
#define NOTEGRAPH_API_SERVICE_GRAPH_KEEPER_H_

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <utility>

#include "api/service/evidence_keeper.h"
#include "api/service/kept_file.h"
#include "api/service/requests.h"
#include "graph/model/status.h"
#include "graph/query/evidence_index.h"
#include "graph/query/name_index.h"
#include "graph/query/query_engine.h"
#include "graph/store/graph_store.h"

namespace notegraph::service {

/// Where what searches use is kept between two runs, and who is told what goes wrong with that.
struct GraphKeeping {
  std::filesystem::path directory;  ///< That of the store; empty: nothing is kept.
  /// Called from any thread, one call at a time.
  std::function<void(const std::string& message)> warn = [](const std::string&) {};
  ProgressFunction progress = {};  ///< How far the reading of a large graph has come; as `warn`.
};

/// Makes the graph, the names and the evidence of a snapshot, from what was kept of an earlier state if that
/// will do. Thread-safe.
class GraphKeeper {
 public:
  /// `store_id` is GraphStore::id(); empty: nothing is kept.
  GraphKeeper(GraphKeeping keeping, const std::string& store_id);

  /// Errors: those of the snapshot.
  Result<std::shared_ptr<const query::QueryEngine>> make_engine(const store::Snapshot& snapshot) {
    return engine_.make(snapshot);
  }
  Result<std::shared_ptr<const query::NameIndex>> make_names(const store::Snapshot& snapshot) {
    return names_.make(snapshot);
  }
  /// See EvidenceKeeper::make().
  Result<query::EvidenceIndex::Pointer> make_evidence(const store::Snapshot& snapshot,
                                                      query::EvidenceIndex::Pointer last,
                                                      const std::stop_token& stop) const {
    return evidence_.make(snapshot, std::move(last), stop);
  }
  /// Writes them to the files in the background.
  void keep(std::shared_ptr<const query::QueryEngine> engine) { engine_.keep(std::move(engine)); }
  void keep(std::shared_ptr<const query::NameIndex> names) { names_.keep(std::move(names)); }

  /// How much room the files take.
  std::uint64_t disk_bytes() const;

  /// Tells who is to know what goes wrong.
  void warn(const std::string& message);

 private:
  std::filesystem::path file(const char* name) const;
  ProgressFunction progress();

  const GraphKeeping keeping_;
  const bool is_keeping_;
  std::mutex telling_mutex_;
  const EvidenceKeeper evidence_;
  KeptFile<query::QueryEngine> engine_;  // Last: these end before the rest goes.
  KeptFile<query::NameIndex> names_;
};

}  // namespace notegraph::service

#endif  // NOTEGRAPH_API_SERVICE_GRAPH_KEEPER_H_
