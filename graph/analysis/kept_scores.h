#ifndef NOTEGRAPH_GRAPH_ANALYSIS_KEPT_SCORES_H_
#define NOTEGRAPH_GRAPH_ANALYSIS_KEPT_SCORES_H_

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "graph/analysis/deadline.h"
#include "graph/model/status.h"

namespace notegraph::analysis {

/// By vertex.
using Scores = std::shared_ptr<const std::vector<double>>;

/// Scores that are dear to work out, kept once somebody had the time to. Nobody waits for another's work,
/// which may take longer than one's own time limit. Thread-safe.
class KeptScores {
 public:
  /// The kept scores, or what `compute()` gives, a Result<std::vector<double>> that heeds `deadline`; that is
  /// kept unless the deadline cut it short. Errors: those of `compute`.
  template <typename Compute>
  Result<Scores> get(const Deadline& deadline, Compute compute) const {
    if (Scores kept = find()) return kept;
    Result<std::vector<double>> computed = compute();
    if (!computed) return computed.status();
    auto scores = std::make_shared<const std::vector<double>>(*std::move(computed));
    if (!deadline.has_passed()) keep(scores);
    return Scores(std::move(scores));
  }

 private:
  Scores find() const {
    const std::lock_guard lock(mutex_);
    return scores_;
  }
  void keep(Scores scores) const {
    const std::lock_guard lock(mutex_);
    scores_ = std::move(scores);
  }

  mutable std::mutex mutex_;
  mutable Scores scores_;
};

}  // namespace notegraph::analysis

#endif  // NOTEGRAPH_GRAPH_ANALYSIS_KEPT_SCORES_H_
