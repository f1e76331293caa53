#ifndef NOTEGRAPH_API_SERVICE_BACKGROUND_RUN_H_
#define NOTEGRAPH_API_SERVICE_BACKGROUND_RUN_H_

#include <mutex>
#include <thread>
#include <utility>

namespace notegraph::service {

/// Runs one piece of work after the other on a thread of its own. At the end of its life it asks the work to
/// stop, and waits for it. Thread-safe.
class BackgroundRun {
 public:
  /// Waits for the last piece. `work` takes a std::stop_token or nothing, and throws nothing.
  template <typename Work>
  void start(Work work) {
    const std::lock_guard lock(mutex_);
    thread_ = std::jthread(std::move(work));
  }
  /// Until nothing runs.
  void wait() {
    const std::lock_guard lock(mutex_);
    if (thread_.joinable()) thread_.join();
  }

 private:
  std::mutex mutex_;  // Guards the thread.
  std::jthread thread_;
};

}  // namespace notegraph::service

#endif  // NOTEGRAPH_API_SERVICE_BACKGROUND_RUN_H_
