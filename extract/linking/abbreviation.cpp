#include "extract/linking/abbreviation.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <vector>

namespace notegraph::extract {
namespace {

bool is_alphanumeric(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0;
}
char lower(char c) {
  return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}

/// `behind[i]`: the letters of the abbreviation so far can be matched so that the last of them is right
/// before `name[i]`. Returns the same for one letter more. That letter may open a word, be a capital, or
/// stand in the word of the letter before it.
std::vector<bool> match_one_more(const std::vector<bool>& behind, char letter, std::string_view name) {
  std::vector<bool> one_more(name.size() + 1);
  bool is_reached = false, is_in_matched_word = false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (behind[i]) is_reached = is_in_matched_word = true;
    if (!is_alphanumeric(name[i])) {
      is_in_matched_word = false;
      continue;
    }
    const bool starts_word = i == 0 || !is_alphanumeric(name[i - 1]);
    const bool is_capital = std::isupper(static_cast<unsigned char>(name[i])) != 0;
    const bool may_match = is_reached && (starts_word || is_in_matched_word || is_capital);
    one_more[i + 1] = may_match && lower(name[i]) == lower(letter);
  }
  return one_more;
}

/// Letter by letter, all ways at once: O(abbreviation times name), whatever they are.
bool matches(std::string_view abbreviation, std::string_view name) {
  const auto first = std::find_if(name.begin(), name.end(), is_alphanumeric);
  std::vector<bool> behind(name.size() + 1);
  bool is_first = true;
  for (const char letter : abbreviation) {
    if (!is_alphanumeric(letter)) continue;
    if (is_first) {  // It opens the name.
      if (first == name.end() || lower(*first) != lower(letter)) return false;
      behind[static_cast<std::size_t>(first - name.begin()) + 1] = true;
      is_first = false;
    } else {
      behind = match_one_more(behind, letter, name);
    }
  }
  return is_first || std::find(behind.begin(), behind.end(), true) != behind.end();
}

bool has_ideograph(const NoteView& note, TokenSpan span) {
  const auto& tokens = note.tokens.tokens;
  return std::any_of(tokens.begin() + span.begin, tokens.begin() + span.end,
                     [](const Token& t) { return t.kind == TokenKind::ideograph; });
}

bool mean_the_same(const NoteView& note, TokenSpan before, TokenSpan inside) {
  const std::string_view a = note.text(before), b = note.text(inside);
  const bool a_is_han = has_ideograph(note, before), b_is_han = has_ideograph(note, inside);
  if (a_is_han != b_is_han) return true;  // A name and its translation.
  return !a_is_han && (abbreviates(b, a) || abbreviates(a, b));
}

bool is_opening(std::string_view folded) {
  return folded == "(";
}  // Full width is folded.
bool is_closing(std::string_view folded) {
  return folded == ")";
}

}  // namespace

bool abbreviates(std::string_view abbreviation, std::string_view name) {
  constexpr std::size_t kLongest = 10;
  return abbreviation.size() >= 2 && abbreviation.size() <= kLongest && name.size() > abbreviation.size() &&
         matches(abbreviation, name);
}

std::vector<std::pair<std::size_t, std::size_t>> find_bracketed_names(
    const NoteView& note, const std::vector<NameCandidate>& names) {
  std::multimap<std::uint32_t, std::size_t> by_begin;
  for (std::size_t i = 0; i < names.size(); ++i) by_begin.emplace(names[i].span.begin, i);
  const auto& tokens = note.tokens;
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::uint32_t bracket = names[i].span.end;
    if (bracket >= tokens.tokens.size() || !is_opening(tokens.folded(bracket))) continue;
    const auto [first, last] = by_begin.equal_range(bracket + 1);
    for (auto inner = first; inner != last; ++inner) {
      const TokenSpan inside = names[inner->second].span;
      // ")" or ", ..." may follow: "近端策略优化（PPO，…）".
      if (inside.end >= tokens.tokens.size() ||
          (!is_closing(tokens.folded(inside.end)) && tokens.folded(inside.end) != ",")) {
        continue;
      }
      if (mean_the_same(note, names[i].span, inside)) pairs.emplace_back(i, inner->second);
    }
  }
  return pairs;
}

}  // namespace notegraph::extract
