#ifndef NOTEGRAPH_TESTS_GRAPH_QUERY_NAIVE_QUERIES_H_
#define NOTEGRAPH_TESTS_GRAPH_QUERY_NAIVE_QUERIES_H_

#include <cstdint>
#include <string>
#include <vector>

#include "graph/query/query.h"
#include "graph/store/graph_store.h"

// The answers of the query engine by their definitions, without any thought for speed: all simple paths are
// made and sorted. For graphs of a few entities.
namespace notegraph::query::test {

struct NaiveGraph {
  std::vector<std::string> types;  ///< By entity; its id is its index.
  std::vector<store::RelationSummary> relations;
};

std::vector<Path> naive_paths(const NaiveGraph& graph, const PathRequest& request);
/// The first of naive_paths(), if any, whatever the number of entities: of the ways of so many hops to each
/// entity the best, hop by hop.
std::vector<Path> naive_best_path(const NaiveGraph& graph, const PathRequest& request);
Neighborhood naive_neighborhood(const NaiveGraph& graph, const NeighborhoodRequest& request);

}  // namespace notegraph::query::test

#endif  // NOTEGRAPH_TESTS_GRAPH_QUERY_NAIVE_QUERIES_H_
