#ifndef NOTEGRAPH_GRAPH_QUERY_TEXT_COLUMN_H_
#define NOTEGRAPH_GRAPH_QUERY_TEXT_COLUMN_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/query/column.h"

namespace notegraph::query {

/// An immutable row of texts, one behind the other in one text, with a zero byte after each. Copies share
/// them.
class TextColumn {
 public:
  TextColumn() : begins_(std::vector<std::uint64_t>{0}) {}
  /// `begins` holds where each text begins in `bytes`, and the end.
  TextColumn(Column<std::uint64_t> begins, Column<char> bytes)
      : begins_(std::move(begins)), bytes_(std::move(bytes)) {}

  std::size_t size() const { return begins_.size() - 1; }
  std::string_view operator[](std::size_t i) const {
    return all().substr(begins_[i], begins_[i + 1] - begins_[i] - 1);
  }
  /// Every text, a zero byte after each.
  std::string_view all() const { return {bytes_.values().data(), bytes_.size()}; }
  /// Which text holds the byte at `place` of all().
  std::size_t at(std::size_t place) const;

  const Column<std::uint64_t>& begins() const { return begins_; }
  const Column<char>& bytes() const { return bytes_; }

 private:
  Column<std::uint64_t> begins_;
  Column<char> bytes_;
};

/// Makes a TextColumn, text by text.
class TextColumnWriter {
 public:
  void append(std::string_view text);
  std::size_t size() const { return begins_.size() - 1; }
  /// Valid until the next append().
  std::string_view operator[](std::size_t i) const {
    return {bytes_.data() + begins_[i], begins_[i + 1] - begins_[i] - 1};
  }
  TextColumn finish() && { return {Column(std::move(begins_)), Column(std::move(bytes_))}; }

 private:
  std::vector<std::uint64_t> begins_ = {0};
  std::vector<char> bytes_;
};

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_TEXT_COLUMN_H_
