#ifndef NOTEGRAPH_EXTRACT_READING_INDENTED_CODE_H_
#define NOTEGRAPH_EXTRACT_READING_INDENTED_CODE_H_

#include <string_view>
#include <vector>

#include "graph/model/evidence.h"

namespace notegraph::extract {

/// The runs of indented lines (four columns or more) in `range` that are program text, line by line, outside
/// the stretches in `excluded`. CommonMark calls any such run code; in notes most are prose that somebody set
/// in from the margin. In order, disjoint, whole lines. O(length).
std::vector<ByteRange> find_indented_code(std::string_view text, ByteRange range,
                                          const std::vector<ByteRange>& excluded);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_READING_INDENTED_CODE_H_
