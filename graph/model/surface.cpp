#include "graph/model/surface.h"

#include <algorithm>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace notegraph {
namespace {

bool is_dropped_ascii(unsigned char c) {
  if (c == '+' || c == '#') return false;
  // The ASCII symbols that Unicode does not call punctuation: < = > $ stay, ` ^ ~ | are named in the
  // contract.
  if (c == '<' || c == '=' || c == '>' || c == '$') return false;
  const bool letter_or_digit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return !letter_or_digit;
}

bool is_dropped(UChar32 c) {
  if (c < 0x80) return is_dropped_ascii(static_cast<unsigned char>(c));
  return (U_GET_GC_MASK(c) & (U_GC_Z_MASK | U_GC_P_MASK | U_GC_C_MASK)) != 0;
}

std::string without_white_space(const icu::UnicodeString& text) {
  icu::UnicodeString kept;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (!u_isUWhiteSpace(c)) kept.append(c);
  }
  std::string out;
  kept.toUTF8String(out);
  return out;
}

}  // namespace

std::string surface_key(std::string_view surface) {
  std::string key;
  const bool ascii = std::all_of(surface.begin(), surface.end(),
                                 [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (ascii) {
    for (const char c : surface) {
      if (is_dropped_ascii(static_cast<unsigned char>(c))) continue;
      key.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    }
    if (key.empty()) {
      std::copy_if(surface.begin(), surface.end(), std::back_inserter(key),
                   [](char c) { return c != ' ' && (c < '\t' || c > '\r'); });
    }
    return key;
  }
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2& nfkc = *icu::Normalizer2::getNFKCInstance(error);
  const auto text =
      icu::UnicodeString::fromUTF8(icu::StringPiece(surface.data(), static_cast<int32_t>(surface.size())));
  icu::UnicodeString folded = nfkc.normalize(text, error);
  folded.foldCase();
  folded = nfkc.normalize(folded, error);
  icu::UnicodeString kept;
  for (int32_t i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
    const UChar32 c = folded.char32At(i);
    if (!is_dropped(c)) kept.append(c);
  }
  if (kept.isEmpty()) return without_white_space(folded);
  kept.toUTF8String(key);
  return key;
}

}  // namespace notegraph
