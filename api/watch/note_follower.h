#ifndef NOTEGRAPH_API_WATCH_NOTE_FOLLOWER_H_
#define NOTEGRAPH_API_WATCH_NOTE_FOLLOWER_H_

#include <filesystem>
#include <functional>
#include <utility>
#include <vector>

#include "api/service/knowledge_service.h"
#include "api/watch/folder_watcher.h"
#include "graph/model/status.h"

namespace notegraph::watch {

/// Told of every update that changed, or failed to change, something, and of the first.
using OnUpdate = std::function<void(const service::IngestReport& report)>;

/// Keeps a graph up to date with folders: what is saved there is answered from in less than a second, for the
/// extractor stays open.
class NoteFollower {
 public:
  /// Errors: those of FolderWatcher::open(). `service` must outlive the follower.
  static Result<NoteFollower> open(service::KnowledgeService& service,
                                   const std::vector<std::filesystem::path>& places,
                                   const service::IngestOptions& options);

  /// Reads all of it once, then what changes, until stop(). Errors: those of KnowledgeService::follow();
  /// io_error.
  Status run(const OnUpdate& on_update);

  /// Lets run() return after the update that is under way. Thread-safe, and safe in a signal handler.
  void stop() noexcept { watcher_.stop(); }

 private:
  NoteFollower(service::KnowledgeService& service, FolderWatcher watcher, service::IngestOptions options)
      : service_(service), watcher_(std::move(watcher)), options_(std::move(options)) {}

  service::KnowledgeService& service_;
  FolderWatcher watcher_;
  service::IngestOptions options_;
};

}  // namespace notegraph::watch

#endif  // NOTEGRAPH_API_WATCH_NOTE_FOLLOWER_H_
