#ifndef NOTEGRAPH_EXTRACT_READING_TAB_TABLE_H_
#define NOTEGRAPH_EXTRACT_READING_TAB_TABLE_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "graph/model/evidence.h"

namespace notegraph::extract {

struct TabCell {
  ByteRange range;  ///< Trimmed; never empty.
  std::uint32_t row = 0, column = 0;
};

/// A table as spreadsheets give it when they are copied as text.
struct TabTable {
  ByteRange range;  ///< Whole lines.
  bool has_header = false;
  /// Rows open with a running number in column 0 and their cells span lines; column 1 asks or names what the
  /// further columns say. Otherwise a row is a line.
  bool numbered = false;
  std::vector<TabCell> cells;  ///< In text order.
};

/// Finds the tab-separated tables of `range`, outside the stretches in `excluded` (in order). Two kinds: rows
/// that start with "<number><tab>", whose cells may span lines (a tab that starts a line from column 2 on is
/// indentation, not a border); and at least three successive lines with the same number of inner tabs.
/// O(length).
std::vector<TabTable> find_tab_tables(std::string_view text, ByteRange range,
                                      const std::vector<ByteRange>& excluded);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_READING_TAB_TABLE_H_
