#ifndef NOTEGRAPH_GRAPH_QUERY_EDGE_READER_H_
#define NOTEGRAPH_GRAPH_QUERY_EDGE_READER_H_

#include <string>
#include <vector>

#include "graph/model/status.h"
#include "graph/query/csr_graph.h"
#include "graph/query/entity_directory.h"
#include "graph/query/row_counter.h"
#include "graph/store/graph_store.h"

namespace notegraph::query {

struct TypedEdges {
  std::vector<std::string> types;     ///< Sorted.
  std::vector<CsrGraph::Edge> edges;  ///< By (head, type, tail).
};

/// Reads the relations of `snapshot`, whose entities are `entities`, on all cores: each reads those of as
/// many heads. Errors: those of the snapshot; corruption, a relation names an entity that is not there;
/// limit_exceeded, more than 2^16 types or 2^31 relations.
Result<TypedEdges> read_edges(const store::Snapshot& snapshot, const EntityDirectory& entities,
                              RowCounter& counter);

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_EDGE_READER_H_
