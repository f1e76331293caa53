#ifndef NOTEGRAPH_EXTRACT_READING_WRAPPED_LINES_H_
#define NOTEGRAPH_EXTRACT_READING_WRAPPED_LINES_H_

#include <string_view>
#include <vector>

#include "extract/reading/text_line.h"

namespace notegraph::extract {

/// Joins the lines of a paragraph that an editor broke at its right margin: long lines that end in the
/// middle of a sentence which the next line continues. In our notes every other line end is meant. What
/// shows that a line continues: a small letter opens it, a comma or a word that needs another one ("the",
/// "et") ends the line above, or its first word had no more room within the margin that the note's other
/// breaks show. Short lines are joined only where a word that never ends a phrase ("by", "使用") stands at
/// the break and the paragraph then brings the sentence to its end. The break becomes hidden markup. The
/// lines of one of `formulas` (in order, disjoint) are joined as well.
std::vector<TextLine> join_wrapped_lines(std::string_view text, std::vector<TextLine> lines,
                                         const std::vector<ByteRange>& formulas);

/// Appends `next` to `line`; what lies between becomes hidden markup.
void append_line(TextLine& line, TextLine next);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_READING_WRAPPED_LINES_H_
