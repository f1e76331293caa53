#ifndef NOTEGRAPH_EXTRACT_READING_SENTENCE_SPLITTER_H_
#define NOTEGRAPH_EXTRACT_READING_SENTENCE_SPLITTER_H_

#include <string_view>
#include <vector>

#include "extract/reading/structured_note.h"

namespace notegraph::extract {

/// No sentence is longer. An endless one is cut at the last boundary before: punctuation, else white space,
/// else between two characters.
inline constexpr std::size_t kMaxSentenceBytes = 2000;

/// The sentences of `blocks` (text order), trimmed, without gaps but white space: every word of a block is in
/// one of its sentences. Chinese ends 。！？；, Latin ends . ! ? ; before white space, and brackets and
/// quotes that close behind them. A full stop ends nothing in abbreviations ("e.g.", "cf.", "M."), after
/// initials and numbers of items, in figures, versions, file names and URLs. Opaque stretches are never cut.
/// Of code each line is one sentence. O(length).
std::vector<Sentence> split_sentences(std::string_view text, const std::vector<Block>& blocks);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_READING_SENTENCE_SPLITTER_H_
