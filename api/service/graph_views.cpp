#include "api/service/graph_views.h"

#include <optional>
#include <utility>

#include <fmt/format.h>

#include "graph/decisions/decided_snapshot.h"

namespace notegraph::service {
namespace {

template <typename Pointer>
Pointer copy(std::mutex& mutex, const Pointer& pointer) {
  const std::lock_guard lock(mutex);
  return pointer;
}

/// `pointer`, made by `make` if it is null.
template <typename Pointer, typename Make>
Result<Pointer> kept_or_made(std::mutex& build_mutex, std::mutex& mutex, Pointer& pointer, Make make) {
  if (Pointer made = copy(mutex, pointer)) return made;
  const std::lock_guard one_builder(build_mutex);
  if (Pointer made = copy(mutex, pointer)) return made;
  Result<Pointer> made = make();
  if (!made) return made;
  const std::lock_guard lock(mutex);
  return pointer = *std::move(made);
}

/// What shows `snapshot`, made of what shows an earlier state. Null if it must be made anew: a view does so
/// on first need, and reports what goes wrong.
template <typename Built>
std::shared_ptr<const Built> advanced(const std::shared_ptr<const Built>& before,
                                      const store::Snapshot& snapshot) {
  if (!before || before->sequence() == snapshot.sequence()) return before;
  auto after = before->advanced(snapshot);
  return after ? *std::move(after) : nullptr;
}

bool wants_merge(const EnginePointer& engine, const NamesPointer& names) {
  return (engine && engine->wants_merge()) || (names && names->wants_merge());
}

bool wants_reading(const EvidencePointer& evidence) {
  return !evidence || !evidence->is_settled();
}

}  // namespace

GraphView::GraphView(std::shared_ptr<const store::Snapshot> snapshot, GraphViewSources& sources,
                     EnginePointer engine, NamesPointer names, EvidencePointer evidence)
    : snapshot_(std::move(snapshot)),
      sources_(sources),
      evidence_(std::move(evidence)),
      engine_(std::move(engine)),
      names_(std::move(names)) {}

Result<EnginePointer> GraphView::engine() const {
  return kept_or_made(build_mutex_, mutex_, engine_,
                      [this] { return sources_.keeper.make_engine(*snapshot_); });
}

Result<NamesPointer> GraphView::names() const {
  return kept_or_made(build_mutex_, mutex_, names_,
                      [this] { return sources_.keeper.make_names(*snapshot_); });
}

EnginePointer GraphView::made_engine() const {
  return copy(mutex_, engine_);
}

NamesPointer GraphView::made_names() const {
  return copy(mutex_, names_);
}

Result<AnalysisPointer> GraphView::analysis() const {
  return kept_or_made(build_mutex_, mutex_, analysis_,
                      [this] { return analysis::GraphAnalysis::build(*snapshot_); });
}

Result<OntologyPointer> GraphView::ontology() const {
  return kept_or_made(build_mutex_, mutex_, ontology_, [this]() -> Result<OntologyPointer> {
    const auto imported = snapshot_->ontology();
    if (!imported) return imported.status();
    Ontology ontology = sources_.own_ontology;
    ontology.add(*imported);
    return std::make_shared<const Ontology>(std::move(ontology));
  });
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

Result<std::shared_ptr<const GraphView>> GraphViews::current() {
  std::shared_ptr<const GraphView> last;  // Freed, if nobody else reads it, when the next readers are let in.
  const std::lock_guard lock(mutex_);
  if (view_ && view_->snapshot().sequence() == store_.sequence()) return view_;
  auto decided = decisions::apply_decisions(store_.snapshot());
  if (!decided) return decided.status();
  const std::shared_ptr<const store::Snapshot> snapshot = *std::move(decided);
  last = view_;
  show(last ? std::make_shared<const GraphView>(snapshot, sources_, advanced(last->made_engine(), *snapshot),
                                                advanced(last->made_names(), *snapshot),
                                                advanced(last->evidence_index(), *snapshot))
            : std::make_shared<const GraphView>(snapshot, sources_));
  return view_;
}

Status GraphViews::keep_evidence() {
  const auto view = current();
  if (!view) return view.status();
  const std::lock_guard lock(mutex_);
  keeps_evidence_ = true;
  show(view_);
  return {};
}

void GraphViews::show(std::shared_ptr<const GraphView> view) {
  view_ = std::move(view);
  if (!is_merging_ && wants_merge(view_->made_engine(), view_->made_names())) {
    is_merging_ = true;
    merger_.start([this, engine = view_->made_engine(), names = view_->made_names()](const std::stop_token&) {
      merge(engine, names);
    });
  }
  if (keeps_evidence_ && !is_reading_evidence_ && wants_reading(view_->evidence_index())) {
    is_reading_evidence_ = true;
    evidence_reader_.start([this, view = view_](const std::stop_token& stop) mutable {
      while (view) view = read_evidence(*view, stop);
    });
  }
}

void GraphViews::merge(EnginePointer engine, NamesPointer names) {
  if (engine) engine = engine->merged();
  if (names) names = names->merged();
  if (engine) sources_.keeper.keep(engine);
  if (names) sources_.keeper.keep(names);
  std::shared_ptr<const GraphView> last;  // Freed when readers are let in, as in current().
  const std::lock_guard lock(mutex_);
  // Writes may have come meanwhile: their views were made of the old rows.
  const auto& snapshot = view_->shared_snapshot();
  engine = advanced(engine, *snapshot);
  names = advanced(names, *snapshot);
  last = std::exchange(
      view_, std::make_shared<const GraphView>(snapshot, sources_, engine ? engine : view_->made_engine(),
                                               names ? names : view_->made_names(), view_->evidence_index()));
  is_merging_ = false;
}

std::shared_ptr<const GraphView> GraphViews::read_evidence(const GraphView& view,
                                                           const std::stop_token& stop) {
  const auto made = sources_.keeper.make_evidence(view.snapshot(), view.evidence_index(), stop);
  if (!made) sources_.keeper.warn(fmt::format("evidence is read note by note: {}", made.status().message()));
  std::shared_ptr<const GraphView> last;  // Freed when readers are let in, as in current().
  const std::lock_guard lock(mutex_);
  if (!made) keeps_evidence_ = false;
  is_reading_evidence_ = false;
  if (!made || !*made) return nullptr;
  const auto& snapshot = view_->shared_snapshot();
  last = std::exchange(
      view_, std::make_shared<const GraphView>(snapshot, sources_, view_->made_engine(), view_->made_names(),
                                               advanced(*made, *snapshot)));
  is_reading_evidence_ = wants_reading(view_->evidence_index());
  return is_reading_evidence_ ? view_ : nullptr;
}

}  // namespace notegraph::service
