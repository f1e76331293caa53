#ifndef NOTEGRAPH_EXTRACT_QUOTES_QUOTE_H_
#define NOTEGRAPH_EXTRACT_QUOTES_QUOTE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "extract/linking/entity_candidate.h"
#include "graph/model/evidence.h"

namespace notegraph::extract {

/// The part of `range` that a quote of `max_characters` has room for, around `focus`, which lies within it.
/// Ranges are bytes of `text`; characters are code points, never cut in two.
ByteRange cut_quote(std::string_view text, ByteRange range, ByteRange focus, std::size_t max_characters);

/// What a reader sees of `range`, which lies in `block`: without markup such as `**`.
std::string visible_text(const NoteView& note, ByteRange range, std::uint32_t block);

/// The place of `quote` in the note as evidence: note, original bytes, line, the text itself, and what stands
/// above `block`: headings, of a table cell the header of its column, lines and items that introduce it (of a
/// cell, the first of its row), its label. Rule and confidence are left to the caller.
Evidence quote_evidence(const NoteView& note, const std::string& note_id, ByteRange quote,
                        std::uint32_t block);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_QUOTES_QUOTE_H_
