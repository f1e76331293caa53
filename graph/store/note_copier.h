#ifndef NOTEGRAPH_GRAPH_STORE_NOTE_COPIER_H_
#define NOTEGRAPH_GRAPH_STORE_NOTE_COPIER_H_

#include <vector>

#include "graph/model/status.h"
#include "graph/store/graph_store.h"
#include "graph/store/rocksdb_directory.h"
#include "graph/store/store_rebuild.h"

namespace notegraph::store {

/// Writes what each note in `from` says, the ontology and the decisions into the empty store `to`. Notes that
/// cannot be read whole, or that `to` refuses, are left out and named in the answer. Errors: corruption or
/// io_error, the names of the notes, the ontology or the decisions cannot be read; those of `to` other than
/// invalid_argument.
Result<std::vector<LostNote>> copy_notes(OpenDirectory& from, GraphStore& to);

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_NOTE_COPIER_H_
