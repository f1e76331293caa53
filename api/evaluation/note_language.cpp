#include "api/evaluation/note_language.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>

#include "extract/reading/characters.h"

namespace notegraph::evaluation {
namespace {

// Frequent, and no words of the other language (so not "on", "a", "an", "or").
constexpr std::array<std::string_view, 12> kEnglishWords{"and", "are",  "by",  "for",  "in", "is",
                                                         "of",  "that", "the", "this", "to", "with"};
constexpr std::array<std::string_view, 15> kFrenchWords{
    "au", "avec", "ce", "dans", "de", "des", "du", "est", "et", "la", "le", "les", "par", "pour", "une"};

template <std::size_t size>
bool is_one_of(std::string_view word, const std::array<std::string_view, size>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

struct WordCounts {
  std::size_t han = 0, latin = 0, english = 0, french = 0;

  void add(const std::string& word) {
    if (word.empty()) return;
    ++latin;
    english += is_one_of(word, kEnglishWords) ? 1 : 0;
    french += is_one_of(word, kFrenchWords) ? 1 : 0;
  }
};

WordCounts count_words(std::string_view text) {
  WordCounts counts;
  std::string word;
  for (std::size_t at = 0; at < text.size();) {
    const extract::Character character = extract::character_at(text, at);
    if (extract::is_ascii_letter(character.code)) {
      word += static_cast<char>(std::tolower(static_cast<unsigned char>(text[at])));
    } else {
      counts.add(word);
      word.clear();
      counts.han += extract::is_han(character.code) ? 1 : 0;
    }
    at += character.bytes;
  }
  counts.add(word);
  return counts;
}

}  // namespace

std::string language_of(std::string_view text) {
  const WordCounts counts = count_words(text);
  if (counts.han > counts.latin) return "zh";
  return counts.french > counts.english ? "fr" : "en";
}

}  // namespace notegraph::evaluation
