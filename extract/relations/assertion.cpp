#include "extract/relations/assertion.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace notegraph::extract {
namespace {

constexpr std::uint32_t kReach = 3;  ///< Tokens from a cue to the word that it speaks of.

/// In the order of AssertionReader::Class.
constexpr std::array<std::string_view, 19> kClassNames = {"denies",
                                                          "denies_with_ne",
                                                          "ne",
                                                          "denies_all",
                                                          "denied",
                                                          "denied_answer",
                                                          "this",
                                                          "asks",
                                                          "asks_at_end",
                                                          "asks_opening",
                                                          "asks_opening_with_mark",
                                                          "asks_within_with_mark",
                                                          "asks_for",
                                                          "doubts",
                                                          "doubted",
                                                          "may",
                                                          "supposes",
                                                          "lacks",
                                                          "contrast"};

bool is_stated_by_structure(const PairContext& context) {
  return context.rule != ContextRule::sentence;
}

}  // namespace

AssertionReader::AssertionReader(const MentionMap& map, const CueLexicon& words)
    : map_(map), cues_(words.find(map.note().tokens)) {
  static_assert(kClassNames.size() == kClasses);
  for (std::size_t c = 0; c < kClasses; ++c) bits_[c] = words.hint_of(kClassNames[c]);
  std::erase_if(cues_, [&map](const Cue& cue) {
    return map.is_mentioned(cue.span.begin) || map.is_mentioned(cue.span.end - 1);
  });
  const std::size_t sentences = map.note().structure.sentences.size();
  for (std::uint32_t s = 0; s < sentences; ++s) asks_whether_.push_back(asks_whether(map.sentence_tokens(s)));
}

std::vector<Assertion> AssertionReader::read(const std::vector<PairContext>& contexts) const {
  std::vector<Assertion> assertions;
  std::map<std::uint32_t, Assertion> of_sentence;  // In which the two meet.
  for (const PairContext& context : contexts) {
    const Assertion assertion = assertions.emplace_back(read(context));
    if (context.rule != ContextRule::sentence) continue;
    const auto [it, is_new] = of_sentence.try_emplace(map_.sentence_of(context.second), assertion);
    if (!is_new) it->second = std::min(it->second, assertion);
  }
  for (std::size_t c = 0; c < contexts.size(); ++c) {
    if (contexts[c].rule == ContextRule::sentence) continue;
    const auto met = of_sentence.find(map_.sentence_of(contexts[c].second));
    if (met != of_sentence.end()) assertions[c] = std::max(assertions[c], met->second);
  }
  return assertions;
}

AssertingContexts AssertionReader::asserting(const std::vector<PairContext>& contexts) const {
  const std::vector<Assertion> assertions = read(contexts);
  const auto take = [&](Assertion from, Assertion to) {
    AssertingContexts taken;
    for (std::size_t c = 0; c < contexts.size(); ++c) {
      if (assertions[c] < from || assertions[c] > to) continue;
      taken.contexts.push_back(contexts[c]);
      taken.assertions.push_back(assertions[c]);
    }
    return taken;
  };
  AssertingContexts standing = take(Assertion::stated, Assertion::possible);
  return standing.contexts.empty() ? take(Assertion::doubted, Assertion::asked) : standing;
}

Assertion AssertionReader::read(const PairContext& context) const {
  if (is_denied(context)) return Assertion::denied;
  const std::uint32_t sentence = map_.sentence_of(context.second);
  const std::uint32_t end = map_.mention(map_.enumeration_of(context.second).first).span.begin;
  const std::uint32_t begin = map_.sentence_tokens(sentence).begin;
  if (asks_whether_[sentence] || governs(clause_begin(begin, end), end, asks)) return Assertion::asked;
  if (is_doubted(context)) return Assertion::doubted;
  if (are_listed(context)) return Assertion::listed;
  return is_possible(context) ? Assertion::possible : Assertion::stated;
}

