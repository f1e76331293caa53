#include "tests/bench/stored_graph.h"

#include <algorithm>
#include <tuple>
#include <vector>

#include "graph/query/entity_graph.h"
#include "graph/store/rocksdb_graph_store.h"

namespace notegraph::bench {

Result<EdgeList> read_stored_graph(const std::filesystem::path& directory) {
  if (!std::filesystem::exists(directory)) return Status(StatusCode::not_found, "there is no such graph");
  const auto store = store::open_rocksdb_graph_store(directory);
  if (!store) return store.status();
  const auto read = query::read_entity_graph(*(*store)->snapshot());
  if (!read) return read.status();
  const query::CsrGraph& graph = read->graph;
  EdgeList list{graph.vertex_count(), {}};
  for (query::EdgeIndex edge = 0; edge < graph.edge_count(); ++edge) {
    list.edges.push_back({graph.head(edge), graph.edge_type(edge), graph.tail(edge), graph.confidence(edge)});
  }
  using Edge = query::CsrGraph::Edge;
  std::sort(list.edges.begin(), list.edges.end(), [](const Edge& a, const Edge& b) {
    return std::tie(a.head, a.tail, b.confidence) < std::tie(b.head, b.tail, a.confidence);
  });
  const auto same_ends = [](const Edge& a, const Edge& b) { return a.head == b.head && a.tail == b.tail; };
  list.edges.erase(std::unique(list.edges.begin(), list.edges.end(), same_ends), list.edges.end());
  return list;
}

}  // namespace notegraph::bench
