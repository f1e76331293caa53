#ifndef NOTEGRAPH_API_SERVICE_EVIDENCE_KEEPER_H_
#define NOTEGRAPH_API_SERVICE_EVIDENCE_KEEPER_H_

#include <cstddef>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>

#include "graph/model/status.h"
#include "graph/query/evidence_index.h"
#include "graph/store/graph_store.h"

namespace notegraph::service {

/// Makes the evidence index of a snapshot, which may take minutes: for a thread in the background. It is put
/// into a file and mapped from there, so that memory holds what is asked for and no more, and the next run
/// finds it. A file that cannot be used costs time, never an answer.
class EvidenceKeeper {
 public:
  static constexpr std::size_t kLeastRelations = 10'000;  ///< With fewer it is made anew as fast.
  using Warn = std::function<void(const std::string& message)>;

  /// `path` empty: nothing is kept. `warn` is called from any thread.
  EvidenceKeeper(std::filesystem::path path, std::string store_id, Warn warn);

  /// From `last`, which may be null, or the file if it is of this store, and what was touched since; else by
  /// reading the whole snapshot. It is settled. Null if `stop` is requested meanwhile. Errors: those of the
  /// snapshot.
  Result<query::EvidenceIndex::Pointer> make(const store::Snapshot& snapshot,
                                             query::EvidenceIndex::Pointer last,
                                             const std::stop_token& stop) const;

 private:
  /// What the file holds; null if that is of no use.
  query::EvidenceIndex::Pointer open() const;
  /// `made`, mapped from the file where it can be.
  query::EvidenceIndex::Pointer keep(query::EvidenceIndex::Pointer made) const;

  const std::filesystem::path path_;
  const std::string store_id_;
  const Warn warn_;
};

}  // namespace notegraph::service

#endif  // NOTEGRAPH_API_SERVICE_EVIDENCE_KEEPER_H_