bool AssertionReader::is_denied(const PairContext& context) const {
  const TokenSpan sentence = map_.sentence_tokens(map_.sentence_of(context.second));
  const Enumeration& seconds = map_.enumeration_of(context.second);
  const std::uint32_t second = map_.mention(seconds.first).span.begin;
  const std::uint32_t begin = clause_begin(sentence.begin, second);
  if (governs(begin, second, denies)) return true;
  if (!is_stated_by_structure(context)) {
    const std::uint32_t first = map_.mention(map_.enumeration_of(context.first).first).span.begin;
    const std::uint32_t first_clause = clause_begin(sentence.begin, first);
    if (has(first_clause, first, denies_all) || is_lacking(first_clause, first)) return true;
  } else if (has(begin, second, denies_all) || is_denied_as_subject(context) ||
             is_denied_in_answer(context)) {
    return true;
  }
  std::uint32_t behind = map_.mention(seconds.last).span.end;
  if (behind < sentence.end && map_.folded(behind) == "(") ++behind;
  return has(behind, clause_end(behind, sentence.end), denied);
}

/// "Training without A leads to B": what goes on is said of what lacks A. Where a clause opens so, it states
/// a condition, see is_possible().
bool AssertionReader::is_lacking(std::uint32_t clause, std::uint32_t mention) const {
  const Cues cues = cues_in(clause, mention);
  return std::any_of(cues.begin(), cues.end(), [&](const Cue& cue) {
    return is(cue, lacks) && cue.span.begin > clause && mention - cue.span.end <= kReach;
  });
}

/// "# B" over "A 不能解决。" or "A does not solve it.": what is denied is not named again.
bool AssertionReader::is_denied_as_subject(const PairContext& context) const {
  const std::uint32_t begin = map_.mention(map_.enumeration_of(context.second).last).span.end;
  const std::uint32_t end = clause_end(begin, map_.sentence_tokens(map_.sentence_of(context.second)).end);
  const Cues behind = cues_in(begin, end);
  const auto denial = std::find_if(behind.begin(), behind.end(), [&](const Cue& cue) {
    return is(cue, denies) && cue.span.begin - begin <= kReach;
  });
  if (denial == behind.end() || (end < map_.note().tokens.tokens.size() && map_.is_mentioned(end)))
    return false;
  const std::span<const Cue> verbs = map_.cues_in(denial->span.end, end);
  if (verbs.empty() || verbs.front().span.begin != denial->span.end) return false;
  std::uint32_t rest = verbs.front().span.end;
  for (const Cue& cue : cues_in(rest, end)) {
    if (cue.span.begin == rest && is(cue, anaphor)) rest = cue.span.end;
  }
  return rest == end;
}

/// "# A 能解决 B 吗？" over "不能。A …": the two meet in a question to which the answer is no.
bool AssertionReader::is_denied_in_answer(const PairContext& context) const {
  const std::uint32_t question = map_.sentence_of(context.first);
  if (!asks_whether_[question]) return false;
  const TokenSpan asked = map_.sentence_tokens(question);
  const TokenSpan named = map_.mentions_in(asked);
  const std::size_t other = map_.mention(context.second).entity;
  bool names_other = false;
  for (std::size_t m = named.begin; m < named.end; ++m) names_other |= map_.mention(m).entity == other;
  if (!names_other) return false;
  const std::uint32_t answer = asked.end;
  const auto size = static_cast<std::uint32_t>(map_.note().tokens.tokens.size());
  const Cues cues = cues_in(answer, size);
  if (cues.empty() || cues.front().span.begin != answer || !is(cues.front(), denied_answer)) return false;
  const std::uint32_t end = cues.front().span.end;
  return end == size || ends_clause(end) || map_.token(end).sentence != map_.token(answer).sentence;
}

bool AssertionReader::is_doubted(const PairContext& context) const {
  const TokenSpan sentence = map_.sentence_tokens(map_.sentence_of(context.second));
  const std::uint32_t second = map_.mention(map_.enumeration_of(context.second).first).span.begin;
  for (const Cue& cue : cues_in(sentence.begin, second)) {
    if (is(cue, doubts) && !has(cue.span.end, second, contrast)) return true;
  }
  const std::uint32_t behind = map_.mention(map_.enumeration_of(context.second).last).span.end;
  for (const Cue& cue : cues_in(behind, sentence.end)) {
    const bool closes = cue.span.end == sentence.end || ends_clause(cue.span.end);
    if (is(cue, doubted) && closes && !has(behind, cue.span.begin, contrast) &&
        map_.mentions_in({behind, cue.span.begin}).size() == 0) {
      return true;
    }
  }
  return false;
}

