#include "extract/reading/fence_kind.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "extract/reading/characters.h"
#include "extract/reading/source_line.h"

namespace notegraph::extract {
namespace {

constexpr std::size_t kMaxVotes = 2000;      // Lines that vote; enough to know what a fence holds.
constexpr std::size_t kMaxLineBytes = 2000;  // As much of each line.

constexpr std::array<std::string_view, 9> kProseInfos = {"",     "text",     "txt", "plain", "plaintext",
                                                         "note", "markdown", "md",  "none"};
constexpr std::array<std::string_view, 34> kCodeOpenings = {
    "import ", "from ",   "def ",    "class ",       "return ", "return;",  "print(",
    "if (",    "for (",   "while (", "#include",     "#!",      "//",       "/*",
    ">>>",     "$ ",      "sudo ",   "pip ",         "git ",    "docker ",  "cd ",
    "select ", "insert ", "update ", "create table", "public ", "private ", "const ",
    "let ",    "var ",    "void ",   "func ",        "@",       "<?"};

constexpr std::array<bool, 128> kIsSymbol = [] {
  std::array<bool, 128> is_symbol{};
  for (const char c : std::string_view("={}[]<>;_\\|&*+$")) is_symbol[static_cast<unsigned char>(c)] = true;
  return is_symbol;
}();

struct LineShape {
  std::size_t han = 0;      // Han characters outside quotes and comments.
  std::size_t words = 0;    // Runs of letters.
  std::size_t symbols = 0;  // Characters that programs use more than sentences do.
};

LineShape shape_of(std::string_view line) {
  LineShape shape;
  char quote = 0;
  bool in_word = false;
  for (std::size_t at = 0; at < line.size();) {
    const Character character = character_at(line, at);
    const char32_t code = character.code;
    const bool slashes = code == '/' && at + 1 < line.size() && line[at + 1] == '/';
    if ((code == '#' || slashes) && quote == 0 && shape.han == 0) break;  // A comment.
    if (code == '"' || code == '\'') {
      if (quote == 0) {
        // An apostrophe between letters is part of a word.
        if (code == '"' || !in_word) quote = static_cast<char>(code);
      } else if (quote == static_cast<char>(code)) {
        quote = 0;
      }
    }
    if (quote == 0 && is_han(code)) ++shape.han;
    const bool letter = is_letter_or_digit(code) && !is_han(code);
    if (letter && !in_word) ++shape.words;
    in_word = letter;
    if (quote == 0 && code < 0x80 && kIsSymbol[code]) ++shape.symbols;
    at += character.bytes;
  }
  return shape;
}

bool opens_like_code(std::string_view line) {
  return std::any_of(kCodeOpenings.begin(), kCodeOpenings.end(),
                     [&](std::string_view opening) { return starts_with_ignoring_case(line, opening); });
}

bool is_call_or_assignment(std::string_view line) {
  const std::size_t name =
      line.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.");
  if (name == 0 || name == std::string_view::npos || name < 1) return false;
  if (line[name] == '(') return line.find(')') != std::string_view::npos || line.ends_with('(');
  return line.substr(name).starts_with(" = ") || line.substr(name).starts_with("=");
}

bool closes_like_code(std::string_view line) {
  return line.ends_with(';') || line.ends_with('{') || line.ends_with('}') || line.ends_with("):") ||
         line.ends_with("},") || line.ends_with("\\");
}

// Whether `line`, trimmed and not empty, is code.
bool is_code_shaped(std::string_view line, const LineShape& shape) {
  if (line.starts_with('$') && !line.starts_with("$ ")) return false;  // A formula; "$ ls" is a command.
  if (shape.han > 2) return false;
  if (opens_like_code(line) && shape.han == 0) {
    // "from" and the like open sentences, too: those go on in words, without symbols, to a full stop.
    return !(line.ends_with('.') && shape.symbols == 0);
  }
  if (is_call_or_assignment(line) || closes_like_code(line)) return true;
  if (shape.han > 0) return false;
  return shape.symbols * 2 >= shape.words + 1 && shape.symbols >= 2;
}

}  // namespace

bool is_code_line(std::string_view line) {
  const ByteRange range = trim(line, {0, line.size()});
  line = line.substr(range.begin, std::min(range.end - range.begin, std::uint64_t{kMaxLineBytes}));
  return !line.empty() && is_code_shaped(line, shape_of(line));
}

bool is_code(std::string_view text, const FencedText& fence) {
  std::size_t code = 0, prose = 0;
  std::uint64_t at = fence.content.begin;
  for (std::size_t votes = 0; at < fence.content.end && votes < kMaxVotes; ++votes) {
    const SourceLine source = source_line(text, at, fence.content.end);
    at = source.next;
    const ByteRange range = trim(text, source.range);
    if (range.begin == range.end) continue;
    const std::string_view line =
        text.substr(range.begin, std::min(range.end - range.begin, std::uint64_t{kMaxLineBytes}));
    const LineShape shape = shape_of(line);
    if (is_code_shaped(line, shape)) {
      ++code;
      continue;
    }
    if (shape.han > 0 || (shape.words >= 4 && shape.symbols == 0)) ++prose;
  }
  const std::string_view info = fence.info.substr(0, fence.info.find(' '));
  const bool prose_info = std::any_of(kProseInfos.begin(), kProseInfos.end(), [&](std::string_view name) {
    return name.size() == info.size() && starts_with_ignoring_case(info, name);
  });
  return prose_info ? code >= prose : prose <= 3 * code + 1;
}

}  // namespace notegraph::extract
