#include "extract/text/character_class.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace notegraph::extract {

CharacterClass classify_character(char32_t character) {
  const auto c = static_cast<UChar32>(character);
  if (u_isUWhiteSpace(c)) return CharacterClass::space;
  const std::uint32_t category = U_GET_GC_MASK(c);
  if (category & (U_GC_C_MASK | U_GC_Z_MASK)) return CharacterClass::space;
  if (category & U_GC_M_MASK) return CharacterClass::mark;
  if (category & U_GC_N_MASK) return CharacterClass::digit;
  if (category & U_GC_L_MASK) {
    UErrorCode error = U_ZERO_ERROR;
    switch (uscript_getScript(c, &error)) {
      case USCRIPT_HAN:
      case USCRIPT_HIRAGANA:
      case USCRIPT_KATAKANA:
      case USCRIPT_HANGUL:
      case USCRIPT_BOPOMOFO: return CharacterClass::ideograph;
      default: return CharacterClass::letter;
    }
  }
  return CharacterClass::punctuation;
}

}  // namespace notegraph::extract
