#ifndef NOTEGRAPH_EXTRACT_READING_BLOCK_BUILDER_H_
#define NOTEGRAPH_EXTRACT_READING_BLOCK_BUILDER_H_

#include <string_view>
#include <vector>

#include "extract/reading/structured_note.h"
#include "extract/reading/text_line.h"

namespace notegraph::extract {

/// Gives every line its place in the note: which lines serve as headings, which heading and which line above
/// introduce it, its label, whether it asks. `lines` in text order; one block per line, in the same order.
std::vector<Block> build_blocks(std::string_view text, std::vector<TextLine> lines);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_READING_BLOCK_BUILDER_H_
