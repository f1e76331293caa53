#ifndef NOTEGRAPH_EXTRACT_READING_MARKDOWN_LINES_H_
#define NOTEGRAPH_EXTRACT_READING_MARKDOWN_LINES_H_

#include <string_view>
#include <vector>

#include "extract/reading/text_line.h"
#include "extract/reading/working_copy.h"

namespace notegraph::extract {

struct MarkdownLines {
  std::vector<TextLine> lines;  ///< In text order; offsets of the whole text.
  bool cut = false;             ///< Markup beyond the limits of WorkingCopy was read as plain text.
};

/// Reads `range` of `text` as GitHub-flavoured Markdown (tables, task lists, strikethrough) with
/// [[wikilinks]]. Indented text counts as text, not as code. Lines that show no text (an image, a tag alone)
/// are left out.
MarkdownLines read_markdown_lines(std::string_view text, ByteRange range, const Masks& masks);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_READING_MARKDOWN_LINES_H_
