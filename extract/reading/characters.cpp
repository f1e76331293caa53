#include "extract/reading/characters.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace notegraph::extract {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

Character wide_character_at(std::string_view text, std::size_t offset) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  // A character has at most four bytes, so that the 32-bit offsets of ICU's macros do not limit the text.
  const auto available = static_cast<std::int32_t>(text.size() - offset < 4 ? text.size() - offset : 4);
  std::int32_t used = 0;
  UChar32 code = 0;
  U8_NEXT(bytes + offset, used, available, code);
  if (code < 0) return {kReplacement, 1};
  return {static_cast<char32_t>(code), static_cast<std::uint32_t>(used)};
}

Character character_before(std::string_view text, std::size_t offset) {
  std::size_t begin = offset - 1;
  while (begin > 0 && offset - begin < 4 && U8_IS_TRAIL(static_cast<std::uint8_t>(text[begin]))) --begin;
  const Character character = character_at(text.substr(0, offset), begin);
  if (begin + character.bytes == offset) return character;
  return {kReplacement, 1};
}

bool is_space(char32_t code) {
  if (code < 0x80) return code == ' ' || (code >= '\t' && code <= '\r');
  if (is_han(code)) return false;
  return code == 0xFEFF || u_isUWhiteSpace(static_cast<UChar32>(code));
}

bool is_letter_or_digit(char32_t code) {
  if (code < 0x80) return is_ascii_letter(code) || is_ascii_digit(code);
  return is_han(code) || u_isalnum(static_cast<UChar32>(code));
}

bool is_lower_case(char32_t code) {
  if (code < 0x80) return code >= 'a' && code <= 'z';
  return u_islower(static_cast<UChar32>(code));
}

bool is_ascii_digit(char32_t code) {
  return code >= '0' && code <= '9';
}

bool is_ascii_letter(char32_t code) {
  return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
}

ByteRange trim(std::string_view text, ByteRange range) {
  while (range.begin < range.end) {
    const Character first = character_at(text.substr(0, range.end), range.begin);
    if (!is_space(first.code)) break;
    range.begin += first.bytes;
  }
  while (range.begin < range.end) {
    const Character last = character_before(text, range.end);
    if (!is_space(last.code) || range.end - range.begin < last.bytes) break;
    range.end -= last.bytes;
  }
  return range;
}

std::size_t display_width(std::string_view text, std::size_t limit) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size() && width < limit;) {
    const Character character = character_at(text, at);
    const bool wide = is_han(character.code) || (character.code >= 0x3000 && character.code <= 0x30FF) ||
                      (character.code >= 0xAC00 && character.code <= 0xD7AF) ||
                      (character.code >= 0xFF01 && character.code <= 0xFF60);
    width += wide ? 2 : 1;
    at += character.bytes;
  }
  return width;
}

bool starts_with_ignoring_case(std::string_view text, std::string_view prefix) {
  if (text.size() < prefix.size()) return false;
  for (std::size_t i = 0; i < prefix.size(); ++i)
    if (ascii_lower(text[i]) != prefix[i]) return false;
  return true;
}

}  // namespace notegraph::extract
