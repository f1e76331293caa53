#include "extract/relations/cooccurrence.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace notegraph::extract {
namespace {

constexpr std::size_t kMinSentences = 3;
constexpr std::size_t kMaxRelations = 20;
// Nearness is never more than a hint, however often it is repeated.
constexpr float kConfidence = 0.4F;
constexpr float kConfidencePerSentence = 0.02F;
constexpr float kMaxConfidence = 0.6F;
constexpr std::size_t kMaxMentionsInSentence =
    40;  // Pairs are quadratic; such a sentence is a list of keywords.

using EntityPair = std::pair<std::size_t, std::size_t>;

/// The places, one a sentence, where each two entities meet; the smaller entity is first.
std::map<EntityPair, std::vector<PairContext>> meeting_places(const NoteView& note,
                                                              const std::vector<EntityMention>& mentions) {
  std::map<EntityPair, std::vector<PairContext>> places;
  const auto sentence_of = [&](std::size_t i) { return note.tokens.tokens[mentions[i].span.begin].sentence; };
  for (std::size_t begin = 0; begin < mentions.size();) {
    std::size_t end = begin;
    while (end < mentions.size() && sentence_of(end) == sentence_of(begin)) ++end;
    std::set<EntityPair> seen;
    for (std::size_t i = begin; i < end && end - begin <= kMaxMentionsInSentence; ++i) {
      for (std::size_t j = i + 1; j < end; ++j) {
        const EntityPair pair = std::minmax(mentions[i].entity, mentions[j].entity);
        if (pair.first == pair.second || !seen.insert(pair).second) continue;
        PairContext context;
        context.first = i;
        context.second = j;
        context.rule = ContextRule::sentence;
        places[pair].push_back(context);
      }
    }
    begin = end;
  }
  return places;
}

}  // namespace

std::vector<FoundRelation> find_cooccurrences(const NoteView& note,
                                              const std::vector<EntityMention>& mentions,
                                              const std::vector<FoundRelation>& known) {
  std::set<EntityPair> said;
  for (const FoundRelation& relation : known) said.insert(std::minmax(relation.head, relation.tail));

  std::vector<FoundRelation> found;
  for (auto& [pair, contexts] : meeting_places(note, mentions)) {
    if (contexts.size() < kMinSentences || said.contains(pair)) continue;
    const auto repeats = static_cast<float>(contexts.size() - kMinSentences);
    const float confidence = std::min(kMaxConfidence, kConfidence + kConfidencePerSentence * repeats);
    found.push_back({pair.first, "related_to", pair.second, confidence, std::move(contexts)});
  }
  std::stable_sort(found.begin(), found.end(), [](const FoundRelation& a, const FoundRelation& b) {
    return a.contexts.size() > b.contexts.size();
  });
  if (found.size() > kMaxRelations) found.resize(kMaxRelations);
  return found;
}

}  // namespace notegraph::extract
