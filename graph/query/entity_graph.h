#ifndef NOTEGRAPH_GRAPH_QUERY_ENTITY_GRAPH_H_
#define NOTEGRAPH_GRAPH_QUERY_ENTITY_GRAPH_H_

#include <cstdint>
#include <string>
#include <vector>

#include "graph/model/relation.h"
#include "graph/model/status.h"
#include "graph/query/csr_graph.h"
#include "graph/query/entity_directory.h"
#include "graph/query/filtered_traversal.h"
#include "graph/query/query.h"
#include "graph/query/read_progress.h"
#include "graph/store/graph_store.h"

namespace notegraph::query {

/// The graph of a snapshot in dense numbers, and the way back to ids and names. Immutable once made.
/// `Edges` is CsrGraph or PatchedGraph, `Entities` the directory that goes with it.
template <typename Edges, typename Entities>
struct NumberedGraph {
  std::uint64_t sequence = 0;
  Entities entities;
  std::vector<std::string> entity_types;    ///< As they came; vertex_types holds indices.
  Column<std::uint16_t> vertex_types;       ///< By vertex.
  std::vector<std::string> relation_types;  ///< Sorted: comparing TypeIndex compares names.
  Edges graph;
  Column<Vertex> parts;  ///< By vertex: the name of its connected part, whatever the directions; or none.

  EdgeFilter resolve(const Filter& filter) const;
  /// Whether no path of whatever direction joins the two; false also where that is not known.
  bool known_apart(Vertex a, Vertex b) const { return !parts.empty() && parts[a] != parts[b]; }

  RelationKey key(EdgeIndex edge) const;
  Hop hop(Step step) const;
};

using EntityGraph = NumberedGraph<CsrGraph, EntityDirectory>;

/// Reads all of `snapshot` in bounded scans. Errors: those of the snapshot; corruption, a relation names an
/// entity that is not there; limit_exceeded, more than 2^16 types or 2^31 relations.
Result<EntityGraph> read_entity_graph(const store::Snapshot& snapshot, const ReadProgress& progress = {});

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_ENTITY_GRAPH_H_
