#ifndef NOTEGRAPH_EXTRACT_TEXT_WORD_SEGMENTER_H_
#define NOTEGRAPH_EXTRACT_TEXT_WORD_SEGMENTER_H_

#include <vector>

#include "extract/text/token.h"

namespace notegraph::extract {

/// Per token of `note`, the word that has it: ideographs that stand side by side are divided by ICU's
/// dictionary of Chinese and Japanese, every other token is a word of its own. O(tokens).
std::vector<TokenSpan> segment_words(const TokenizedNote& note);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_TEXT_WORD_SEGMENTER_H_
