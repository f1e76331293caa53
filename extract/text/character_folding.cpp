#include "extract/text/character_folding.h"

namespace notegraph::extract {

std::string fold_text(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_character(text, i);
    if (class_of(c) == CharacterClass::space) {
      out += ' ';
    } else {
      out += fold_character(c);
    }
  }
  return out;
}

}  // namespace notegraph::extract
