#ifndef NOTEGRAPH_EXTRACT_LEXICON_SENSE_RESOLVER_H_
#define NOTEGRAPH_EXTRACT_LEXICON_SENSE_RESOLVER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/extractor_steps.h"
#include "extract/lexicon/lexicon.h"
#include "extract/reading/structured_note.h"
#include "extract/text/token.h"

namespace notegraph::extract {

/// A known form at its place, with the one sense that it has there.
struct LexiconMatch {
  TokenSpan span;
  std::uint32_t concept_index = 0;
  bool by_cue = false;  ///< A cue word near it decided.
};

/// The leftmost longest known forms of a note, without overlap. A form that needs a cue counts only where
/// one stands in its sentence or in a heading above; one with exact capitals only so written. In a note that
/// is mostly Chinese, a long Latin word outside code is a term: one that the lexicon knows by a misspelling
/// counts, too, unless `steps` are without misspellings.
std::vector<LexiconMatch> match_lexicon(const Lexicon& lexicon, std::string_view text,
                                        const StructuredNote& structure, const TokenizedNote& tokens,
                                        const ExtractorSteps& steps = {});

/// Appends to `key` the tokens of a cue or of a sentence, each between separators, so that a cue is found as
/// a substring.
void append_sentence_key(const TokenizedNote& tokens, TokenSpan span, std::string& key);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_LEXICON_SENSE_RESOLVER_H_
