#include "api/service/graph_view.h"

#include <optional>
#include <utility>

namespace notegraph::service {

GraphView::GraphView(std::shared_ptr<const store::Snapshot> snapshot, GraphViewSources& sources,
                     GraphViewParts parts)
    : snapshot_(std::move(snapshot)),
      sources_(sources),
      evidence_(std::move(parts.evidence)),
      engine_(std::move(parts.engine)),
      names_(std::move(parts.names)),
      analysis_(std::move(parts.analysis)) {}

Result<EnginePointer> GraphView::engine() const {
  return engine_.get([this] { return sources_.keeper.make_engine(*snapshot_); });
}

Result<NamesPointer> GraphView::names() const {
  return names_.get([this] { return sources_.keeper.make_names(*snapshot_); });
}

Result<AnalysisPointer> GraphView::analysis() const {
  return analysis_.get([this]() -> Result<AnalysisPointer> {
    const auto engine = this->engine();
    if (!engine) return engine.status();
    return analysis::GraphAnalysis::of(**engine, snapshot_);
  });
}

Result<OntologyPointer> GraphView::ontology() const {
  return ontology_.get([this]() -> Result<OntologyPointer> {
    const auto imported = snapshot_->ontology();
    if (!imported) return imported.status();
    Ontology ontology = sources_.own_ontology;
    ontology.add(*imported);
    return std::make_shared<const Ontology>(std::move(ontology));
  });
}

GraphViewParts GraphView::parts() const {
  return {engine_.settled(), names_.settled(), evidence_, made_analysis()};
}

Result<std::vector<query::BestEvidence>> GraphView::evidence(std::span<const query::Hop> hops,
                                                             std::size_t limit) const {
  std::vector<query::BestEvidence> evidence(hops.size());
  std::vector<RelationKey> unknown;
  std::vector<std::size_t> places;  // Of the unknown ones.
  for (std::size_t i = 0; i < hops.size(); ++i) {
    auto known = evidence_ ? evidence_->find(hops[i].relation, limit) : std::nullopt;
    if (known) {
      evidence[i] = *std::move(known);
    } else {
      unknown.push_back(hops[i].relation);
      places.push_back(i);
    }
  }
  if (unknown.empty()) return evidence;
  const auto read = snapshot_->find_relations(unknown);
  if (!read) return read.status();
  for (std::size_t i = 0; i < places.size(); ++i) {
    evidence[places[i]] = query::best_evidence((*read)[i], limit);
  }
  return evidence;
}

}  // namespace notegraph::service
