#ifndef NOTEGRAPH_API_SERVICE_GRAPH_VIEW_H_
#define NOTEGRAPH_API_SERVICE_GRAPH_VIEW_H_

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "api/service/graph_keeper.h"
#include "graph/analysis/graph_analysis.h"
#include "graph/model/made_once.h"
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

/// What a view can be given instead of making it, each of its own state; any of them may be null.
struct GraphViewParts {
  EnginePointer engine{};
  NamesPointer names{};
  EvidencePointer evidence{};
  AnalysisPointer analysis{};
};

/// One state of the graph with what is made of it, on first need unless it is given. Thread-safe.
class GraphView {
 public:
  GraphView(std::shared_ptr<const store::Snapshot> snapshot, GraphViewSources& sources,
            GraphViewParts parts = {});

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

  /// Null if nobody needed it so far, or it is still being made.
  EnginePointer made_engine() const { return engine_.made(); }
  NamesPointer made_names() const { return names_.made(); }
  AnalysisPointer made_analysis() const { return analysis_.made(); }
  /// Null if there is none.
  const EvidencePointer& evidence_index() const { return evidence_; }
  /// All that was made. Waits for an engine or names that somebody is making: who makes the next view need
  /// not make them from nothing then.
  GraphViewParts parts() const;

 private:
  const std::shared_ptr<const store::Snapshot> snapshot_;
  GraphViewSources& sources_;
  const EvidencePointer evidence_;
  mutable MadeOnce<query::QueryEngine> engine_;
  mutable MadeOnce<query::NameIndex> names_;
  mutable MadeOnce<analysis::GraphAnalysis> analysis_;
  mutable MadeOnce<Ontology> ontology_;
};

}  // namespace notegraph::service

#endif  // NOTEGRAPH_API_SERVICE_GRAPH_VIEW_H_
