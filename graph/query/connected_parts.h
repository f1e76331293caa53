#ifndef NOTEGRAPH_GRAPH_QUERY_CONNECTED_PARTS_H_
#define NOTEGRAPH_GRAPH_QUERY_CONNECTED_PARTS_H_

#include <vector>

#include "graph/query/csr_graph.h"

namespace notegraph::query {

/// For each vertex the name of the connected part that it lies in, whatever the directions: one of its
/// vertices. By disjoint sets (R. E. Tarjan, "Efficiency of a good but not linear set union algorithm",
/// 1975).
std::vector<Vertex> find_parts(const CsrGraph& graph);

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_CONNECTED_PARTS_H_
