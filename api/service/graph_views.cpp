#include "api/service/graph_views.h"

#include <utility>

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

}  // namespace

GraphView::GraphView(std::shared_ptr<const store::Snapshot> snapshot, GraphViewSources& sources,
                     EnginePointer engine, NamesPointer names)
    : snapshot_(std::move(snapshot)),
      sources_(sources),
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

Result<std::vector<RelationPointer>> GraphView::relations(std::span<const RelationKey> keys) const {
  std::vector<RelationPointer> relations;
  std::vector<RelationKey> unknown;
  for (const RelationKey& key : keys) {
    relations.push_back(relations_.find(key));
    if (!relations.back()) unknown.push_back(key);
  }
  if (unknown.empty()) return relations;
  auto read = snapshot_->find_relations(unknown);
  if (!read) return read.status();
  auto next = read->begin();
  for (RelationPointer& relation : relations) {
    if (relation) continue;
    relation = std::make_shared<const Relation>(std::move(*next++));
    relations_.put(relation);
  }
  return relations;
}

Result<std::shared_ptr<const GraphView>> GraphViews::current() {
  std::shared_ptr<const GraphView> last;  // Freed, if nobody else reads it, when the next readers are let in.
  const std::lock_guard lock(mutex_);
  if (view_ && view_->snapshot().sequence() == store_.sequence()) return view_;
  auto decided = decisions::apply_decisions(store_.snapshot());
  if (!decided) return decided.status();
  const std::shared_ptr<const store::Snapshot> snapshot = *std::move(decided);
  if (!view_) {
    view_ = std::make_shared<const GraphView>(snapshot, sources_);
  } else {
    last = std::exchange(view_, std::make_shared<const GraphView>(snapshot, sources_,
                                                                  advanced(view_->made_engine(), *snapshot),
                                                                  advanced(view_->made_names(), *snapshot)));
    if (!is_merging_ && wants_merge(view_->made_engine(), view_->made_names())) start_merge();
  }
  return view_;
}

void GraphViews::start_merge() {
  is_merging_ = true;
  const std::lock_guard lock(merger_mutex_);
  merger_ = std::jthread(
      [this, engine = view_->made_engine(), names = view_->made_names()] { merge(engine, names); });
}

void GraphViews::merge(EnginePointer engine, NamesPointer names) {
  if (engine) engine = engine->merged();
  if (names) names = names->merged();
  const std::lock_guard lock(mutex_);
  // Writes may have come meanwhile: their views were made of the old rows.
  const auto& snapshot = view_->shared_snapshot();
  if (engine) sources_.keeper.keep(engine);
  if (names) sources_.keeper.keep(names);
  engine = advanced(engine, *snapshot);
  names = advanced(names, *snapshot);
  view_ = std::make_shared<const GraphView>(snapshot, sources_, engine ? engine : view_->made_engine(),
                                            names ? names : view_->made_names());
  is_merging_ = false;
}

void GraphViews::wait_for_merge() {
  const std::lock_guard lock(merger_mutex_);
  if (merger_.joinable()) merger_.join();
}

}  // namespace notegraph::service
