#ifndef NOTEGRAPH_EXTRACT_READING_SPAN_MARKUP_H_
#define NOTEGRAPH_EXTRACT_READING_SPAN_MARKUP_H_

#include <string_view>
#include <vector>

#include "extract/reading/structured_note.h"

// The two parts of markup that stand around bold type, emphasis, inline code and links. A range that is
// quoted should hold both or none.
namespace notegraph::extract {

/// `shown` with the markup at its ends, no further than `limits`. What lies between the two in `text` shows
/// nothing to a reader.
ByteRange with_markup(std::string_view text, ByteRange shown, ByteRange limits);

/// `range` without the hidden marks at its ends: what a reader sees. `marks` by begin.
ByteRange shown_range(ByteRange range, const std::vector<Mark>& marks);

/// What a reader sees of `range` if that is all of one span ("**Title**"), else `range`.
ByteRange without_outer_markup(ByteRange range, const std::vector<Mark>& marks);

/// `range` widened over the missing part of each pair of which it holds one part, or whose span it cuts at
/// its end; inside `limits`.
ByteRange keep_pairs_whole(ByteRange range, ByteRange limits, const std::vector<Mark>& marks);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_READING_SPAN_MARKUP_H_
