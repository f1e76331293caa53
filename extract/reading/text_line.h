#ifndef NOTEGRAPH_EXTRACT_READING_TEXT_LINE_H_
#define NOTEGRAPH_EXTRACT_READING_TEXT_LINE_H_

#include <cstdint>
#include <vector>

#include "extract/reading/structured_note.h"

namespace notegraph::extract {

enum class LineKind {
  heading,  ///< Of Markdown, or the cell of a tab-separated table that serves as one.
  text,
  item,  ///< The first line of a Markdown list item.
  cell,  ///< A table cell, whole.
  code,  ///< A stretch of code, whole.
};

/// One line of text with what Markdown alone says of it: what the steps hand to the block builder.
struct TextLine {
  LineKind kind = LineKind::text;
  ByteRange range;           ///< Its text with both parts of the markup of its spans; trimmed, never empty.
  std::uint8_t level = 0;    ///< Heading: 1 to 7. Item and text: how many lists it is in.
  bool lone = false;         ///< Item: the only one of its list.
  bool ordered = false;      ///< Item: of a numbered list.
  bool header = false;       ///< Cell: of the header row.
  bool after_blank = false;  ///< The line above is blank, a fence, or there is none.
  bool hard_break = false;   ///< A hard line break ends it.
  std::uint32_t paragraph = 0;                   ///< Lines of one paragraph share it.
  std::uint32_t indent = 0;                      ///< Columns before the text.
  std::uint32_t row = 0, column = 0, table = 0;  ///< Cell.
  std::uint32_t scope =
      0;  ///< A fence or table row that the line is in: what opens there ends there. 0: none.
  std::vector<Mark> marks;  ///< By begin.
};

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_READING_TEXT_LINE_H_
