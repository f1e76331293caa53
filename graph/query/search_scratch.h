#ifndef NOTEGRAPH_GRAPH_QUERY_SEARCH_SCRATCH_H_
#define NOTEGRAPH_GRAPH_QUERY_SEARCH_SCRATCH_H_

#include "graph/query/bidirectional_bfs.h"
#include "graph/query/bidirectional_dijkstra.h"
#include "graph/query/hop_bounded_dijkstra.h"
#include "graph/query/neighborhood_search.h"

namespace notegraph::query {

/// The working memory of all searches of one thread, kept from query to query and from graph to graph.
struct SearchScratch {
  BfsScratch bfs;
  DijkstraScratch dijkstra;
  HopBoundedScratch hop_bounded;
  NeighborhoodScratch neighborhood;

  static SearchScratch& of_this_thread();
};

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_SEARCH_SCRATCH_H_
