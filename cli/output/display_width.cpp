#include "cli/output/display_width.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <stdexcept>

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

namespace notegraph::cli {
namespace {

constexpr std::string_view kEllipsis = "…";
constexpr UChar32 kReplacement = 0xFFFD;
constexpr UChar32 kEmojiVariation = 0xFE0F;

bool is_printable_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

/// Calls visit(code point) for each in `text`; bytes that are no UTF-8 count as U+FFFD.
template <typename Visit>
void for_each_code_point(std::string_view text, Visit visit) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT(bytes, i, size, c);
    visit(c < 0 ? kReplacement : c);
  }
}

std::size_t code_point_width(UChar32 c) {
  switch (u_charType(c)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
    case U_CONTROL_CHAR: return 0;
    default: break;
  }
  const auto east_asian = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
}

/// However many code points make up a cluster (a flag, a family, a Hangul syllable), it is drawn as one.
std::size_t cluster_width(std::string_view cluster) {
  std::size_t width = 0;
  for_each_code_point(cluster, [&](UChar32 c) { width += c == kEmojiVariation ? 2 : code_point_width(c); });
  return std::min<std::size_t>(width, 2);
}

/// Calls visit(cluster) for each grapheme cluster of `text` until it answers false.
template <typename Visit>
void for_each_cluster(std::string_view text, Visit visit) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> clusters(
      icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), error));
  UText utext = UTEXT_INITIALIZER;
  utext_openUTF8(&utext, text.data(), static_cast<std::int64_t>(text.size()), &error);
  if (U_SUCCESS(error)) clusters->setText(&utext, error);
  if (U_FAILURE(error)) throw std::runtime_error(std::string("ICU: ") + u_errorName(error));
  std::int32_t begin = clusters->first();
  for (std::int32_t end = clusters->next(); end != icu::BreakIterator::DONE; end = clusters->next()) {
    if (!visit(text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin)))) break;
    begin = end;
  }
  utext_close(&utext);
}

void append(UChar32 c, std::string& text) {
  char bytes[U8_MAX_LENGTH];
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, c);
  text.append(bytes, static_cast<std::size_t>(length));
}

}  // namespace

std::size_t display_width(std::string_view text) {
  if (is_printable_ascii(text)) return text.size();
  std::size_t width = 0;
  for_each_cluster(text, [&](std::string_view cluster) {
    width += cluster_width(cluster);
    return true;
  });
  return width;
}

std::string truncate_to_width(std::string_view text, std::size_t columns) {
  if (display_width(text) <= columns) return std::string(text);
  std::string kept;
  std::size_t room = columns - 1;  // The ellipsis takes one.
  for_each_cluster(text, [&](std::string_view cluster) {
    const std::size_t width = cluster_width(cluster);
    if (width > room) return false;
    room -= width;
    kept += cluster;
    return true;
  });
  return kept.append(kEllipsis);
}

std::string to_single_line(std::string_view text) {
  std::string line;
  bool space_pending = false;
  for_each_code_point(text, [&](UChar32 c) {
    if (u_isUWhiteSpace(c)) {
      space_pending = !line.empty();
      return;
    }
    if (space_pending) line += ' ';
    space_pending = false;
    append(u_iscntrl(c) && u_charType(c) == U_CONTROL_CHAR ? kReplacement : c, line);
  });
  return line;
}

}  // namespace notegraph::cli
