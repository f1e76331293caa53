#ifndef NOTEGRAPH_EXTRACT_READING_SOURCE_LINE_H_
#define NOTEGRAPH_EXTRACT_READING_SOURCE_LINE_H_

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "extract/reading/characters.h"
#include "graph/model/evidence.h"

namespace notegraph::extract {

/// One line as it stands in the file.
struct SourceLine {
  ByteRange range;         ///< Without the line end (LF or CRLF).
  std::uint64_t next = 0;  ///< Where the next line begins; the end of the text for the last.
};

/// The line that begins at `begin` and ends at `end` at the latest.
inline SourceLine source_line(std::string_view text, std::uint64_t begin, std::uint64_t end) {
  const std::size_t found = text.substr(0, end).find('\n', begin);
  if (found == std::string_view::npos) return {{begin, end}, end};
  const bool crlf = found > begin && text[found - 1] == '\r';
  return {{begin, crlf ? found - 1 : found}, found + 1};
}

/// Calls `visit(line)` for each line of `range`, in order.
template <typename Visitor>
void for_each_line(std::string_view text, ByteRange range, Visitor visit) {
  for (std::uint64_t at = range.begin; at < range.end;) {
    const SourceLine line = source_line(text, at, range.end);
    visit(line);
    at = line.next;
  }
}

/// Columns of white space that open `line`; a tab counts four, counting ends at 64.
inline std::uint32_t indent_columns(std::string_view line) {
  std::uint32_t columns = 0;
  for (const char c : line) {
    if ((c != ' ' && c != '\t') || columns >= 64) break;
    columns += c == '\t' ? 4 : 1;
  }
  return columns;
}

inline bool is_blank(std::string_view text, ByteRange range) {
  const ByteRange rest = trim(text, range);
  return rest.begin == rest.end;
}

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_READING_SOURCE_LINE_H_
