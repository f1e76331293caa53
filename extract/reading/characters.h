#ifndef NOTEGRAPH_EXTRACT_READING_CHARACTERS_H_
#define NOTEGRAPH_EXTRACT_READING_CHARACTERS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "graph/model/evidence.h"

// What the reading steps ask about single characters of valid UTF-8.
namespace notegraph::extract {

/// One code point and how many bytes it takes.
struct Character {
  char32_t code = 0;
  std::uint32_t bytes = 0;
};

/// The character at `offset` (< text.size()), whose byte there is not ASCII.
Character wide_character_at(std::string_view text, std::size_t offset);

/// The character at `offset` (< text.size()). A byte that starts none reads as U+FFFD of one byte.
inline Character character_at(std::string_view text, std::size_t offset) {
  const auto byte = static_cast<unsigned char>(text[offset]);
  if (byte < 0x80) return {byte, 1};  // Most are; the call costs more than the answer.
  return wide_character_at(text, offset);
}
/// The character that ends right before `offset` (> 0).
Character character_before(std::string_view text, std::size_t offset);

/// A Chinese character, no punctuation.
inline bool is_han(char32_t code) {
  return (code >= 0x4E00 && code <= 0x9FFF) || (code >= 0x3400 && code <= 0x4DBF) || code == 0x3007 ||
         (code >= 0xF900 && code <= 0xFAFF) || (code >= 0x20000 && code <= 0x323AF);
}
bool is_space(char32_t code);            ///< Blank, tab, line end, no-break and ideographic space, U+FEFF.
bool is_letter_or_digit(char32_t code);  ///< Of any script.
bool is_lower_case(char32_t code);       ///< A small letter of Latin, Greek or Cyrillic script.
bool is_ascii_digit(char32_t code);
bool is_ascii_letter(char32_t code);

/// `range` of `text` without white space at both ends.
ByteRange trim(std::string_view text, ByteRange range);

/// Columns on a screen: 2 for a wide (Han, full-width) character, else 1. Counts no further than `limit`.
std::size_t display_width(std::string_view text, std::size_t limit = std::string_view::npos);

/// Whether `text` starts with `prefix`, ASCII letters compared without case. `prefix` is in lower case.
bool starts_with_ignoring_case(std::string_view text, std::string_view prefix);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_READING_CHARACTERS_H_
