#ifndef NOTEGRAPH_API_SERVICE_GRAPH_VIEWS_H_
#define NOTEGRAPH_API_SERVICE_GRAPH_VIEWS_H_

#include <memory>
#include <mutex>
#include <span>
#include <thread>
#include <utility>
#include <vector>

#include "api/service/graph_keeper.h"
#include "api/service/relation_cache.h"
#include "graph/analysis/graph_analysis.h"
#include "graph/model/ontology.h"
#include "graph/model/status.h"
#include "graph/query/name_index.h"
#include "graph/query/query_engine.h"
#include "graph/store/graph_store.h"

namespace notegraph::service {

using EnginePointer = std::shared_ptr<const query::QueryEngine>;
using NamesPointer = std::shared_ptr<const query::NameIndex>;
using AnalysisPointer = std::shared_ptr<const analysis::GraphAnalysis>;
using OntologyPointer = std::shared_ptr<const Ontology>;
using RelationPointer = RelationCache::RelationPointer;

/// What all views of one store share.
struct GraphViewSources {
  GraphKeeper keeper;
  const Ontology own_ontology;  ///< The types known without the store.
};

/// One state of the graph with what is made of it, on first need unless it is given. Thread-safe.
class GraphView {
 public:
  /// `engine` and `names` may be null; else they show `snapshot`.
  GraphView(std::shared_ptr<const store::Snapshot> snapshot, GraphViewSources& sources,
            EnginePointer engine = {}, NamesPointer names = {});

  const store::Snapshot& snapshot() const { return *snapshot_; }
  const std::shared_ptr<const store::Snapshot>& shared_snapshot() const { return snapshot_; }
  Result<EnginePointer> engine() const;
  Result<NamesPointer> names() const;
  Result<AnalysisPointer> analysis() const;
  /// The types known without the store, and those that imports brought.
  Result<OntologyPointer> ontology() const;

  /// The relations of `keys`, in their order; those asked for last come from memory. Errors: those of
  /// Snapshot::find_relations().
  Result<std::vector<RelationPointer>> relations(std::span<const RelationKey> keys) const;

  /// Null if nobody needed it so far.
  EnginePointer made_engine() const;
  NamesPointer made_names() const;

 private:
  const std::shared_ptr<const store::Snapshot> snapshot_;
  GraphViewSources& sources_;

  mutable std::mutex build_mutex_;  // Held while one of the four is made, so that it is made once.
  mutable std::mutex mutex_;        // Guards the pointers; held to copy or replace them only.
  mutable EnginePointer engine_;
  mutable NamesPointer names_;
  mutable AnalysisPointer analysis_;
  mutable OntologyPointer ontology_;

  mutable RelationCache relations_;
};

/// Hands out the view of the store's newest state. When the store has moved on, the next view is made from
/// the last one and what was touched since, in the time that takes; it shares all else with it. When enough
/// was touched, a thread puts it in rows of its own, while readers go on with what there is. Thread-safe.
class GraphViews {
 public:
  explicit GraphViews(const store::GraphStore& store, GraphKeeping keeping = {}, Ontology own_ontology = {})
      : store_(store), sources_{{std::move(keeping), store.id()}, std::move(own_ontology)} {}

  /// The graph with the decisions applied. Errors: those of the store.
  Result<std::shared_ptr<const GraphView>> current();

  /// Waits until no merge is under way; for tests and measurements.
  void wait_for_merge();

 private:
  void start_merge();
  void merge(EnginePointer engine, NamesPointer names);

  const store::GraphStore& store_;
  GraphViewSources sources_;
  std::mutex mutex_;  // Guards the next two.
  std::shared_ptr<const GraphView> view_;
  bool is_merging_ = false;

  std::mutex merger_mutex_;  // Guards the thread.
  std::jthread merger_;      // Last: it ends before the rest goes.
};

}  // namespace notegraph::service

#endif  // NOTEGRAPH_API_SERVICE_GRAPH_VIEWS_H_
