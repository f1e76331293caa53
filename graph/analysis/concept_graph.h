#ifndef NOTEGRAPH_GRAPH_ANALYSIS_CONCEPT_GRAPH_H_
#define NOTEGRAPH_GRAPH_ANALYSIS_CONCEPT_GRAPH_H_

#include <cstdint>
#include <string>
#include <vector>

#include "graph/analysis/weighted_graph.h"
#include "graph/model/status.h"
#include "graph/query/entity_graph.h"
#include "graph/store/graph_store.h"

namespace notegraph::analysis {

/// The graph of a snapshot with what analyses ask beyond its relations, and the projections that they work
/// on.
class ConceptGraph {
 public:
  /// Reads all of `snapshot`. Errors: those of the snapshot and of query::read_entity_graph().
  static Result<ConceptGraph> read(const store::Snapshot& snapshot);

  std::size_t size() const { return graph_.graph.vertex_count(); }
  const query::EntityGraph& entity_graph() const { return graph_; }
  EntityId id(query::Vertex v) const { return graph_.entities.id(v); }
  std::uint32_t mention_count(query::Vertex v) const { return mention_counts_[v]; }

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

  query::EntityGraph graph_;
  std::vector<std::uint32_t> mention_counts_;  // By vertex.
};

}  // namespace notegraph::analysis

#endif  // NOTEGRAPH_GRAPH_ANALYSIS_CONCEPT_GRAPH_H_
