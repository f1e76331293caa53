#include "extract/reading/formula.h"

#include <algorithm>

#include "extract/reading/characters.h"

namespace notegraph::extract {
namespace {

constexpr std::size_t kMaxBytes = 8 * 1024;

// Whether what stands between two single dollar signs is TeX rather than the text between two prices.
bool is_formula(std::string_view content) {
  if (content.empty()) return false;
  if (content.find_first_of("\\^_{=") != std::string_view::npos) return true;
  const bool tight = content.front() != ' ' && content.back() != ' ';
  const bool price = is_ascii_digit(static_cast<unsigned char>(content.front())) &&
                     content.find(' ') != std::string_view::npos;
  const bool words = std::any_of(content.begin(), content.end(), [](char c) { return (c & 0x80) != 0; }) &&
                     content.size() > 12;
  return tight && !price && !words;
}

// The first character from `at` on that may open a formula or inline code; the text's end if none does.
std::size_t next_delimiter(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] != '$' && text[at] != '\\' && text[at] != '`') ++at;
  return at;
}

// Where the inline code that opens at `at` ends: behind a run of as many backticks on the same line, or
// behind the opening run if there is none.
std::size_t skip_code(std::string_view text, std::size_t at) {
  const std::size_t opened = std::min(text.find_first_not_of('`', at), text.size());
  const std::size_t length = opened - at;
  for (std::size_t next = opened; next < text.size() && text[next] != '\n' && next - at < kMaxBytes;) {
    if (text[next] != '`') {
      ++next;
      continue;
    }
    const std::size_t end = std::min(text.find_first_not_of('`', next), text.size());
    if (end - next == length) return end;
    if (length > 1)
      return opened;  // Runs of many lengths: give up at the first, so that the scan stays linear.
    next = end;
  }
  return opened;
}

// The end of the formula closed by `closing`, searched from `from`; npos if there is none before `opening`
// comes again.
std::size_t find_closing(std::string_view text, std::size_t from, std::string_view opening,
                         std::string_view closing) {
  const std::string_view window = text.substr(0, std::min(text.size(), from + kMaxBytes));
  for (std::size_t at = from; at < window.size(); ++at) {
    at = window.find(closing.front(), at);
    if (at == std::string_view::npos) break;
    if (window.substr(at).starts_with(closing)) return at + closing.size();
    if (window.substr(at).starts_with(opening)) break;
  }
  return std::string_view::npos;
}

}  // namespace

std::vector<ByteRange> find_formulas(std::string_view text, ByteRange range) {
  std::vector<ByteRange> formulas;
  const std::string_view scanned = text.substr(0, range.end);
  std::size_t at = range.begin;
  while ((at = next_delimiter(scanned, at)) < scanned.size()) {
    const std::string_view rest = scanned.substr(at);
    std::size_t end = std::string_view::npos;
    if (rest.front() == '`') {
      at = skip_code(scanned, at);
      continue;
    }
    if (rest.starts_with("\\(")) {
      end = find_closing(scanned, at + 2, "\\(", "\\)");
    } else if (rest.starts_with("\\[")) {
      end = find_closing(scanned, at + 2, "\\[", "\\]");
    } else if (rest.starts_with("\\")) {
      at += 2;  // An escaped character.
      continue;
    } else if (rest.starts_with("$$")) {
      end = find_closing(scanned, at + 2, "$$", "$$");
      if (end == std::string_view::npos) {
        at = std::min(scanned.find_first_not_of('$', at), scanned.size());
        continue;
      }
    } else {
      const std::size_t closing = scanned.find_first_of("$\n", at + 1);
      if (closing != std::string_view::npos && scanned[closing] == '$' && closing - at < kMaxBytes &&
          is_formula(scanned.substr(at + 1, closing - at - 1)))
        end = closing + 1;
    }
    if (end == std::string_view::npos) {
      ++at;
      continue;
    }
    formulas.push_back({at, end});
    at = end;
  }
  return formulas;
}

}  // namespace notegraph::extract
