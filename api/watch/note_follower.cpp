#include "api/watch/note_follower.h"

namespace notegraph::watch {
namespace {

bool is_news(const service::IngestReport& report) {
  return report.added + report.changed + report.removed + report.renamed.size() + report.failed.size() > 0;
}

}  // namespace

Result<NoteFollower> NoteFollower::open(service::KnowledgeService& service,
                                        const std::vector<std::filesystem::path>& places,
                                        const service::IngestOptions& options) {
  auto watcher = FolderWatcher::open(places);
  if (!watcher) return watcher.status();
  return NoteFollower(service, *std::move(watcher), options);
}

Status NoteFollower::run(const OnUpdate& on_update) {
  const auto first = service_.follow(watcher_.roots(), options_);
  if (!first) return first.status();
  on_update(*first);
  options_.force = false;  // Was meant for the first reading.
  for (;;) {
    const auto changed = watcher_.wait();
    if (!changed) return changed.status();
    if (!*changed) return {};
    const auto report = service_.follow(**changed, options_);
    if (!report) return report.status();
    if (is_news(*report)) on_update(*report);
  }
}

}  // namespace notegraph::watch
