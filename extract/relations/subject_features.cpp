#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "extract/learning/feature_hash.h"
#include "extract/relations/clause_border.h"
#include "extract/relations/place_features.h"

namespace notegraph::extract {
namespace {

constexpr std::uint32_t kLongestBefore = 40;  ///< Tokens looked at before the item.

/// Who acts, as far as the words say.
enum class Subject { none, writer, pronoun, mention };

/// `word` in folded form.
Subject subject_named_by(std::string_view word) {
  constexpr std::array<std::string_view, 12> kWriters = {"我", "咱",   "we", "i",  "our", "my",
                                                         "us", "nous", "on", "je", "j",   "notre"};
  constexpr std::array<std::string_view, 19> kPronouns = {
      "它",   "其",    "该", "此",   "这",  "他",    "it", "its",   "this", "these",
      "they", "their", "il", "elle", "ils", "elles", "ce", "cette", "celui"};
  const auto is_in = [word](const auto& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
  };
  return is_in(kWriters) ? Subject::writer : is_in(kPronouns) ? Subject::pronoun : Subject::none;
}

/// The first that stands in [begin, end).
Subject first_subject(const MentionMap& map, std::uint32_t begin, std::uint32_t end) {
  for (std::uint32_t t = begin; t < end; ++t) {
    if (map.is_mentioned(t)) return Subject::mention;
    const Subject subject = subject_named_by(map.folded(t));
    if (subject != Subject::none) return subject;
  }
  return Subject::none;
}

/// Where the clause begins that goes on to `item`; not before `sentence`.
std::uint32_t clause_begin(const MentionMap& map, std::uint32_t sentence, std::uint32_t item) {
  std::uint32_t t = item;
  while (t > sentence && (map.is_mentioned(t - 1) || !is_clause_border(map.folded(t - 1)))) --t;
  return t;
}

bool opens_its_sentence(const MentionMap& map, std::size_t mention) {
  const TokenSpan sentence = map.sentence_tokens(map.sentence_of(mention));
  return map.enumeration_of(mention).first == map.mentions_in(sentence).begin;
}

}  // namespace

void add_subject_features(PlaceFeatures& place) {
  const MentionMap& map = place.map();
  const std::uint32_t item = map.mention(map.enumeration_of(place.second()).first).span.begin;
  const TokenSpan whole = map.sentence_tokens(map.token(item).sentence);
  const std::uint32_t sentence = std::max(whole.begin, item - std::min(item, kLongestBefore));
  const std::uint32_t clause = clause_begin(map, sentence, item);
  const auto cues = map.cues_in(sentence, item);
  FeatureHash subject("subject");
  subject.add(static_cast<int>(first_subject(map, clause, item)))
      .add(static_cast<int>(first_subject(map, sentence, item)))
      .add(opens_its_sentence(map, place.first()));
  place.add("subject", subject.value());
  place.add("subject of", subject.add(cues.empty() ? 0 : cues.back().hints).value());
  place.add_window("opening 1", sentence, std::min(item, sentence + 1));
  place.add_window("opening 2", sentence, std::min(item, sentence + 2));
  place.add_window("clause opening", clause, std::min(item, clause + 2));
}

}  // namespace notegraph::extract
