#ifndef NOTEGRAPH_GRAPH_QUERY_SEARCH_BUDGET_H_
#define NOTEGRAPH_GRAPH_QUERY_SEARCH_BUDGET_H_

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <stop_token>

#include "graph/query/query.h"

namespace notegraph::query {

/// What one query may still look at. Relations are paid for in advance, up to kCheckInterval at a time: an
/// inner loop asks once a block, and the clock and the caller's wish to stop are looked at once an interval.
class SearchBudget {
 public:
  static constexpr std::size_t kCheckInterval = 1024;

  explicit SearchBudget(const Limits& limits)
      : deadline_(Clock::now() + limits.max_time), cancel_(limits.cancel), unchecked_(limits.max_visited) {
    grant();
  }

  /// As many relations anew, but no more time than what is left of `begun`.
  SearchBudget(const Limits& limits, const SearchBudget& begun) : SearchBudget(limits) {
    deadline_ = begun.deadline_;
  }

  /// Pays for up to `wanted` relations and says for how many; 0: stop, see truncation().
  std::size_t take(std::size_t wanted) {
    if (granted_ == 0 && !renew()) return 0;
    const std::size_t taken = std::min(wanted, granted_);
    granted_ -= taken;
    return taken;
  }

  /// Of what the last take() has paid for, `unused` were not looked at.
  void give_back(std::size_t unused) { granted_ += unused; }

  /// Why take() answered 0; none as long as it did not.
  Truncation truncation() const { return truncation_; }

 private:
  using Clock = std::chrono::steady_clock;

  void grant() {
    granted_ = std::min(unchecked_, kCheckInterval);
    unchecked_ -= granted_;
  }

  bool renew() {
    if (truncation_ != Truncation::none) return false;
    if (unchecked_ == 0) truncation_ = Truncation::visited;
    if (Clock::now() >= deadline_) truncation_ = Truncation::time;
    if (cancel_.stop_requested()) truncation_ = Truncation::cancelled;
    if (truncation_ == Truncation::none) grant();
    return granted_ != 0;
  }

  Clock::time_point deadline_;
  std::stop_token cancel_;
  std::size_t unchecked_;
  std::size_t granted_ = 0;
  Truncation truncation_ = Truncation::none;
};

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_SEARCH_BUDGET_H_
