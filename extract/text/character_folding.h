#ifndef NOTEGRAPH_EXTRACT_TEXT_CHARACTER_FOLDING_H_
#define NOTEGRAPH_EXTRACT_TEXT_CHARACTER_FOLDING_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "extract/text/character_class.h"
#include "extract/text/folding_table.h"

// Folds one character at a time: NFKC, case, accents, traditional Chinese to simplified. What it gives is for
// comparison and for learnt features; nothing folded is ever shown.
namespace notegraph::extract {

/// UTF-8; empty for marks, for controls and beyond the Basic Multilingual Plane.
inline std::string_view fold_character(char32_t c) {
  if (c >= kFoldingTableSize) return {};
  const FoldingEntry& entry = kFoldingTable[c];
  return {reinterpret_cast<const char*>(kFoldedText) + entry.begin, entry.size};
}

inline CharacterClass class_of(char32_t c) {
  return c < kFoldingTableSize ? static_cast<CharacterClass>(kFoldingTable[c].class_of)
                               : classify_character(c);
}

/// Reads the character at `offset` of valid UTF-8 `text` and moves `offset` behind it. A malformed byte
/// reads as U+FFFD, one byte long.
inline char32_t next_character(std::string_view text, std::size_t& offset) {
  const auto lead = static_cast<unsigned char>(text[offset++]);
  if (lead < 0x80) return lead;
  const unsigned more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
  if (more == 0 || offset + more > text.size()) return 0xFFFD;
  char32_t c = lead & (0x3FU >> more);
  for (unsigned i = 0; i < more; ++i) c = c << 6 | (static_cast<unsigned char>(text[offset + i]) & 0x3FU);
  offset += more;
  return c;
}

/// Folds a whole string; spaces and punctuation stay.
std::string fold_text(std::string_view text);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_TEXT_CHARACTER_FOLDING_H_
