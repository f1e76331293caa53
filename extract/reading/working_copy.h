#ifndef NOTEGRAPH_EXTRACT_READING_WORKING_COPY_H_
#define NOTEGRAPH_EXTRACT_READING_WORKING_COPY_H_

#include <string>
#include <string_view>
#include <vector>

#include "graph/model/evidence.h"

namespace notegraph::extract {

/// What the Markdown library shall not see. Both lists in order, disjoint.
struct Masks {
  std::vector<ByteRange> blank;     ///< Fences, code, comments: read elsewhere or not at all.
  std::vector<ByteRange> formulas;  ///< Become one word each, even over several lines.
};

/// A part of a note as the Markdown library gets it: byte for byte as long as the original, so that offsets
/// stay, but masked and tamed. Tamed: markup beyond `kMaxNesting` containers on one line, `kMaxTableColumns`
/// columns or `kMaxMarkup` markup characters in one paragraph is made plain, because the library's time grows
/// with the square of those; control characters become blanks.
struct WorkingCopy {
  static constexpr std::size_t kMaxNesting = 32;
  static constexpr std::size_t kMaxTableColumns = 64;
  static constexpr std::size_t kMaxMarkup = 4096;

  std::string text;
  bool cut = false;  ///< Some markup was made plain.
};

WorkingCopy make_working_copy(std::string_view text, ByteRange range, const Masks& masks);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_READING_WORKING_COPY_H_
