#include "extract/reading/title.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "extract/reading/characters.h"

namespace notegraph::extract {
namespace {

constexpr std::size_t kMaxHan = 16, kMaxWords = 6;
constexpr std::size_t kMinLetters = 2;

// What opens a sentence, or ties a line to the text above it.
constexpr std::array<std::string_view, 58> kSentenceOpenings = {
    "否则", "然后",   "因此",        "所以",  "但是", "但",    "首先",  "其次", "最后", "接着",
    "其中", "例如",   "比如",        "如",    "得到", "即",    "则",    "此时", "这样", "这",
    "那",   "我",     "你",          "他",    "它",   "一共",  "因为",  "由于", "为了", "当",
    "若",   "可以",   "需要",        "使用",  "通过", "根据",  "答",    "注",   "来源", "作者",
    "原文", "链接",   "this ",       "that ", "it ",  "we ",   "i ",    "you ", "then", "so ",
    "but ", "where ", "for example", "see ",  "il ",  "nous ", "on a ", "第"};
// Words that a sentence has and a title has not.
constexpr std::array<std::string_view, 14> kSentenceWords = {" is ",  " are ",  " was ", " has ",  " have ",
                                                             " can ", " will ", " est ", " sont ", " a été ",
                                                             "是",    "了",     "一般",  "可以"};

}  // namespace

bool looks_like_title(std::string_view line) {
  std::size_t han = 0, words = 0, letters = 0;
  bool in_word = false;
  for (std::size_t at = 0; at < line.size();) {
    const Character character = character_at(line, at);
    constexpr std::u32string_view kNotInTitles = U"，。；：！？,;:!?|=<>$`\"“”￼";
    if (kNotInTitles.find(character.code) != std::u32string_view::npos) return false;
    const bool wide = is_han(character.code);
    const bool letter = !wide && is_letter_or_digit(character.code);
    han += wide ? 1 : 0;
    letters += wide || letter ? 1 : 0;
    if (!wide && !is_space(character.code) && !in_word) ++words;
    in_word = !wide && !is_space(character.code);
    at += character.bytes;
    if (han > kMaxHan || words > kMaxWords) return false;
  }
  if (letters < kMinLetters) return false;
  const char32_t first = character_at(line, 0).code;
  if (!is_letter_or_digit(first) || is_lower_case(first)) return false;
  return std::none_of(kSentenceOpenings.begin(), kSentenceOpenings.end(),
                      [&](std::string_view opening) { return starts_with_ignoring_case(line, opening); }) &&
         std::none_of(kSentenceWords.begin(), kSentenceWords.end(),
                      [&](std::string_view word) { return line.find(word) != std::string_view::npos; });
}

}  // namespace notegraph::extract
