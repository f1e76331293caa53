#ifndef NOTEGRAPH_EXTRACT_READING_LABEL_H_
#define NOTEGRAPH_EXTRACT_READING_LABEL_H_

#include <string_view>
#include <vector>

#include "extract/reading/structured_note.h"

namespace notegraph::extract {

struct Label {
  ByteRange range;         ///< Without colon, white space and markup around it; empty: the line has no label.
  std::uint64_t rest = 0;  ///< Where the text that it labels begins.
};

/// The label that opens `line`: at most four words or ten Han characters, brackets not counted, without
/// sentence punctuation, before a colon or a spaced dash ("定义：", "**Advantages**:", "Rappel ― "). `marks`
/// are the line's: a colon in a URL or in code labels nothing.
Label find_label(std::string_view text, ByteRange line, const std::vector<Mark>& marks);

/// Whether `label` names an aspect that notes list side by side (definition, advantages, use ...), so that
/// the next such label ends what the last one introduced.
bool is_aspect(std::string_view label);

/// Whether a line opens with words that sum up ("总结", "In summary", "En résumé") and so ends any list above
/// it.
bool is_closing(std::string_view line);

/// Whether `text` asks something: a question mark, or a question word or request where its language puts
/// them. A question word that is the object of a verb ("决定丢弃多少") asks nothing.
bool is_question(std::string_view text);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_READING_LABEL_H_
