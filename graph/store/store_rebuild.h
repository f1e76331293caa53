#ifndef NOTEGRAPH_GRAPH_STORE_STORE_REBUILD_H_
#define NOTEGRAPH_GRAPH_STORE_STORE_REBUILD_H_

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "graph/model/status.h"
#include "graph/store/graph_store.h"

namespace notegraph::store {

/// A note whose facts could not be carried over.
struct LostNote {
  std::string note;
  std::string reason;
};

struct RebuildReport {
  StoreCounts counts;             ///< Of the new store.
  std::vector<LostNote> lost;     ///< To be ingested again, in order of note.
  std::uint64_t lost_writes = 0;  ///< So many of the last writes that were acknowledged are gone.
};

/// Makes a store in `to` from what the notes in `from` say, and derives everything else anew: the way to mend
/// a store in which check_store() found something. `from` is only read, and must not be open elsewhere.
/// Errors: those of open_rocksdb_graph_store() for `from`, with create_if_missing false, but for lost writes,
/// and for `to`;
/// invalid_argument, there is something in `to`; corruption, not even the names of the notes, the ontology
/// or the decisions can be read: restore a backup, or ingest the notes into a new store.
/// `progress`, if given, is told how many notes are done, and of how many.
Result<RebuildReport> rebuild_store(const std::filesystem::path& from, const std::filesystem::path& to,
                                    const std::function<void(std::size_t, std::size_t)>& progress = {});

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_STORE_REBUILD_H_
