#ifndef NOTEGRAPH_TESTS_API_SERVICE_GATE_H_
#define NOTEGRAPH_TESTS_API_SERVICE_GATE_H_

#include <condition_variable>
#include <mutex>

namespace notegraph::test {

/// A gate that stops who comes until it is opened, and tells when somebody stands there.
class Gate {
 public:
  void shut() {
    const std::lock_guard lock(mutex_);
    is_shut_ = true;
  }
  void open() {
    const std::lock_guard lock(mutex_);
    is_shut_ = false;
    changed_.notify_all();
  }
  void pass() {
    std::unique_lock lock(mutex_);
    ++waiting_;
    changed_.notify_all();
    changed_.wait(lock, [this] { return !is_shut_; });
    --waiting_;
  }
  void await_somebody() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return waiting_ > 0; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool is_shut_ = false;
  int waiting_ = 0;
};

}  // namespace notegraph::test

#endif  // NOTEGRAPH_TESTS_API_SERVICE_GATE_H_
