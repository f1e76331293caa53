#ifndef NOTEGRAPH_GRAPH_QUERY_TEXT_NUMBERS_H_
#define NOTEGRAPH_GRAPH_QUERY_TEXT_NUMBERS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "graph/query/text_column.h"

namespace notegraph::query {

/// Numbers texts in the order in which they first come, and keeps each once. Finds them again by open
/// addressing (Knuth, The Art of Computer Programming 3, section 6.4, algorithm L): at most 32 bytes a text
/// beside the texts, where a std::unordered_map takes twice that and an allocation.
class TextNumbers {
 public:
  TextNumbers() : slots_(kLeastSlots, kFree) {}

  std::uint64_t number(std::string_view text);
  /// By number.
  TextColumn finish() && { return std::move(texts_).finish(); }

 private:
  static constexpr std::size_t kLeastSlots = 64;  // A power of two, as every later size.
  static constexpr std::uint64_t kFree = 0;

  /// Where `text` stands, or the free slot where it may be put.
  std::size_t find_slot(std::string_view text) const;
  void grow();

  TextColumnWriter texts_;
  std::vector<std::uint64_t> slots_;  // One more than the number of a text. At most half of them are taken.
};

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_TEXT_NUMBERS_H_
