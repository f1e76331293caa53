#ifndef NOTEGRAPH_GRAPH_STORE_NOTE_COPIER_H_
#define NOTEGRAPH_GRAPH_STORE_NOTE_COPIER_H_

#include <cstddef>
#include <functional>

#include "graph/model/status.h"
#include "graph/store/graph_store.h"
#include "graph/store/rocksdb_directory.h"
#include "graph/store/store_rebuild.h"

namespace notegraph::store {

/// What copy_notes() tells on the way; both may be empty.
struct CopyListener {
  std::function<void(const NoteFacts&)> on_note;                         ///< A note with text, read whole.
  std::function<void(std::size_t done, std::size_t total)> on_progress;  ///< In notes.
};

/// Writes what each note in `from` says, the ontology and the decisions into the empty store `to`, and
/// answers what could not be read: notes that cannot be read whole, or that `to` refuses, are left out.
/// Errors: those of `to` other than invalid_argument.
Result<Losses> copy_notes(DamagedDirectory& from, GraphStore& to, const CopyListener& listener = {});

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_NOTE_COPIER_H_
