#ifndef NOTEGRAPH_API_WATCH_FOLDER_WATCHER_H_
#define NOTEGRAPH_API_WATCH_FOLDER_WATCHER_H_

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "graph/model/status.h"

struct inotify_event;

namespace notegraph::watch {

/// How long to wait for more before changes are told: an editor that saves makes several at once.
struct Debounce {
  std::chrono::milliseconds quiet{200};  ///< Without any change ...
  std::chrono::milliseconds most{600};   ///< ... but no longer than this after the first.
};

/// Says which files and folders below some roots were made, written, renamed or removed, with inotify(7).
/// Folders that come later are watched, too; hidden ones (".git") are not, and links are not followed. A root
/// that is removed is told, and no longer watched. Not thread-safe but for stop().
class FolderWatcher {
 public:
  /// `roots`: folders, or files (whose folder is watched for them alone). Errors: not_found; io_error, also
  /// with more folders than the system lets one watch.
  static Result<FolderWatcher> open(const std::vector<std::filesystem::path>& roots);
  ~FolderWatcher();
  FolderWatcher(FolderWatcher&& other) noexcept;
  FolderWatcher& operator=(FolderWatcher&&) = delete;

  /// The roots as absolute paths without links.
  const std::vector<std::filesystem::path>& roots() const { return roots_; }

  /// Waits for changes and gives the paths concerned, in order, each once; a path may be gone. If so much
  /// happened that the system lost count, these are the roots: all of them is to be looked through. Nothing:
  /// stop() was called. Errors: io_error.
  Result<std::optional<std::vector<std::filesystem::path>>> wait(const Debounce& debounce = {});

  /// Lets wait(), the present and every later one, give nothing. Thread-safe, and safe in a signal handler.
  void stop() noexcept;

 private:
  FolderWatcher() = default;

  enum class Wakening { changes, stopped, time };
  Result<Wakening> sleep(std::optional<std::chrono::milliseconds> most) const;
  Status read_events(std::set<std::filesystem::path>& changed);
  Status take(const inotify_event& event, std::set<std::filesystem::path>& changed);
  Status watch_roots();
  Status watch_tree(const std::filesystem::path& folder);
  Status watch_folder(const std::filesystem::path& folder);
  void forget_tree(const std::filesystem::path& folder);
  bool is_asked_for(const std::filesystem::path& path) const;

  int inotify_ = -1;
  int stop_event_ = -1;
  std::vector<std::filesystem::path> roots_;
  std::map<int, std::filesystem::path> folders_;  // By watch descriptor.
};

}  // namespace notegraph::watch

#endif  // NOTEGRAPH_API_WATCH_FOLDER_WATCHER_H_
