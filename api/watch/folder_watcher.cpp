#include "api/watch/folder_watcher.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <utility>

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <fmt/format.h>

#include "api/service/note_files.h"

namespace notegraph::watch {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

/// A file counts once it is whole: closed after writing, or renamed into place. IN_CREATE is for folders.
constexpr std::uint32_t kEvents = IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_CREATE | IN_DELETE |
                                  IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR | IN_EXCL_UNLINK;
constexpr std::size_t kBufferBytes = 64 << 10;

Status failure(const std::string& doing) {
  return {StatusCode::io_error, fmt::format("{}: {}", doing, std::strerror(errno))};
}

bool is_hidden(const fs::path& path) {
  return path.filename().string().starts_with('.');
}

}  // namespace

Result<FolderWatcher> FolderWatcher::open(const std::vector<fs::path>& roots) {
  FolderWatcher watcher;
  for (const fs::path& root : roots) {
    std::error_code error;
    watcher.roots_.push_back(fs::canonical(root, error));
    if (error) return Status(StatusCode::not_found, fmt::format("{}: {}", root.string(), error.message()));
  }
  watcher.inotify_ = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  watcher.stop_event_ = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
  if (watcher.inotify_ < 0 || watcher.stop_event_ < 0) return failure("watching folders");
  if (Status status = watcher.watch_roots(); !status) return status;
  return watcher;
}

FolderWatcher::FolderWatcher(FolderWatcher&& other) noexcept
    : inotify_(std::exchange(other.inotify_, -1)),
      stop_event_(std::exchange(other.stop_event_, -1)),
      roots_(std::move(other.roots_)),
      folders_(std::move(other.folders_)) {}

FolderWatcher::~FolderWatcher() {
  if (inotify_ >= 0) close(inotify_);
  if (stop_event_ >= 0) close(stop_event_);
}

void FolderWatcher::stop() noexcept {
  const std::uint64_t one = 1;
  [[maybe_unused]] const ssize_t written = write(stop_event_, &one, sizeof one);  // Full: it was told before.
}

Result<std::optional<std::vector<fs::path>>> FolderWatcher::wait(const Debounce& debounce) {
  std::set<fs::path> changed;
  std::optional<Clock::time_point> first;
  for (;;) {
    std::optional<milliseconds> most;
    if (first) {
      const auto left = std::chrono::ceil<milliseconds>(*first + debounce.most - Clock::now());
      most = std::clamp(left, milliseconds(0), debounce.quiet);
    }
    const auto woken = sleep(most);
    if (!woken) return woken.status();
    if (*woken == Wakening::stopped) return std::optional<std::vector<fs::path>>();
    const bool waited_enough = first && Clock::now() >= *first + debounce.most;
    if (*woken == Wakening::changes) {
      if (Status status = read_events(changed); !status) return status;
      if (!first && !changed.empty()) first = Clock::now();
    }
    if (first && (*woken == Wakening::time || waited_enough)) {
      return std::optional(std::vector<fs::path>(changed.begin(), changed.end()));
    }
  }
}

Result<FolderWatcher::Wakening> FolderWatcher::sleep(std::optional<milliseconds> most) const {
  std::array<pollfd, 2> sources{{{stop_event_, POLLIN, 0}, {inotify_, POLLIN, 0}}};
  const int ready = poll(sources.data(), sources.size(), most ? static_cast<int>(most->count()) : -1);
  if (ready < 0 && errno != EINTR) return failure("watching folders");
  if (ready > 0 && sources[0].revents != 0) return Wakening::stopped;
  return ready > 0 ? Wakening::changes : Wakening::time;
}

Status FolderWatcher::read_events(std::set<fs::path>& changed) {
  alignas(inotify_event) std::array<char, kBufferBytes> buffer;
  for (;;) {
    const ssize_t size = read(inotify_, buffer.data(), buffer.size());
    if (size < 0 && (errno == EAGAIN || errno == EINTR)) return {};
    if (size <= 0) return failure("reading what changed");
    for (const char* at = buffer.data(); at < buffer.data() + size;) {
      const auto& event = *reinterpret_cast<const inotify_event*>(at);
      if (Status status = take(event, changed); !status) return status;
      at += sizeof event + event.len;
    }
  }
}

Status FolderWatcher::take(const inotify_event& event, std::set<fs::path>& changed) {
  if ((event.mask & IN_Q_OVERFLOW) != 0) {
    changed.insert(roots_.begin(), roots_.end());
    return watch_roots();
  }
  const auto folder = folders_.find(event.wd);
  if (folder == folders_.end()) return {};
  if ((event.mask & IN_IGNORED) != 0) {
    folders_.erase(folder);
    return {};
  }
  const fs::path path = event.len > 0 ? folder->second / event.name : folder->second;
  if (!is_asked_for(path)) return {};
  const bool is_folder = (event.mask & IN_ISDIR) != 0 || event.len == 0;
  if (is_folder && is_hidden(path)) return {};
  if (!is_folder && (event.mask & IN_CREATE) != 0) return {};
  changed.insert(path);
  if (!is_folder) return {};
  if ((event.mask & (IN_CREATE | IN_MOVED_TO)) != 0) return watch_tree(path);
  if ((event.mask & IN_MOVED_FROM) != 0) forget_tree(path);
  return {};
}

Status FolderWatcher::watch_roots() {
  for (const fs::path& root : roots_) {
    std::error_code gone;
    if (!fs::exists(root, gone)) continue;
    const bool is_folder = fs::is_directory(root, gone);
    if (Status status = is_folder ? watch_tree(root) : watch_folder(root.parent_path()); !status)
      return status;
  }
  return {};
}

// Each folder is watched before it is listed, so that none that is made meanwhile is missed.
Status FolderWatcher::watch_tree(const fs::path& folder) {
  if (Status status = watch_folder(folder); !status) return status;
  std::error_code gone;
  for (fs::directory_iterator entry(folder, gone), end; !gone && entry != end; entry.increment(gone)) {
    const bool is_folder = !entry->is_symlink(gone) && entry->is_directory(gone) && !is_hidden(entry->path());
    if (!is_folder) continue;
    if (Status status = watch_tree(entry->path()); !status) return status;
  }
  return {};
}

Status FolderWatcher::watch_folder(const fs::path& folder) {
  const int descriptor = inotify_add_watch(inotify_, folder.c_str(), kEvents);
  if (descriptor >= 0) {
    folders_[descriptor] = folder;
    return {};
  }
  if (errno == ENOENT || errno == ENOTDIR) return {};  // It went again already.
  if (errno == ENOSPC) {
    return {StatusCode::io_error,
            fmt::format("{}: the system lets one watch no more folders (fs.inotify.max_user_watches)",
                        folder.string())};
  }
  return failure(folder.string());
}

/// A folder that is moved away keeps its watch, under a name that is wrong from now on.
void FolderWatcher::forget_tree(const fs::path& folder) {
  for (auto known = folders_.begin(); known != folders_.end();) {
    if (!service::lies_below(known->second, folder)) {
      ++known;
      continue;
    }
    inotify_rm_watch(inotify_, known->first);
    known = folders_.erase(known);
  }
}

bool FolderWatcher::is_asked_for(const fs::path& path) const {
  return std::any_of(roots_.begin(), roots_.end(),
                     [&](const fs::path& root) { return service::lies_below(path, root); });
}

}  // namespace notegraph::watch
