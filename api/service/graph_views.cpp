#include "api/service/graph_views.h"

#include <utility>

#include <fmt/format.h>

#include "graph/decisions/decided_snapshot.h"

namespace notegraph::service {
namespace {

using ViewPointer = std::shared_ptr<const GraphView>;

/// What shows `snapshot`, made of what shows an earlier state; null if it must be made anew.
template <typename Built>
std::shared_ptr<const Built> advanced(const std::shared_ptr<const Built>& before,
                                      const store::Snapshot& snapshot) {
  if (!before || before->sequence() == snapshot.sequence()) return before;
  auto after = before->advanced(snapshot);
  return after ? *std::move(after) : nullptr;
}

/// The same, by `make` where it must be made anew; null if there was none before.
template <typename Built, typename Make>
Result<std::shared_ptr<const Built>> advanced_or_made(const std::shared_ptr<const Built>& before,
                                                      const store::Snapshot& snapshot, Make make) {
  if (!before) return before;
  if (auto after = advanced(before, snapshot)) return after;
  return make(snapshot);
}

/// The view of `snapshot`, with what its readers will need because those of `last` did. Evidence that must be
/// read anew is left to its reader: answers do without, more slowly.
Result<ViewPointer> make_view(std::shared_ptr<const store::Snapshot> snapshot, GraphViewSources& sources,
                              const GraphView* last) {
  if (last == nullptr) return std::make_shared<const GraphView>(std::move(snapshot), sources);
  const GraphViewParts parts = last->parts();
  GraphKeeper& keeper = sources.keeper;
  auto engine =
      advanced_or_made(parts.engine, *snapshot, [&](const auto& state) { return keeper.make_engine(state); });
  if (!engine) return engine.status();
  auto names =
      advanced_or_made(parts.names, *snapshot, [&](const auto& state) { return keeper.make_names(state); });
  if (!names) return names.status();
  auto evidence = advanced(parts.evidence, *snapshot);
  return std::make_shared<const GraphView>(
      std::move(snapshot), sources,
      GraphViewParts{*std::move(engine), *std::move(names), std::move(evidence)});
}

bool wants_merge(const EnginePointer& engine, const NamesPointer& names) {
  return (engine && engine->wants_merge()) || (names && names->wants_merge());
}

bool wants_reading(const EvidencePointer& evidence) {
  return !evidence || !evidence->is_settled();
}

}  // namespace

GraphViews::GraphViews(const store::GraphStore& store, GraphKeeping keeping, Ontology own_ontology)
    : store_(store), sources_{{std::move(keeping), store.id()}, std::move(own_ontology)}, maker_([this] {
        return make_next();
      }) {}

ViewPointer GraphViews::shown() const {
  const std::lock_guard lock(mutex_);
  return view_;
}

Result<ViewPointer> GraphViews::current() {
  {
    const std::lock_guard lock(mutex_);
    if (is_newest()) return view_;
    if (view_ && failure_) {
      maker_.ask();
      return view_;
    }
  }
  if (Status status = maker_.ask_and_wait(); !status) return status;
  return shown();
}

void GraphViews::show_writes() {
  {
    const std::lock_guard lock(mutex_);
    if (!view_ || is_newest()) return;
  }
  static_cast<void>(maker_.ask_and_wait());
}

Status GraphViews::keep_evidence() {
  const auto view = current();
  if (!view) return view.status();
  const std::lock_guard lock(mutex_);
  keeps_evidence_ = true;
  show(view_);
  return {};
}

// In what hands out a view, the last one is freed, if nobody else reads it, when readers are let in again.

Status GraphViews::make_next() {
  const std::lock_guard one_maker(making_mutex_);
  const ViewPointer last = shown();
  if (last && last->snapshot().sequence() == store_.sequence()) return {};
  auto decided = decisions::apply_decisions(store_.snapshot());
  auto next = decided ? make_view(*std::move(decided), sources_, last.get()) : decided.status();
  const std::lock_guard lock(mutex_);
  failure_ = next ? Status() : next.status();
  if (next) show(*std::move(next));
  return failure_;
}

void GraphViews::show(ViewPointer view) {
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
  const std::lock_guard one_maker(making_mutex_);
  const ViewPointer last = shown();
  const auto& snapshot = last->shared_snapshot();
  GraphViewParts parts = last->parts();
  // Writes may have come meanwhile: their views were made of the old rows.
  if (EnginePointer merged = advanced(engine, *snapshot)) {
    parts.engine = std::move(merged);
    parts.analysis = nullptr;  // It holds on to the old rows.
  }
  if (NamesPointer merged = advanced(names, *snapshot)) parts.names = std::move(merged);
  auto next = std::make_shared<const GraphView>(snapshot, sources_, std::move(parts));
  const std::lock_guard lock(mutex_);
  view_ = std::move(next);
  is_merging_ = false;
}

ViewPointer GraphViews::read_evidence(const GraphView& view, const std::stop_token& stop) {
  const auto made = sources_.keeper.make_evidence(view.snapshot(), view.evidence_index(), stop);
  if (!made) sources_.keeper.warn(fmt::format("evidence is read note by note: {}", made.status().message()));
  const std::lock_guard one_maker(making_mutex_);
  const ViewPointer last = shown();
  const auto& snapshot = last->shared_snapshot();
  ViewPointer next;
  if (made && *made) {
    GraphViewParts parts = last->parts();
    parts.evidence = advanced(*made, *snapshot);
    next = std::make_shared<const GraphView>(snapshot, sources_, std::move(parts));
  }
  const std::lock_guard lock(mutex_);
  if (!made) keeps_evidence_ = false;
  if (next) view_ = next;
  is_reading_evidence_ = next && wants_reading(next->evidence_index());
  return is_reading_evidence_ ? next : nullptr;
}

}  // namespace notegraph::service
