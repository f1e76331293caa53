#ifndef NOTEGRAPH_GRAPH_STORE_MEMORY_SNAPSHOT_H_
#define NOTEGRAPH_GRAPH_STORE_MEMORY_SNAPSHOT_H_

#include <memory>

#include "graph/store/graph_store.h"
#include "graph/store/memory_state.h"

namespace notegraph::store {

/// The graph as `state` has it.
std::unique_ptr<const Snapshot> make_memory_snapshot(std::shared_ptr<const MemoryState> state);

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_MEMORY_SNAPSHOT_H_
