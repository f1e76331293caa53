#ifndef NOTEGRAPH_API_SERVICE_GRAPH_VIEWS_H_
#define NOTEGRAPH_API_SERVICE_GRAPH_VIEWS_H_

#include <cstddef>
#include <memory>
#include <mutex>
#include <span>
#include <stop_token>
#include <utility>
#include <vector>

#include "api/service/background_run.h"
#include "api/service/graph_keeper.h"
#include "graph/analysis/graph_analysis.h"
#include "graph/model/ontology.h"
#include "graph/model/status.h"
#include "graph/query/best_evidence.h"
#include "graph/query/evidence_index.h"
#include "graph/query/name_index.h"
#include "graph/query/query.h"
#include "graph/query/query_engine.h"
#include "graph/store/graph_store.h"

namespace notegraph::service {

using EnginePointer = std::shared_ptr<const query::QueryEngine>;
using NamesPointer = std::shared_ptr<const query::NameIndex>;
using AnalysisPointer = std::shared_ptr<const analysis::GraphAnalysis>;
using OntologyPointer = std::shared_ptr<const Ontology>;
using EvidencePointer = query::EvidenceIndex::Pointer;

/// What all views of one store share.
struct GraphViewSources {
  GraphKeeper keeper;
  const Ontology own_ontology;  ///< The types known without the store.
};

/// One state of the graph with what is made of it, on first need unless it is given. Thread-safe.
class GraphView {
 public:
  /// `engine`, `names` and `evidence` may be null; else they show `snapshot`.
  GraphView(std::shared_ptr<const store::Snapshot> snapshot, GraphViewSources& sources,
            EnginePointer engine = {}, NamesPointer names = {}, EvidencePointer evidence = {});

  const store::Snapshot& snapshot() const { return *snapshot_; }
  const std::shared_ptr<const store::Snapshot>& shared_snapshot() const { return snapshot_; }
  Result<EnginePointer> engine() const;
  Result<NamesPointer> names() const;
  Result<AnalysisPointer> analysis() const;
  /// The types known without the store, and those that imports brought.
  Result<OntologyPointer> ontology() const;

  /// The evidence of the relation of each of `hops`, in their order, at most `limit` places. It comes from
  /// the index of evidence if there is one, else and for what that no longer knows from the snapshot: ask
  /// once for many. Errors: those of Snapshot::find_relations().
  Result<std::vector<query::BestEvidence>> evidence(std::span<const query::Hop> hops,
                                                    std::size_t limit) const;

  /// Null if nobody needed it so far.
  EnginePointer made_engine() const;
  NamesPointer made_names() const;
  /// Null if there is none.
  const EvidencePointer& evidence_index() const { return evidence_; }

 private:
  const std::shared_ptr<const store::Snapshot> snapshot_;
  GraphViewSources& sources_;
  const EvidencePointer evidence_;

  mutable std::mutex build_mutex_;  // Held while one of the four is made, so that it is made once.
  mutable std::mutex mutex_;        // Guards the pointers; held to copy or replace them only.
  mutable EnginePointer engine_;
  mutable NamesPointer names_;
  mutable AnalysisPointer analysis_;
  mutable OntologyPointer ontology_;
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

  /// From now on evidence is kept in an index, which a thread makes: worth it for who will ask much. Until it
  /// is there, answers come from the snapshot. If it cannot be made, that is told, and not tried again.
  /// Errors: those of current().
  Status keep_evidence();

  /// Wait until no merge is under way, or evidence is not being read; for tests and measurements.
  void wait_for_merge() { merger_.wait(); }
  void wait_for_evidence() { evidence_reader_.wait(); }

 private:
  /// With mutex_ held: makes `view` the one that is handed out, and starts what that calls for.
  void show(std::shared_ptr<const GraphView> view);
  void merge(EnginePointer engine, NamesPointer names);
  /// Hands out the evidence of `view`. Answers the view whose evidence is to be read next, because something
  /// was written meanwhile; or null.
  std::shared_ptr<const GraphView> read_evidence(const GraphView& view, const std::stop_token& stop);

  const store::GraphStore& store_;
  GraphViewSources sources_;
  std::mutex mutex_;  // Guards the next four.
  std::shared_ptr<const GraphView> view_;
  bool is_merging_ = false;
  bool keeps_evidence_ = false;
  bool is_reading_evidence_ = false;

  BackgroundRun merger_, evidence_reader_;  // Last: they end before the rest goes.
};

}  // namespace notegraph::service

#endif  // NOTEGRAPH_API_SERVICE_GRAPH_VIEWS_H_
