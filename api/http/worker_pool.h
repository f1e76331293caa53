#ifndef NOTEGRAPH_API_HTTP_WORKER_POOL_H_
#define NOTEGRAPH_API_HTTP_WORKER_POOL_H_

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace notegraph::http {

/// A fixed number of threads and a bounded queue before them. Thread-safe.
class WorkerPool {
 public:
  using Task = std::function<void()>;  ///< Must not throw.

  WorkerPool(std::size_t workers, std::size_t max_queued);
  /// Waits for the tasks that have begun; the ones that wait are dropped.
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  /// False: the queue is full, the task was not taken.
  bool try_submit(Task task);

 private:
  void work();

  const std::size_t max_queued_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Task> queue_;  // Guarded by mutex_.
  bool ending_ = false;     // Guarded by mutex_.
  std::vector<std::thread> threads_;
};

}  // namespace notegraph::http

#endif  // NOTEGRAPH_API_HTTP_WORKER_POOL_H_
