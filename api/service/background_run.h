#ifndef NOTEGRAPH_API_SERVICE_BACKGROUND_RUN_H_
#define NOTEGRAPH_API_SERVICE_BACKGROUND_RUN_H_

#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace notegraph::service {

/// Runs one piece of work after the other on a thread of its own, which gives way where cores are few. At the
/// end of its life it asks the work to stop, and waits for it. Thread-safe.
class BackgroundRun {
 public:
  /// Waits for the last piece. `work` throws nothing.
  void start(std::function<void(const std::stop_token& stop)> work);
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
