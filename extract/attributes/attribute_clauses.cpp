#include "extract/attributes/attribute_clauses.h"

#include <algorithm>
#include <array>
#include <optional>

#include "extract/attributes/attribute_labels.h"
#include "extract/reading/characters.h"

namespace notegraph::extract {
namespace {

constexpr std::size_t kMaxLabelBytes = 60;
constexpr std::u32string_view kMarkup = U"*_` ";

constexpr std::array<std::string_view, 3> kColons = {"：", ":", " :"};
constexpr std::array<std::string_view, 6> kVerbs = {"在于", "是", " is ", " are ", " est ", " sont "};

bool ends_clause(char32_t code) {
  constexpr std::u32string_view kEnds = U"；;。！!？?，,：:";
  return kEnds.find(code) != std::u32string_view::npos;
}

// `range` without white space, punctuation that only separates, and asterisks at its ends.
ByteRange without_separators(std::string_view text, ByteRange range) {
  constexpr std::u32string_view kSeparators = U"；;，,、：:*_ \t\r\n—–-";
  const auto separates = [&](char32_t code) { return kSeparators.find(code) != std::u32string_view::npos; };
  while (range.begin < range.end) {
    const Character first = character_at(text, range.begin);
    if (!separates(first.code)) break;
    range.begin += first.bytes;
  }
  while (range.begin < range.end) {
    const Character last = character_before(text.substr(0, range.end), range.end);
    if (!separates(last.code) || last.code == '*' || last.code == '_') break;  // They may close a pair.
    range.end -= last.bytes;
  }
  return range;
}

std::uint64_t end_of_sentence(std::string_view text, ByteRange range) {
  constexpr std::u32string_view kEnds = U"。！？!?";
  for (std::uint64_t at = range.begin; at < range.end;) {
    const Character character = character_at(text, at);
    at += character.bytes;
    const bool full_stop =
        character.code == '.' && (at == range.end || is_space(character_at(text, at).code));
    if (full_stop || kEnds.find(character.code) != std::u32string_view::npos) return at;
  }
  return range.end;
}

// The label that opens `rest`, which begins at `begin`, and the sign that ends it.
std::optional<AttributeClause> clause_at(std::string_view text, std::uint64_t begin, std::uint64_t end) {
  const std::string_view rest = text.substr(begin, std::min<std::uint64_t>(end - begin, kMaxLabelBytes));
  const auto attempt = [&](std::string_view sign, bool verb) -> std::optional<AttributeClause> {
    const std::size_t at = rest.find(sign);
    if (at == std::string_view::npos) return std::nullopt;
    std::string_view name = rest.substr(0, at);
    while (name.ends_with('*') || name.ends_with('_')) name.remove_suffix(1);
    const std::string_view key = attribute_of_label(name);
    if (key.empty()) return std::nullopt;
    const std::uint64_t value = begin + at + sign.size();
    return AttributeClause{
        key, {begin, begin + name.size()}, {value, verb ? end_of_sentence(text, {value, end}) : end}};
  };
  for (const std::string_view colon : kColons)
    if (const auto clause = attempt(colon, false)) return clause;
  for (const std::string_view verb : kVerbs)
    if (const auto clause = attempt(verb, true)) return clause;
  return std::nullopt;
}

bool is_question(std::string_view value) {
  return value.ends_with('?') || value.ends_with("？") || value.starts_with("什么") ||
         value.starts_with("哪");
}

}  // namespace

std::vector<AttributeClause> find_attribute_clauses(std::string_view text, ByteRange range) {
  std::vector<AttributeClause> clauses;
  bool opens = true;
  for (std::uint64_t at = range.begin; at < range.end;) {
    const Character character = character_at(text, at);
    const bool skipped =
        is_space(character.code) || kMarkup.find(character.code) != std::u32string_view::npos;
    if (opens && !skipped) {
      opens = false;
      if (const auto clause = clause_at(text, at, range.end)) {
        if (!clauses.empty()) clauses.back().value.end = std::min(clauses.back().value.end, at);
        clauses.push_back(*clause);
        at = clause->value.begin;
        opens = true;  // "LoRA 的评价：优点：快".
        continue;
      }
    }
    opens = opens || ends_clause(character.code);
    at += character.bytes;
  }
  for (AttributeClause& clause : clauses) clause.value = without_separators(text, clause.value);
  std::erase_if(clauses, [&](const AttributeClause& clause) {
    const ByteRange value = clause.value;
    return value.begin >= value.end || is_question(text.substr(value.begin, value.end - value.begin));
  });
  return clauses;
}

}  // namespace notegraph::extract
