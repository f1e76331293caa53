#ifndef NOTEGRAPH_GRAPH_STORE_COMMIT_LISTENERS_H_
#define NOTEGRAPH_GRAPH_STORE_COMMIT_LISTENERS_H_

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <utility>

namespace notegraph::store {

/// Is told GraphStore::sequence() when that has grown. Called by whoever wrote, so it must not take long, nor
/// write, listen or end a subscription itself.
using CommitListener = std::function<void(std::uint64_t sequence)>;

/// While it lives its listener is called; once it has ended the listener is not, and no call is under way.
class [[nodiscard]] CommitSubscription {
 public:
  CommitSubscription() = default;
  explicit CommitSubscription(std::function<void()> end) : end_(std::move(end)) {}
  CommitSubscription(CommitSubscription&& other) noexcept : end_(std::exchange(other.end_, nullptr)) {}
  CommitSubscription& operator=(CommitSubscription&& other) noexcept {
    std::swap(end_, other.end_);
    return *this;
  }
  ~CommitSubscription() {
    if (end_) end_();
  }

 private:
  std::function<void()> end_;
};

/// Who listens to one store. Must outlive its subscriptions. Thread-safe.
class CommitListeners {
 public:
  /// Calls `listener` with `present` before it returns, and from then on with ever greater numbers.
  CommitSubscription add(CommitListener listener, std::uint64_t present);
  /// Numbers may come in any order: one that is not the greatest yet is no news.
  void tell(std::uint64_t sequence);

 private:
  std::mutex mutex_;  // Held while listeners are called.
  std::map<std::uint64_t, CommitListener> listeners_;
  std::uint64_t next_id_ = 0;
  std::uint64_t told_ = 0;
};

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_COMMIT_LISTENERS_H_
