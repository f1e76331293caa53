#ifndef NOTEGRAPH_EXTRACT_TEXT_CHARACTER_CLASS_H_
#define NOTEGRAPH_EXTRACT_TEXT_CHARACTER_CLASS_H_

#include <cstdint>

namespace notegraph::extract {

enum class CharacterClass : std::uint8_t {
  space,      ///< White space, controls, format characters.
  ideograph,  ///< Han, kana, hangul: written without spaces, so each is a token of its own.
  letter,     ///< Of an alphabet.
  digit,
  mark,         ///< Combining; folded away.
  punctuation,  ///< And every symbol.
};

/// The class of `c`, asked of ICU.
CharacterClass classify_character(char32_t c);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_TEXT_CHARACTER_CLASS_H_
