#ifndef NOTEGRAPH_GRAPH_ANALYSIS_GRAPH_ANALYSIS_H_
#define NOTEGRAPH_GRAPH_ANALYSIS_GRAPH_ANALYSIS_H_

#include <memory>

#include "graph/analysis/analysis.h"
#include "graph/model/status.h"
#include "graph/query/query_engine.h"
#include "graph/store/graph_store.h"

namespace notegraph::analysis {

/// Analyses of the graph as a whole, over an immutable picture of it. Thread-safe; share one among all
/// readers until the store has moved on: it keeps what is dear to work out and asked for again. What the
/// notes leave open needs no picture: see gaps.h.
class GraphAnalysis {
 public:
  /// Of the picture that `engine` has of `snapshot`; see QueryEngine::whole_graph(). How often entities are
  /// named is read from the snapshot when that is asked.
  static std::shared_ptr<const GraphAnalysis> of(const query::QueryEngine& engine,
                                                 std::shared_ptr<const store::Snapshot> snapshot);
  virtual ~GraphAnalysis() = default;

  /// The entities of the highest scores. Cost: O(entities + relations), PageRank up to 142 times that when it
  /// is first needed, betweenness up to 500 times, on all cores. Errors: by mentions those of the snapshot.
  virtual Result<Ranking> rank(const RankRequest& request) const = 0;
  /// Groups of entities with much between them. Errors: invalid_argument, the resolution is not above 0.
  virtual Result<Communities> communities(const CommunitiesRequest& request) const = 0;
  /// The entities most like one. Errors: not_found, it is not in the graph.
  virtual Result<SimilarEntities> similar(const SimilarRequest& request) const = 0;
  /// What two entities have in common. Errors: not_found, one of them is not in the graph.
  virtual Result<Comparison> compare(const ComparisonRequest& request) const = 0;
  /// In which order to learn: prerequisites first. Entities that neither need nor are needed are left out,
  /// unless one is the goal. Errors: not_found, the goal is not in the graph.
  virtual Result<Order> order(const OrderRequest& request) const = 0;
};

}  // namespace notegraph::analysis

#endif  // NOTEGRAPH_GRAPH_ANALYSIS_GRAPH_ANALYSIS_H_
