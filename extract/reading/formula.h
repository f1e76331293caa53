#ifndef NOTEGRAPH_EXTRACT_READING_FORMULA_H_
#define NOTEGRAPH_EXTRACT_READING_FORMULA_H_

#include <string_view>
#include <vector>

#include "graph/model/evidence.h"

namespace notegraph::extract {

/// The TeX formulas of `range`, with their delimiters: `$..$` on one line, `$$..$$`, `\(..\)`, `\[..\]`, the
/// latter three over lines but at most 8 KB long. Dollar signs of prices, in inline code or escaped are none.
/// In order, disjoint. One pass, O(length).
std::vector<ByteRange> find_formulas(std::string_view text, ByteRange range);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_READING_FORMULA_H_
