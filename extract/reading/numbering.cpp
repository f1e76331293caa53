#include "extract/reading/numbering.h"

#include <array>
#include <cstddef>
#include <optional>

#include "extract/reading/characters.h"

namespace notegraph::extract {
namespace {

constexpr std::size_t kMaxDigits = 3;  // "2023." opens a sentence, not an item.
constexpr std::size_t kMaxHanDigits = 3;

bool is_one_of(char32_t code, std::u32string_view set) {
  return set.find(code) != std::u32string_view::npos;
}
bool is_han_digit(char32_t code) {
  return is_one_of(code, U"一二三四五六七八九十");
}

// Reads a line from left to right.
class Cursor {
 public:
  explicit Cursor(std::string_view line) : line_(line) {}

  char32_t peek() const { return at_ < line_.size() ? character_at(line_, at_).code : 0; }
  bool take(char32_t code) { return take_one_of(std::u32string_view(&code, 1)); }
  bool take_one_of(std::u32string_view set) {
    if (at_ >= line_.size()) return false;
    const Character character = character_at(line_, at_);
    if (!is_one_of(character.code, set)) return false;
    at_ += character.bytes;
    return true;
  }
  template <typename Predicate>
  std::size_t take_while(Predicate predicate, std::size_t limit) {
    std::size_t count = 0;
    while (at_ < line_.size() && count < limit) {
      const Character character = character_at(line_, at_);
      if (!predicate(character.code)) break;
      at_ += character.bytes;
      ++count;
    }
    return count;
  }
  bool take_word(std::string_view lower_case) {
    if (!starts_with_ignoring_case(line_.substr(at_), lower_case)) return false;
    at_ += lower_case.size();
    return true;
  }
  std::uint32_t skip_space() {
    take_while(is_space, line_.size());
    return static_cast<std::uint32_t>(at_);
  }
  bool at_end() const { return at_ >= line_.size(); }
  std::size_t digits() { return take_while(is_ascii_digit, kMaxDigits); }
  std::size_t han_digits() { return take_while(is_han_digit, kMaxHanDigits); }

 private:
  std::string_view line_;
  std::size_t at_ = 0;
};

using Reader = std::optional<std::uint32_t> (*)(Cursor);

std::optional<std::uint32_t> question(Cursor cursor) {
  constexpr std::array<std::string_view, 4> kWords = {"question", "问题", "问", "q"};
  for (const std::string_view word : kWords) {
    Cursor after = cursor;
    if (!after.take_word(word)) continue;
    after.take(' ');
    const bool numbered = after.digits() > 0;
    after.take(' ');
    if (after.take_one_of(U":：") || (numbered && after.take_one_of(U".、．)）"))) return after.skip_space();
  }
  return std::nullopt;
}

std::optional<std::uint32_t> chapter(Cursor cursor) {
  Cursor han = cursor;
  if (han.take(U'第') && (han.han_digits() > 0 || han.digits() > 0) && han.take_one_of(U"章节部步条篇阶")) {
    han.take_one_of(U"分段");
    han.take_one_of(U":：、.");
    return han.skip_space();
  }
  constexpr std::array<std::string_view, 9> kWords = {"chapter ", "section ", "part ",  "step ", "chapitre ",
                                                      "partie ",  "étape ",   "Étape ", "phase "};
  for (const std::string_view word : kWords) {
    Cursor after = cursor;
    if (!after.take_word(word) || after.digits() == 0) continue;
    after.take(' ');
    after.take(U'\u00a0');
    if (after.take_one_of(U":：.-–—―")) return after.skip_space();
  }
  return std::nullopt;
}

std::optional<std::uint32_t> han(Cursor cursor) {
  if (cursor.han_digits() == 0 || !cursor.take_one_of(U"、.．：:")) return std::nullopt;
  return cursor.skip_space();
}

std::optional<std::uint32_t> bracketed(Cursor cursor, bool han_digits) {
  if (!cursor.take_one_of(U"(（【[")) return std::nullopt;
  if ((han_digits ? cursor.han_digits() : cursor.digits()) == 0) return std::nullopt;
  if (!cursor.take_one_of(U")）】]")) return std::nullopt;
  cursor.take_one_of(U"、.．：:");
  return cursor.skip_space();
}
std::optional<std::uint32_t> han_bracketed(Cursor cursor) {
  return bracketed(cursor, true);
}
std::optional<std::uint32_t> digit_bracketed(Cursor cursor) {
  return bracketed(cursor, false);
}

std::optional<std::uint32_t> section(Cursor cursor) {
  if (cursor.digits() == 0 || !cursor.take('.') || cursor.digits() == 0) return std::nullopt;
  bool deep = false;
  while (cursor.take('.')) deep = cursor.digits() > 0;
  // "3.5 GB" is a quantity; a section's number has three parts or stands before a Han or capital letter.
  const bool spaced = cursor.take_one_of(U" \t、");
  const char32_t next = cursor.peek();
  if (!spaced || (!deep && !is_han(next) && !(next >= 'A' && next <= 'Z'))) return std::nullopt;
  return cursor.skip_space();
}

std::optional<std::uint32_t> digit(Cursor cursor) {
  cursor.take('#');
  if (cursor.digits() == 0 || !cursor.take_one_of(U".．、,，")) return std::nullopt;
  const char32_t next = cursor.peek();
  if (is_ascii_digit(next)) return std::nullopt;
  return cursor.skip_space();
}

std::optional<std::uint32_t> digit_half(Cursor cursor) {
  if (cursor.digits() == 0 || !cursor.take_one_of(U")）")) return std::nullopt;
  return cursor.skip_space();
}

std::optional<std::uint32_t> circled(Cursor cursor) {
  const auto is_circled = [](char32_t code) {
    return (code >= 0x2460 && code <= 0x2473) || (code >= 0x2474 && code <= 0x249B) ||
           (code >= 0x2776 && code <= 0x2793);
  };
  if (cursor.take_while(is_circled, 1) == 0) return std::nullopt;
  cursor.take_one_of(U"、.：:");
  return cursor.skip_space();
}

std::optional<std::uint32_t> bullet(Cursor cursor) {
  if (cursor.take_one_of(U"•●◆■▪◦○★☆➢➤✓✔")) return cursor.skip_space();
  if (cursor.take_one_of(U"·–—") && is_space(cursor.peek())) return cursor.skip_space();
  return std::nullopt;
}

struct Style {
  NumberStyle style;
  Reader read;
};

constexpr std::array<Style, 10> kStyles = {{{NumberStyle::question, question},
                                            {NumberStyle::chapter, chapter},
                                            {NumberStyle::han, han},
                                            {NumberStyle::han_bracketed, han_bracketed},
                                            {NumberStyle::section, section},
                                            {NumberStyle::digit, digit},
                                            {NumberStyle::digit_half, digit_half},
                                            {NumberStyle::digit_bracketed, digit_bracketed},
                                            {NumberStyle::circled, circled},
                                            {NumberStyle::bullet, bullet}}};

}  // namespace

Numbering find_numbering(std::string_view line) {
  for (const Style& style : kStyles) {
    const std::optional<std::uint32_t> bytes = style.read(Cursor(line));
    if (bytes && *bytes < line.size()) return {style.style, *bytes};
  }
  return {};
}

}  // namespace notegraph::extract
