#ifndef NOTEGRAPH_GRAPH_QUERY_ROW_COUNTER_H_
#define NOTEGRAPH_GRAPH_QUERY_ROW_COUNTER_H_

#include <cstddef>
#include <mutex>

#include "graph/query/read_progress.h"

namespace notegraph::query {

/// Tells of rows as they are read, page by page, one call at a time. Thread-safe.
class RowCounter {
 public:
  /// `progress` must outlive it.
  explicit RowCounter(const ReadProgress& progress) : progress_(progress) {}

  void add(std::size_t rows) {
    const std::lock_guard lock(mutex_);
    rows_ += rows;
    if (progress_) progress_(rows_);
  }

 private:
  const ReadProgress& progress_;
  std::mutex mutex_;
  std::size_t rows_ = 0;
};

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_ROW_COUNTER_H_
