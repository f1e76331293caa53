#ifndef NOTEGRAPH_GRAPH_ANALYSIS_DEADLINE_H_
#define NOTEGRAPH_GRAPH_ANALYSIS_DEADLINE_H_

#include <atomic>
#include <chrono>
#include <stop_token>

#include "graph/analysis/analysis.h"

namespace notegraph::analysis {

/// Says when an analysis must stop, and remembers that it did. Thread-safe.
class Deadline {
 public:
  explicit Deadline(const Limits& limits) : end_(Clock::now() + limits.max_time), cancel_(limits.cancel) {}

  bool operator()() const {
    if (cancel_.stop_requested()) {
      reason_ = query::Truncation::cancelled;
    } else if (Clock::now() >= end_) {
      reason_ = query::Truncation::time;
    }
    return reason_ != query::Truncation::none;
  }

  /// Whether it said stop.
  bool has_passed() const { return reason_ != query::Truncation::none; }

  /// Why it said stop; else `results` if more was found than is answered, else none.
  query::Truncation truncation(bool more_results) const {
    const query::Truncation reason = reason_;
    if (reason != query::Truncation::none) return reason;
    return more_results ? query::Truncation::results : query::Truncation::none;
  }

 private:
  using Clock = std::chrono::steady_clock;

  Clock::time_point end_;
  std::stop_token cancel_;
  mutable std::atomic<query::Truncation> reason_{query::Truncation::none};
};

}  // namespace notegraph::analysis

#endif  // NOTEGRAPH_GRAPH_ANALYSIS_DEADLINE_H_
