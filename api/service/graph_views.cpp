#include "api/service/graph_views.h"

#include <utility>

#include "graph/decisions/decided_snapshot.h"

namespace notegraph::service {
namespace {

/// `kept`, built from `snapshot` by `build` if it is not there yet.
template <typename Built, typename Build>
Result<std::shared_ptr<const Built>> kept_or_built(std::shared_ptr<const Built>& kept, Build build) {
  if (!kept) {
    auto built = build();
    if (!built) return built.status();
    kept = *std::move(built);
  }
  return kept;
}

}  // namespace

GraphView::GraphView(std::unique_ptr<const store::Snapshot> snapshot) : snapshot_(std::move(snapshot)) {}

Result<std::shared_ptr<const query::QueryEngine>> GraphView::engine() const {
  const std::lock_guard lock(mutex_);
  return kept_or_built(engine_, [this] { return query::QueryEngine::build(*snapshot_); });
}

Result<std::shared_ptr<const query::NameIndex>> GraphView::names() const {
  const std::lock_guard lock(mutex_);
  return kept_or_built(names_, [this] { return query::NameIndex::build(*snapshot_); });
}

Result<std::shared_ptr<const analysis::GraphAnalysis>> GraphView::analysis() const {
  const std::lock_guard lock(mutex_);
  return kept_or_built(analysis_, [this] { return analysis::GraphAnalysis::build(*snapshot_); });
}

Result<std::shared_ptr<const GraphView>> GraphViews::current() {
  const std::lock_guard lock(mutex_);
  if (!view_ || view_->snapshot().sequence() != store_.sequence()) {
    auto decided = decisions::apply_decisions(store_.snapshot());
    if (!decided) return decided.status();
    view_ = std::make_shared<const GraphView>(*std::move(decided));
  }
  return view_;
}

}  // namespace notegraph::service
