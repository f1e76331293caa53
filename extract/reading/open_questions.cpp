#include "extract/reading/open_questions.h"

#include <cstddef>
#include <vector>

namespace notegraph::extract {

std::map<std::uint32_t, std::string> open_questions(const SourceText& source, const StructuredNote& note) {
  std::vector<bool> has_text(note.blocks.size(), false);
  for (const Block& block : note.blocks) {
    if (block.heading != kNoBlock) has_text[static_cast<std::size_t>(block.heading)] = true;
  }
  std::map<std::uint32_t, std::string> open;
  for (std::size_t i = 0; i < note.blocks.size(); ++i) {
    const Block& block = note.blocks[i];
    if (block.kind != BlockKind::heading || !block.question || has_text[i]) continue;
    open.emplace(source.line_of(block.range.begin), source.slice(block.range));
  }
  return open;
}

}  // namespace notegraph::extract
