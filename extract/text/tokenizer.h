#ifndef NOTEGRAPH_EXTRACT_TEXT_TOKENIZER_H_
#define NOTEGRAPH_EXTRACT_TEXT_TOKENIZER_H_

#include <string_view>

#include "extract/reading/structured_note.h"
#include "extract/text/token.h"

namespace notegraph::extract {

/// Cuts the blocks of `note`, ranges into `text`, into tokens. Hidden marks are skipped, opaque ones cut, and
/// so do line ends in code. The comparison form of a token is folded (character_folding.h); that of a Latin
/// word is singular as well: a small plural -s of words of four letters and more is dropped, in names and in
/// text alike. No more than kMaxNoteTokens. Tokens are joined to words, see word_segmenter.h. O(text).
TokenizedNote tokenize(std::string_view text, const StructuredNote& note);

/// The tokens of a bare string, as one block and without words: for names of the lexicon.
TokenizedNote tokenize(std::string_view text);
/// The same in place of what `tokens` has, in its memory: for very many names.
void tokenize(std::string_view text, TokenizedNote& tokens);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_TEXT_TOKENIZER_H_
