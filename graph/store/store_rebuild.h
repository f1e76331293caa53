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

/// What of a damaged store could not be carried over.
struct Losses {
  std::vector<LostNote> notes;  ///< To be ingested again, in order of note.
  bool unnamed_notes = false;   ///< Also notes of which not even the names can be read.
  std::uint64_t decisions = 0;  ///< So many cannot be read.
  bool types = false;           ///< The types that imports brought along, if any, cannot be read.

  bool any() const { return !notes.empty() || unnamed_notes || decisions > 0 || types; }
};

struct RebuildReport {
  StoreCounts counts;  ///< Of the new store.
  Losses lost;
  std::uint64_t lost_writes = 0;  ///< So many of the last writes that were acknowledged are gone.
};

/// Makes a store in `to` from what the notes in `from` say, and derives everything else anew: the way to mend
/// a store in which check_store() found something. What is damaged costs only the notes and decisions that
/// stand there. `from` is only read, and must not be open elsewhere; beside `to` a copy of it is made for as
/// long as that takes, which needs little room where files can be linked.
/// Errors: not_found; bad_data, `from` is no store, or one of another format; busy; those of
/// open_rocksdb_graph_store() for `to`; invalid_argument, there is something in `to`; corruption, nothing can
/// be saved: restore a backup, or ingest the notes into a new store.
/// `progress`, if given, is told how many notes are done, and of how many.
Result<RebuildReport> rebuild_store(const std::filesystem::path& from, const std::filesystem::path& to,
                                    const std::function<void(std::size_t, std::size_t)>& progress = {});

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_STORE_REBUILD_H_
