#include "extract/linking/abbreviation.h"

#include <algorithm>
#include <cctype>
#include <map>

namespace notegraph::extract {
namespace {

bool is_alphanumeric(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0;
}
char lower(char c) {
  return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}

bool matches_from(std::string_view abbreviation, std::string_view name, std::size_t at) {
  if (abbreviation.empty()) return true;
  if (!is_alphanumeric(abbreviation.front())) return matches_from(abbreviation.substr(1), name, at);
  bool in_matched_word = at > 0;  // Right behind a matched letter, its word may go on giving letters.
  for (std::size_t i = at; i < name.size(); ++i) {
    if (!is_alphanumeric(name[i])) {
      in_matched_word = false;
      continue;
    }
    const bool starts_word = i == 0 || !is_alphanumeric(name[i - 1]);
    const bool is_capital = std::isupper(static_cast<unsigned char>(name[i])) != 0;
    if (!starts_word && !in_matched_word && !is_capital) continue;
    if (lower(name[i]) == lower(abbreviation.front()) && matches_from(abbreviation.substr(1), name, i + 1)) {
      return true;
    }
    if (at == 0) return false;  // The first letter opens the name.
  }
  return false;
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
         matches_from(abbreviation, name, 0);
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
