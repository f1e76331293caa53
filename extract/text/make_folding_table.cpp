// Writes the C++ source of folding_table.h's tables to standard output. Runs at build time.

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "extract/text/character_class.h"
#include "extract/text/folding_table.h"

namespace notegraph::extract {
namespace {

/// Every character of the table, the ideographs simplified, all in one call: the transliterator is slow to
/// enter.
std::vector<UChar32> simplified_characters(const std::vector<CharacterClass>& classes) {
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
    if (end - i == 1) simplified[static_cast<std::size_t>(sources[source])] = joined.char32At(i);
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

std::vector<std::string> folded_characters(const std::vector<CharacterClass>& classes) {
  const std::vector<UChar32> simplified = simplified_characters(classes);
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2& nfkc_casefold = *icu::Normalizer2::getNFKCCasefoldInstance(error);
  const icu::Normalizer2& nfd = *icu::Normalizer2::getNFDInstance(error);
  std::vector<std::string> folded(classes.size());
  for (std::size_t c = 0; c < classes.size(); ++c) {
    if (classes[c] == CharacterClass::space || classes[c] == CharacterClass::mark) continue;
    icu::UnicodeString text(simplified[c]);
    text = nfkc_casefold.normalize(text, error);
    if (classes[c] == CharacterClass::letter) text = nfd.normalize(text, error);
    folded[c] = without_accents(text);
  }
  return folded;
}

void write_tables() {
  std::vector<CharacterClass> classes;
  for (std::size_t c = 0; c < kFoldingTableSize; ++c)
    classes.push_back(classify_character(static_cast<char32_t>(c)));
  const std::vector<std::string> folded = folded_characters(classes);
  std::string entries, text;
  std::size_t begin = 0;
  for (std::size_t c = 0; c < kFoldingTableSize; ++c) {
    entries += fmt::format("{{{},{},{}}},\n", static_cast<int>(classes[c]), folded[c].size(), begin);
    for (const char byte : folded[c]) text += fmt::format("{},", static_cast<unsigned char>(byte));
    if (!folded[c].empty()) text += '\n';
    begin += folded[c].size();
  }
  fmt::print("#include \"extract/text/folding_table.h\"\n\nnamespace notegraph::extract {{\n\n");
  fmt::print("const FoldingEntry kFoldingTable[kFoldingTableSize] = {{\n{}}};\n\n", entries);
  fmt::print("const unsigned char kFoldedText[] = {{\n{}}};\n\n}}  // namespace notegraph::extract\n", text);
}

}  // namespace
}  // namespace notegraph::extract

int main() {
  notegraph::extract::write_tables();
  return std::fflush(stdout) == 0 ? 0 : 1;
}
