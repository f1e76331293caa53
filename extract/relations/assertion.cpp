#include "extract/relations/assertion.h"

#include <algorithm>
#include <iterator>

namespace notegraph::extract {
namespace {

constexpr std::uint32_t kReach = 3;  ///< Tokens from a negation to the word that it denies.

/// Where the clause begins in which `end` stands: behind the last punctuation or mention before it.
std::uint32_t clause_begin(const MentionMap& map, std::uint32_t sentence_begin, std::uint32_t end) {
  std::uint32_t begin = end;
  while (begin > sentence_begin && !map.is_mentioned(begin - 1) &&
         map.token(begin - 1).kind != TokenKind::punctuation) {
    --begin;
  }
  return begin;
}

}  // namespace

bool is_negated(const MentionMap& map, const PairContext& context) {
  const std::uint32_t end = map.mention(map.enumeration_of(context.second).first).span.begin;
  const std::uint32_t begin = clause_begin(map, map.sentence_tokens(map.token(end).sentence).begin, end);
  const auto cues = map.cues_in(begin, end);
  for (auto cue = cues.begin(); cue != cues.end(); ++cue) {
    if ((cue->hints & map.negation()) == 0) continue;
    const auto next = std::next(cue);
    const std::uint32_t denied = next == cues.end() ? end : next->span.begin;
    if (denied - cue->span.end <= kReach) return true;
  }
  return false;
}

bool is_asked(const MentionMap& map, const PairContext& context) {
  return context.rule == ContextRule::sentence && map.is_question(map.sentence_of(context.second));
}

std::vector<PairContext> asserting_contexts(const MentionMap& map, const std::vector<PairContext>& contexts) {
  std::vector<PairContext> out;
  std::copy_if(contexts.begin(), contexts.end(), std::back_inserter(out),
               [&map](const PairContext& context) { return !is_negated(map, context); });
  const auto asked = std::stable_partition(
      out.begin(), out.end(), [&map](const PairContext& context) { return !is_asked(map, context); });
  if (asked != out.begin()) out.erase(asked, out.end());
  return out;
}

}  // namespace notegraph::extract
