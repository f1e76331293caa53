#ifndef NOTEGRAPH_API_SERVICE_GRAPH_VIEWS_H_
#define NOTEGRAPH_API_SERVICE_GRAPH_VIEWS_H_

#include <memory>
#include <mutex>

#include "graph/analysis/graph_analysis.h"
#include "graph/model/status.h"
#include "graph/query/name_index.h"
#include "graph/query/query_engine.h"
#include "graph/store/graph_store.h"

namespace notegraph::service {

/// One state of the graph with what is built from it on first need. Thread-safe.
class GraphView {
 public:
  explicit GraphView(std::unique_ptr<const store::Snapshot> snapshot);

  const store::Snapshot& snapshot() const { return *snapshot_; }
  Result<std::shared_ptr<const query::QueryEngine>> engine() const;
  Result<std::shared_ptr<const query::NameIndex>> names() const;
  Result<std::shared_ptr<const analysis::GraphAnalysis>> analysis() const;

 private:
  std::unique_ptr<const store::Snapshot> snapshot_;
  mutable std::mutex mutex_;  // Guards the three below; held while one is built, so that it is built once.
  mutable std::shared_ptr<const query::QueryEngine> engine_;
  mutable std::shared_ptr<const query::NameIndex> names_;
  mutable std::shared_ptr<const analysis::GraphAnalysis> analysis_;
};

/// Hands out the view of the store's newest state, and keeps it until the store has moved on.
class GraphViews {
 public:
  explicit GraphViews(const store::GraphStore& store) : store_(store) {}

  /// The graph with the decisions applied. Errors: those of the store.
  Result<std::shared_ptr<const GraphView>> current();

 private:
  const store::GraphStore& store_;
  std::mutex mutex_;
  std::shared_ptr<const GraphView> view_;
};

}  // namespace notegraph::service

#endif  // NOTEGRAPH_API_SERVICE_GRAPH_VIEWS_H_
