#ifndef NOTEGRAPH_EXTRACT_TEXT_CHARACTER_FOLDING_H_
#define NOTEGRAPH_EXTRACT_TEXT_CHARACTER_FOLDING_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace notegraph::extract {

enum class CharacterClass : std::uint8_t {
  space,      ///< White space, controls, format characters.
  ideograph,  ///< Han, kana, hangul: written without spaces, so each is a token of its own.
  letter,     ///< Of an alphabet.
  digit,
  mark,         ///< Combining; folded away.
  punctuation,  ///< And every symbol.
};

/// Folds one character at a time: NFKC, case, accents, traditional Chinese to simplified. What it gives is
/// for comparison and for learnt features; nothing folded is ever shown.
class CharacterFolding {
 public:
  /// The one table, computed from ICU on first use (some 30 ms). Thread-safe.
  static const CharacterFolding& instance();

  std::string_view fold(char32_t c) const;  ///< UTF-8; empty for marks and controls.
  CharacterClass class_of(char32_t c) const;

 private:
  static constexpr std::size_t kTableSize = 0x10000;  ///< The Basic Multilingual Plane.
  CharacterFolding();

  std::string folded_;
  std::vector<std::uint32_t> begins_;  ///< kTableSize + 1 offsets into folded_.
  std::vector<CharacterClass> classes_;
};

/// Reads the character at `offset` of valid UTF-8 `text` and moves `offset` behind it. A malformed byte
/// reads as U+FFFD, one byte long.
char32_t next_character(std::string_view text, std::size_t& offset);

/// Folds a whole string; spaces and punctuation stay.
std::string fold_text(std::string_view text);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_TEXT_CHARACTER_FOLDING_H_
