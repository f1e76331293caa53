#include "graph/store/commit_listeners.h"

#include <algorithm>

namespace notegraph::store {

CommitSubscription CommitListeners::add(CommitListener listener, std::uint64_t present) {
  const std::lock_guard lock(mutex_);
  told_ = std::max(told_, present);
  listener(told_);
  const std::uint64_t id = next_id_++;
  listeners_.emplace(id, std::move(listener));
  return CommitSubscription([this, id] {
    const std::lock_guard no_call(mutex_);
    listeners_.erase(id);
  });
}

void CommitListeners::tell(std::uint64_t sequence) {
  const std::lock_guard lock(mutex_);
  if (sequence <= told_) return;
  told_ = sequence;
  for (const auto& [id, listener] : listeners_) listener(sequence);
}

}  // namespace notegraph::store
