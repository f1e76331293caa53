#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <initializer_list>
#include <optional>
#include <vector>

#include "extract/learning/feature_hash.h"
#include "extract/relations/clause_border.h"
#include "extract/relations/place_features.h"

namespace notegraph::extract {
namespace {

constexpr std::uint32_t kLongestBetween = 40;  ///< Tokens looked at between two mentions.
constexpr std::uint32_t kNear = 10;            ///< Tokens looked at before and behind the two.

void write_number(std::uint64_t number, ByteHash& text) {
  std::array<char, 20> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  text.add(std::string_view(digits.data(), end));
}

/// With a blank between each two.
ByteHash numbers(std::initializer_list<std::uint64_t> all) {
  ByteHash text;
  for (const std::uint64_t& number : all) {
    if (&number != all.begin()) text.add(' ');
    write_number(number, text);
  }
  return text;
}

void write_answer(bool answer, ByteHash& text) {
  text.add(answer ? " true" : " false");
}

/// Counts in [begin, end), each capped at two: more says no more.
struct Crossing {
  std::size_t mentions = 0, borders = 0;
};
Crossing crossing(const MentionMap& map, std::uint32_t begin, std::uint32_t end) {
  Crossing count;
  for (std::uint32_t t = begin; t < end; ++t) {
    if (map.opens_mention(t, begin)) ++count.mentions;
    if (!map.is_mentioned(t) && is_clause_border(map.folded(t))) ++count.borders;
  }
  return {std::min<std::size_t>(count.mentions, 2), std::min<std::size_t>(count.borders, 2)};
}

/// Whether only a comma stands between a mention and the next.
bool is_comma_between(const MentionMap& map, std::size_t mention) {
  const std::uint32_t begin = map.mention(mention).span.end, end = map.mention(mention + 1).span.begin;
  return end == begin + 1 && map.folded(begin) == ",";
}

/// The last cue before the second mention, how far it is from it, and what lies between it and the first:
/// nothing, if the first is its subject.
void add_governor(PlaceFeatures& place, std::uint32_t begin, std::uint32_t end) {
  const MentionMap& map = place.map();
  const auto cues = map.cues_in(begin, end);
  if (cues.empty()) {
    place.add("governor", 0);
    return;
  }
  const CueLexicon::Cue& governor = cues.back();
  const Crossing to_object = crossing(map, governor.span.end, end);
  const Crossing to_subject = crossing(map, begin, governor.span.begin);
  const ByteHash word = place.window(governor.span.begin, governor.span.end);
  place.add("governor", governor.hints);
  place.add("governor word", word);
  place.add("governor to object", numbers({governor.hints, to_object.mentions, to_object.borders}));
  place.add("governor to subject", numbers({governor.hints, to_subject.mentions, to_subject.borders}));
  place.add("government",
            numbers({to_subject.mentions, to_subject.borders, to_object.mentions, to_object.borders}));
  ByteHash by = word;
  write_answer(to_subject.mentions > 0, by);
  write_answer(to_subject.borders > 0, by);
  write_answer(to_object.mentions > 0, by);
  place.add("government by", by);
}

/// Other mentions between the two, which may be what is meant instead.
void add_rivals(PlaceFeatures& place, const Enumeration& of_first, const Enumeration& of_second) {
  const MentionMap& map = place.map();
  std::size_t like_first = 0, like_second = 0;
  std::vector<std::string_view> types;  // Distinct, in order.
  for (std::size_t m = of_first.last + 1; m < of_second.first; ++m) {
    const auto place_of_type = std::lower_bound(types.begin(), types.end(), map.type_of(m));
    if (place_of_type == types.end() || *place_of_type != map.type_of(m))
      types.insert(place_of_type, map.type_of(m));
    if (map.type_of(m) == map.type_of(place.first())) ++like_first;
    if (map.type_of(m) == map.type_of(place.second())) ++like_second;
  }
  place.add("rivals", std::min<std::size_t>(like_first, 2) * 3 + std::min<std::size_t>(like_second, 2));
  FeatureHash of_types("types");
  for (const std::string_view type : types) of_types.add(type);
  place.add("types between", of_types.value());
  if (of_second.first == of_first.last + 2) {  // One other: what joins it to the two.
    const TokenSpan middle = map.mention(of_first.last + 1).span;
    const std::uint32_t begin = map.mention(of_first.last).span.end;
    const std::uint32_t end = map.mention(of_second.first).span.begin;
    ByteHash way = place.window(begin, std::min(begin + 3, middle.begin));
    way.add(map.type_of(of_first.last + 1));
    place.write_window(std::max(middle.end, end - std::min(3U, end)), end, way);
    place.add("by way of", way);
  }
}

/// Where in their sentence the two stand, and how it is built.
void add_position(PlaceFeatures& place, std::uint32_t begin, std::uint32_t end) {
  const MentionMap& map = place.map();
  const TokenSpan sentence = map.sentence_tokens(map.sentence_of(place.first()));
  const TokenSpan mentions = map.mentions_in(sentence);
  const Enumeration& of_first = map.enumeration_of(place.first());
  const std::uint32_t offset = map.mention(of_first.first).span.begin - sentence.begin;
  place.add("opens sentence", of_first.first == mentions.begin ? 1 : 0);
  place.add("offset", std::min<std::uint64_t>(static_cast<std::uint64_t>(std::bit_width(offset)), 3));
  place.add("mentions", static_cast<std::uint64_t>(std::bit_width(std::min(mentions.size(), 9U))));
  std::size_t borders = 0;
  int brackets = 0;
  std::optional<std::uint32_t> first_colon, last_colon;
  for (std::uint32_t t = begin; t < end; ++t) {
    if (map.is_mentioned(t)) continue;
    const std::string_view word = map.folded(t);
    if (is_clause_border(word)) ++borders;
    brackets += word == "(" ? 1 : word == ")" ? -1 : 0;
    if (word == ":") {
      if (!first_colon) first_colon = t;
      last_colon = t;
    }
  }
  place.add("borders", std::min<std::size_t>(borders, 3));
  place.add("brackets", static_cast<std::uint64_t>(std::clamp(brackets, -2, 2) + 2));
  place.add("colon", (first_colon ? 1U : 0U) + (first_colon == begin ? 2U : 0U) +
                         (last_colon && *last_colon + 1 == end ? 4U : 0U));
}

/// Two and three words in a row, of a short stretch without another mention.
void add_phrases(PlaceFeatures& place, std::uint32_t begin, std::uint32_t end) {
  for (std::uint32_t t = begin; t + 1 < end; ++t) {
    place.add_window("phrase", t, t + 2);
    if (t + 2 < end) place.add_phrase("phrase", t, t + 3);
  }
}

/// What a phrase that alone stands between two mentions of one sentence, or between the enumerations they are
/// in, states.
std::optional<PatternStatement> statement_at(const MentionMap& map, const PatternLexicon& patterns,
                                             std::size_t first, std::size_t second) {
  const Enumeration& of_first = map.enumeration_of(first);
  const Enumeration& of_second = map.enumeration_of(second);
  if (of_second.first != of_first.last + 1) return std::nullopt;  // One enumeration, or others stand between.
  // "BERT is a masked model, GPT a causal one": behind a bare comma a new clause may begin.
  for (std::size_t member = of_second.first; member < second; ++member) {
    if (is_comma_between(map, member)) return std::nullopt;
  }
  return patterns.match(map.note().tokens,
                        {map.mention(of_first.last).span.end, map.mention(of_second.first).span.begin});
}

/// The relation that a phrase between the two states, and for which head.
void add_statement(PlaceFeatures& place, const PatternLexicon& patterns) {
  const auto statement = statement_at(place.map(), patterns, place.first(), place.second());
  if (!statement) return;
  std::array<std::uint64_t, 2> what{};
  for (const bool head_first : {false, true}) {
    ByteHash text;
    text.add(statement->relation);
    text.add(statement->forward == head_first ? '+' : '-');
    what[head_first] = FeatureHash(text).value();
  }
  place.add("statement", what);
}

}  // namespace

void add_sentence_features(PlaceFeatures& place, const PatternLexicon& patterns) {
  const MentionMap& map = place.map();
  const Enumeration& of_first = map.enumeration_of(place.first());
  const Enumeration& of_second = map.enumeration_of(place.second());
  if (of_first.first == of_second.first) {
    place.add("enumerated together", 0);
    return;
  }
  const std::uint32_t begin = map.mention(of_first.last).span.end;
  const std::uint32_t end = map.mention(of_second.first).span.begin;
  const std::uint32_t distance = end - begin;
  const std::size_t mentions_between = std::min<std::size_t>(of_second.first - of_first.last - 1, 4);
  place.add("distance", static_cast<std::uint64_t>(std::bit_width(distance)));
  place.add("mentions between", mentions_between);
  place.add("enumerated",
            (of_first.first != of_first.last ? 1U : 0U) | (of_second.first != of_second.last ? 2U : 0U));
  if (distance > kLongestBetween) return;
  const bool near = mentions_between == 0;
  add_statement(place, patterns);
  if (distance <= 6) place.add_window("between", begin, end);
  place.add_window("behind first", begin, std::min(begin + 2, end));
  place.add_window("before second", end - std::min(2U, distance), end);
  place.add_cues(near ? CueKinds("cues near") : CueKinds("cues far"), begin, end);
  place.add_cues("cues between", begin, end);
  place.add_bag(near ? FeatureKind("near") : FeatureKind("far"), begin, end);
  add_governor(place, begin, end);
  add_rivals(place, of_first, of_second);
  add_position(place, begin, end);
  if (near && distance <= 15) add_phrases(place, begin, end);
}

void add_surroundings(PlaceFeatures& place) {
  const MentionMap& map = place.map();
  const TokenSpan first = map.mention(map.enumeration_of(place.first()).first).span;
  const Enumeration& of_second = map.enumeration_of(place.second());
  const TokenSpan second = map.mention(of_second.first).span;
  const TokenSpan last = map.mention(of_second.last).span;
  const TokenSpan sentence = map.sentence_tokens(map.token(second.begin).sentence);
  place.add_window("after 1", last.end, std::min(sentence.end, last.end + 1));
  place.add_window("after 2", last.end, std::min(sentence.end, last.end + 2));
  place.add_cues("cues after", last.end, std::min(sentence.end, last.end + kNear));
  if (place.rule() == ContextRule::sentence) {
    const std::uint32_t before = std::max(sentence.begin, first.begin - std::min(first.begin, kNear));
    place.add_window("before 2", std::max(before, first.begin - std::min(first.begin, 2U)), first.begin);
    place.add_cues("cues before", before, first.begin);
    return;
  }
  const std::uint32_t before =
      std::max(sentence.begin, second.begin - std::min(second.begin, kLongestBetween));
  place.add_window("before item 1", std::max(before, second.begin - std::min(second.begin, 1U)),
                   second.begin);
  place.add_window("before item 2", std::max(before, second.begin - std::min(second.begin, 2U)),
                   second.begin);
  place.add_cues("cues before item", before, second.begin);
  const auto cues = map.cues_in(before, second.begin);
  if (cues.empty()) {
    place.add("item governor", 0);
    return;
  }
  const CueLexicon::Cue& governor = cues.back();
  const bool direct = crossing(map, governor.span.end, second.begin).mentions == 0;
  ByteHash how = numbers({governor.hints});
  write_answer(direct, how);
  place.add("item governor", how);
  place.add_window("item governor word", governor.span.begin, governor.span.end);
}

}  // namespace notegraph::extract
