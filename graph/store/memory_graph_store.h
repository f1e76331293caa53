#ifndef NOTEGRAPH_GRAPH_STORE_MEMORY_GRAPH_STORE_H_
#define NOTEGRAPH_GRAPH_STORE_MEMORY_GRAPH_STORE_H_

#include <memory>

#include "graph/model/timestamp.h"
#include "graph/store/graph_store.h"

namespace notegraph::store {

/// A store in ordered maps that is gone with the process: for demonstrations, for `extract`, and as the
/// oracle of the store tests. It keeps the notes' facts and derives everything anew from them after every
/// write; it never updates.
std::unique_ptr<GraphStore> make_memory_graph_store(Clock clock = system_time);

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_MEMORY_GRAPH_STORE_H_
