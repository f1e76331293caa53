#ifndef NOTEGRAPH_GRAPH_ANALYSIS_CONCEPT_GRAPH_H_
#define NOTEGRAPH_GRAPH_ANALYSIS_CONCEPT_GRAPH_H_

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "graph/analysis/deadline.h"
#include "graph/analysis/kept_scores.h"
#include "graph/analysis/weighted_graph.h"
#include "graph/model/status.h"
#include "graph/query/entity_graph.h"
#include "graph/store/graph_store.h"

namespace notegraph::analysis {

/// The graph of a snapshot with what analyses ask beyond its relations, and the projections that they work
/// on. Thread-safe.
class ConceptGraph {
 public:
  /// `graph` is that of `snapshot`.
  ConceptGraph(std::shared_ptr<const query::EntityGraph> graph,
               std::shared_ptr<const store::Snapshot> snapshot)
      : graph_(std::move(graph)), snapshot_(std::move(snapshot)) {}

  std::size_t size() const { return graph_->graph.vertex_count(); }
  const query::EntityGraph& entity_graph() const { return *graph_; }
  EntityId id(query::Vertex v) const { return graph_->entities.id(v); }

  /// How many times the notes name each vertex; 0 for those that were not read when time was up. Errors:
  /// those of the snapshot.
  Result<Scores> mention_counts(const Deadline& deadline) const;
  /// How important each vertex is: its PageRank over the ties.
  Scores importance(const Deadline& deadline) const;

  /// By vertex, whether its type is among `types`; empty: all are.
  std::vector<bool> of_types(const std::vector<std::string>& types) const;

  /// Whoever is related, from both ends: which of two is the head is often a matter of wording ("A solves B",
  /// "B is solved by A").
  WeightedGraph ties() const;
  /// From what is to be learnt to what it needs, by relations of at least `min_confidence`.
  WeightedGraph needs(double min_confidence) const;

 private:
  template <typename AddArcs>
  std::vector<Arc> arcs(AddArcs add_arcs) const;

  const std::shared_ptr<const query::EntityGraph> graph_;
  const std::shared_ptr<const store::Snapshot> snapshot_;
  const KeptScores mention_counts_, importance_;
};

}  // namespace notegraph::analysis

#endif  // NOTEGRAPH_GRAPH_ANALYSIS_CONCEPT_GRAPH_H_
