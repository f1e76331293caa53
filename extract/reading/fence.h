#ifndef NOTEGRAPH_EXTRACT_READING_FENCE_H_
#define NOTEGRAPH_EXTRACT_READING_FENCE_H_

#include <string_view>
#include <vector>

#include "graph/model/evidence.h"

namespace notegraph::extract {

/// A stretch of lines between two ``` or ~~~ lines.
struct FencedText {
  ByteRange content;      ///< Whole lines.
  std::string_view info;  ///< What follows the opening fence that is nearest: "python"; often empty.
};

struct Fences {
  std::vector<ByteRange> delimiters;  ///< The ``` lines themselves, in order.
  std::vector<FencedText> contents;   ///< In order, disjoint; empty ones left out.
};

/// Finds the fences of `range`. Other than CommonMark, for the sake of real notes: a fence with an info
/// string inside a fence opens a nested one, and a heading between blank lines ends a fence that nobody
/// closed. One pass, O(length).
Fences find_fences(std::string_view text, ByteRange range);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_READING_FENCE_H_
