#ifndef NOTEGRAPH_GRAPH_MODEL_MADE_ONCE_H_
#define NOTEGRAPH_GRAPH_MODEL_MADE_ONCE_H_

#include <memory>
#include <mutex>
#include <utility>

#include "graph/model/status.h"

namespace notegraph {

/// Something immutable that is dear to make: made when it is first needed, by one thread while the others
/// who need it wait, and kept. Thread-safe.
template <typename T>
class MadeOnce {
 public:
  using Pointer = std::shared_ptr<const T>;

  /// `made` may be null.
  explicit MadeOnce(Pointer made = {}) : made_(std::move(made)) {}

  /// What `make()`, which answers a Result<Pointer>, gave when it first succeeded. Errors: those of `make`;
  /// the next call tries again.
  template <typename Make>
  Result<Pointer> get(Make make) {
    if (Pointer made = this->made()) return made;
    const std::lock_guard one_maker(making_mutex_);
    if (Pointer made = this->made()) return made;
    Result<Pointer> made = make();
    if (!made) return made;
    const std::lock_guard lock(mutex_);
    return made_ = *std::move(made);
  }

  /// Null if nobody needed it so far, or it is still being made.
  Pointer made() const {
    const std::lock_guard lock(mutex_);
    return made_;
  }
  /// The same, but waits for who is making it.
  Pointer settled() const {
    const std::lock_guard no_maker(making_mutex_);
    return made();
  }

 private:
  mutable std::mutex making_mutex_;  // Held while it is made.
  mutable std::mutex mutex_;         // Guards the pointer; held to copy or replace it only.
  Pointer made_;
};

}  // namespace notegraph

#endif  // NOTEGRAPH_GRAPH_MODEL_MADE_ONCE_H_
