#ifndef NOTEGRAPH_GRAPH_STORE_DEFERRED_GRAPH_STORE_H_
#define NOTEGRAPH_GRAPH_STORE_DEFERRED_GRAPH_STORE_H_

#include <functional>
#include <memory>

#include "graph/store/graph_store.h"

namespace notegraph::store {

using GraphStoreOpener = std::function<Result<std::unique_ptr<GraphStore>>()>;

/// A store that is not there yet: an empty graph until the first write, which calls `open` and goes to what
/// that gives. So nothing is left behind by what fails, or is ended, before it has something to store. Errors
/// of that write: also those of `open`; the next write tries again.
std::unique_ptr<GraphStore> make_deferred_graph_store(GraphStoreOpener open);

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_DEFERRED_GRAPH_STORE_H_