bool AssertionReader::is_possible(const PairContext& context) const {
  const std::uint32_t begin = map_.sentence_tokens(map_.sentence_of(context.second)).begin;
  const std::uint32_t second = map_.mention(map_.enumeration_of(context.second).first).span.begin;
  for (const Cue& cue : cues_in(begin, second)) {
    if (is(cue, supposes) && !has(cue.span.end, second, contrast)) return true;
    if (is(cue, may) && clause_end(cue.span.end, second) == second) return true;
    // What holds without A is said under a condition: "没有 A 就会 B", "Without A, B".
    const bool opens_clause = cue.span.begin == begin || ends_clause(cue.span.begin - 1);
    const bool is_before_mention = map_.mentions_in({cue.span.end, cue.span.end + 1}).size() > 0;
    if (is(cue, lacks) && opens_clause && is_before_mention) return true;
  }
  return false;
}

/// A comma alone makes no list: it may as well part two clauses, "加了 A，B 就能缓解".
bool AssertionReader::are_listed(const PairContext& context) const {
  const Enumeration& list = map_.enumeration_of(context.second);
  if (is_stated_by_structure(context) || map_.enumeration_of(context.first).first != list.first) return false;
  for (std::uint32_t t = map_.mention(list.first).span.begin; t < map_.mention(list.last).span.begin; ++t) {
    if (!map_.is_mentioned(t) && map_.folded(t) != ",") return true;
  }
  return false;
}

AssertionReader::Cues AssertionReader::cues_in(std::uint32_t begin, std::uint32_t end) const {
  const auto first = std::lower_bound(cues_.begin(), cues_.end(), begin,
                                      [](const Cue& cue, std::uint32_t at) { return cue.span.begin < at; });
  auto last = first;
  while (last != cues_.end() && last->span.end <= end) ++last;
  return {first, last};
}

bool AssertionReader::has(std::uint32_t begin, std::uint32_t end, Class of) const {
  const Cues cues = cues_in(begin, end);
  return std::any_of(cues.begin(), cues.end(), [&](const Cue& cue) { return is(cue, of); });
}

/// Punctuation, but none that stands within a word: "doesn't", "t-il".
bool AssertionReader::ends_clause(std::uint32_t token) const {
  return map_.token(token).kind == TokenKind::punctuation && !is_within_word(map_.note().tokens, token);
}

std::uint32_t AssertionReader::clause_begin(std::uint32_t begin, std::uint32_t end) const {
  while (end > begin && !map_.is_mentioned(end - 1) && !ends_clause(end - 1)) --end;
  return end;
}

/// Where the clause ends that goes on at `begin`: at the next punctuation or mention, or at `end`.
std::uint32_t AssertionReader::clause_end(std::uint32_t begin, std::uint32_t end) const {
  while (begin < end && !map_.is_mentioned(begin) && !ends_clause(begin)) ++begin;
  return begin;
}

/// Whether a cue of the class stands in [begin, end) right before what stands at `end`, or before the cue of
/// a relation that governs it.
bool AssertionReader::governs(std::uint32_t begin, std::uint32_t end, Class of) const {
  bool has_ne = false;
  for (const Cue& cue : cues_in(begin, end)) {
    has_ne = has_ne || is(cue, ne);
    if (!is(cue, of) && !(of == denies && has_ne && is(cue, denies_with_ne))) continue;
    const auto next = map_.cues_in(cue.span.end, end);
    const std::uint32_t spoken_of = next.empty() ? end : next.front().span.begin;
    if (spoken_of - cue.span.end <= kReach) return true;
  }
  return false;
}

bool AssertionReader::asks_whether(TokenSpan sentence) const {
  bool has_mark = false;
  std::uint32_t end = sentence.end;
  for (; end > sentence.begin && map_.token(end - 1).kind == TokenKind::punctuation; --end) {
    has_mark = has_mark || map_.folded(end - 1) == "?";
  }
  const Cues cues = cues_in(sentence.begin, end);
  if (cues.empty()) return has_mark;
  if (is(cues.back(), asks_at_end) && cues.back().span.end == end) return true;
  const bool opens = cues.front().span.begin == sentence.begin;
  if (opens && is(cues.front(), asks_opening)) return true;
  if (!has_mark) return false;
  if (opens && is(cues.front(), asks_opening_with_mark)) return true;
  return has(sentence.begin, end, asks) || has(sentence.begin, end, asks_within_with_mark) ||
         !has(sentence.begin, end, asks_for);
}

}  // namespace notegraph::extract
