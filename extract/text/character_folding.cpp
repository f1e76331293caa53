#include "extract/text/character_folding.h"

#include <memory>

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

namespace notegraph::extract {
namespace {

CharacterClass classify(UChar32 c) {
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

/// Every ideograph of the table, simplified, in one call: the transliterator is slow to enter.
std::vector<UChar32> simplified_ideographs(const std::vector<CharacterClass>& classes) {
  std::vector<UChar32> simplified(classes.size());
  icu::UnicodeString joined;
  std::vector<UChar32> sources;
  for (std::size_t c = 0; c < classes.size(); ++c) {
    simplified[c] = static_cast<UChar32>(c);
    if (classes[c] != CharacterClass::ideograph) continue;
    joined.append(static_cast<UChar32>(c)).append(static_cast<UChar32>('\n'));
    sources.push_back(static_cast<UChar32>(c));
  }
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> to_simplified(
      icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, error));
  if (U_FAILURE(error)) return simplified;  // An ICU built without it: traditional forms stay apart.
  to_simplified->transliterate(joined);
  std::size_t source = 0;
  for (int32_t i = 0; i < joined.length() && source < sources.size(); ++source) {
    const int32_t end = joined.indexOf(static_cast<UChar32>('\n'), i);
    if (end - i == 1) simplified[sources[source]] = joined.char32At(i);
    i = end + 1;
  }
  return simplified;
}

std::string without_accents(const icu::UnicodeString& text) {
  icu::UnicodeString kept;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (!(U_GET_GC_MASK(c) & U_GC_M_MASK)) kept.append(c);
  }
  std::string out;
  kept.toUTF8String(out);
  return out;
}

}  // namespace

const CharacterFolding& CharacterFolding::instance() {
  static const CharacterFolding folding;
  return folding;
}

CharacterFolding::CharacterFolding() {
  classes_.resize(kTableSize);
  for (std::size_t c = 0; c < kTableSize; ++c) classes_[c] = classify(static_cast<UChar32>(c));
  const std::vector<UChar32> simplified = simplified_ideographs(classes_);
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2& nfkc_casefold = *icu::Normalizer2::getNFKCCasefoldInstance(error);
  const icu::Normalizer2& nfd = *icu::Normalizer2::getNFDInstance(error);
  begins_.reserve(kTableSize + 1);
  for (std::size_t c = 0; c < kTableSize; ++c) {
    begins_.push_back(static_cast<std::uint32_t>(folded_.size()));
    if (classes_[c] == CharacterClass::space || classes_[c] == CharacterClass::mark) continue;
    icu::UnicodeString text(simplified[c]);
    text = nfkc_casefold.normalize(text, error);
    if (classes_[c] == CharacterClass::letter) text = nfd.normalize(text, error);
    folded_ += without_accents(text);
  }
  begins_.push_back(static_cast<std::uint32_t>(folded_.size()));
}

std::string_view CharacterFolding::fold(char32_t c) const {
  if (c >= kTableSize) return {};
  return std::string_view(folded_).substr(begins_[c], begins_[c + 1] - begins_[c]);
}

CharacterClass CharacterFolding::class_of(char32_t c) const {
  return c < kTableSize ? classes_[c] : classify(static_cast<UChar32>(c));
}

char32_t next_character(std::string_view text, std::size_t& offset) {
  const auto lead = static_cast<unsigned char>(text[offset++]);
  if (lead < 0x80) return lead;
  const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : -1;
  if (more < 0 || offset + static_cast<std::size_t>(more) > text.size()) return 0xFFFD;
  char32_t c = lead & (0x3FU >> more);
  for (int i = 0; i < more; ++i) c = c << 6 | (static_cast<unsigned char>(text[offset + i]) & 0x3FU);
  offset += static_cast<std::size_t>(more);
  return c;
}

std::string fold_text(std::string_view text) {
  const CharacterFolding& folding = CharacterFolding::instance();
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_character(text, i);
    if (folding.class_of(c) == CharacterClass::space) {
      out += ' ';
    } else {
      out += folding.fold(c);
    }
  }
  return out;
}

}  // namespace notegraph::extract
