#ifndef NOTEGRAPH_GRAPH_QUERY_COLUMN_H_
#define NOTEGRAPH_GRAPH_QUERY_COLUMN_H_

#include <cstddef>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace notegraph::query {

/// An immutable row of values that it owns together with others: made in memory, or part of a mapped file.
/// Copies share the values.
template <typename T>
class Column {
 public:
  Column() = default;
  explicit Column(std::vector<T> values) {
    auto owned = std::make_shared<const std::vector<T>>(std::move(values));
    values_ = *owned;
    owner_ = std::move(owned);
  }
  /// `owner` keeps `values` alive.
  Column(std::shared_ptr<const void> owner, std::span<const T> values)
      : owner_(std::move(owner)), values_(values) {}

  std::size_t size() const { return values_.size(); }
  bool empty() const { return values_.empty(); }
  const T& operator[](std::size_t i) const { return values_[i]; }
  auto begin() const { return values_.begin(); }
  auto end() const { return values_.end(); }
  std::span<const T> values() const { return values_; }

 private:
  std::shared_ptr<const void> owner_;
  std::span<const T> values_;
};

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_COLUMN_H_
