#include "extract/relations/assertion.h"

#include <algorithm>
#include <array>
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

/// Whether a sentence that ends with a question mark asks for yes or no. Folded, without spaces in Chinese.
bool asks_for_yes_or_no(const MentionMap& map, TokenSpan sentence) {
  constexpr std::array<std::string_view, 14> kOpening = {"is",  "are",   "do",     "does", "did",
                                                         "can", "could", "should", "will", "would",
                                                         "has", "have",  "est",    "peut"};
  constexpr std::array<std::string_view, 9> kWithin = {"吗",     "是否",   "能不能",   "会不会",  "有没有",
                                                       "是不是", "要不要", "需不需要", "可不可以"};
  const std::string_view opening = map.word(sentence.begin);
  if (std::find(kOpening.begin(), kOpening.end(), opening) != kOpening.end()) return true;
  const std::string_view text = map.note().tokens.folded(sentence);
  return std::any_of(kWithin.begin(), kWithin.end(),
                     [text](std::string_view form) { return text.find(form) != std::string_view::npos; });
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
  if (context.rule != ContextRule::sentence) return false;
  const TokenSpan sentence = map.sentence_tokens(map.sentence_of(context.second));
  if (map.word(sentence.end - 1) != "?" || !asks_for_yes_or_no(map, sentence)) return false;
  const auto cues = map.cues_in(sentence.begin, sentence.end);
  return std::none_of(cues.begin(), cues.end(),
                      [&map](const CueLexicon::Cue& cue) { return (cue.hints & map.comparison()) != 0; });
}

std::vector<PairContext> asserting_contexts(const MentionMap& map, const std::vector<PairContext>& contexts) {
  std::vector<PairContext> out;
  std::copy_if(contexts.begin(), contexts.end(), std::back_inserter(out), [&map](const PairContext& context) {
    return !is_negated(map, context) && !is_asked(map, context);
  });
  return out;
}

}  // namespace notegraph::extract
