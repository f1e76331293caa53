#include "graph/analysis/concept_graph.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <boost/range/iterator_range.hpp>

#include "graph/analysis/page_rank.h"
#include "graph/analysis/prerequisites.h"
#include "graph/query/csr_graph_concepts.h"

namespace notegraph::analysis {
namespace {

constexpr std::size_t kRowsAPage = 4096;

/// By vertex of a graph with these `entities`.
Result<std::vector<double>> read_mention_counts(const store::Snapshot& snapshot,
                                                const query::EntityDirectory& entities,
                                                const Deadline& deadline) {
  std::vector<double> counts(entities.size(), 0);
  std::optional<EntityId> after;
  do {
    const auto page = snapshot.scan_entities(after, kRowsAPage);
    if (!page) return page.status();
    for (const Entity& entity : page->rows) {
      if (const auto vertex = entities.find(entity.id)) counts[*vertex] = entity.mention_count;
    }
    after = page->next;
  } while (after && !deadline());
  return counts;
}

}  // namespace

Result<Scores> ConceptGraph::mention_counts(const Deadline& deadline) const {
  return mention_counts_.get(deadline,
                             [&] { return read_mention_counts(*snapshot_, graph_->entities, deadline); });
}

Scores ConceptGraph::importance(const Deadline& deadline) const {
  return *importance_.get(deadline, [&]() -> Result<std::vector<double>> {
    const WeightedGraph ties = this->ties();
    return page_rank(ties, weights_of(ties), PageRankOptions(), deadline).ranks;
  });
}

std::vector<bool> ConceptGraph::of_types(const std::vector<std::string>& types) const {
  std::vector<bool> wanted;
  for (const std::string& type : graph_->entity_types) {
    wanted.push_back(types.empty() || std::find(types.begin(), types.end(), type) != types.end());
  }
  std::vector<bool> vertices;
  for (const std::uint16_t type : graph_->vertex_types) vertices.push_back(wanted[type]);
  return vertices;
}

/// Those that add_arcs(arcs, head, type, tail, confidence) adds for each relation.
template <typename AddArcs>
std::vector<Arc> ConceptGraph::arcs(AddArcs add_arcs) const {
  const query::CsrGraph& graph = graph_->graph;
  std::vector<Arc> arcs;
  for (const auto& edge : boost::make_iterator_range(edges(graph))) {
    add_arcs(arcs, source(edge, graph), get(query::RelationTypeTag(), graph, edge), target(edge, graph),
             get(query::ConfidenceTag(), graph, edge));
  }
  return arcs;
}

WeightedGraph ConceptGraph::ties() const {
  return make_undirected_graph(size(), arcs([](auto& arcs, auto head, auto, auto tail, double confidence) {
                                 arcs.push_back({head, tail, confidence});
                               }));
}

WeightedGraph ConceptGraph::needs(double min_confidence) const {
  std::vector<Prerequisite> prerequisites;  // By type of relation.
  for (const std::string& type : graph_->relation_types) prerequisites.push_back(prerequisite_of(type));
  return make_weighted_graph(size(),
                             arcs([&](auto& arcs, auto head, auto type, auto tail, double confidence) {
                               if (confidence < min_confidence) return;
                               if (prerequisites[type] == Prerequisite::tail) {
                                 arcs.push_back({head, tail, confidence});
                               } else if (prerequisites[type] == Prerequisite::head) {
                                 arcs.push_back({tail, head, confidence});
                               }
                             }));
}

}  // namespace notegraph::analysis
