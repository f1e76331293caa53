#include "extract/relations/network_input.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "extract/learning/feature_hash.h"
#include "extract/relations/pair_features.h"

namespace notegraph::extract {
namespace {

std::uint32_t row_of(FeatureKind kind, std::string_view text) {
  constexpr std::uint64_t kRows = PairNetwork::kWordRows - 1;  // But for row 0.
  return static_cast<std::uint32_t>(FeatureHash(kind).add(text).value() % kRows) + 1;
}

/// Of a word of four letters and more also how it begins and ends.
NetworkNote::Word rows_of(std::string_view word) {
  constexpr std::size_t kPart = 3;
  NetworkNote::Word rows{row_of("network word", word), 0, 0};
  if (word.size() > kPart) {
    rows[1] = row_of("network opening", word.substr(0, kPart));
    rows[2] = row_of("network ending", word.substr(word.size() - kPart));
  }
  return rows;
}

/// What kind of block the token stands in, how deep, and whether it opens the block or a sentence.
std::uint8_t place_of(const NoteView& note, std::uint32_t token) {
  constexpr std::uint32_t kLevels = 8, kOpenings = 3;
  static_assert((static_cast<std::uint32_t>(BlockKind::code) + 1) * kLevels * kOpenings <=
                PairNetwork::kPlaces);
  const std::vector<Token>& tokens = note.tokens.tokens;
  const Block& block = note.structure.blocks[tokens[token].block];
  const std::uint32_t opening = token == 0 || tokens[token - 1].block != tokens[token].block ? 2
                                : tokens[token - 1].sentence != tokens[token].sentence       ? 1
                                                                                             : 0;
  const std::uint32_t level = std::min<std::uint32_t>(block.level, kLevels - 1);
  return static_cast<std::uint8_t>((static_cast<std::uint32_t>(block.kind) * kLevels + level) * kOpenings +
                                   opening);
}

/// 0: one that the network does not know.
std::uint8_t number_of(std::string_view type, const std::vector<std::string>& entity_types) {
  const auto known = std::find(entity_types.begin(), entity_types.end(), type);
  const auto number = static_cast<std::size_t>(known - entity_types.begin()) + 1;
  return known == entity_types.end() || number >= PairNetwork::kTypes ? 0 : static_cast<std::uint8_t>(number);
}

}  // namespace

NetworkNote network_note(const MentionMap& map, const std::vector<std::string>& entity_types) {
  const NoteView note = map.note();
  const auto tokens = static_cast<std::uint32_t>(note.tokens.tokens.size());
  NetworkNote out;
  std::unordered_map<std::string_view, std::uint32_t> index_of;
  for (std::uint32_t t = 0; t < tokens; ++t) {
    const std::string_view word = map.folded(t);
    const auto [it, is_new] = index_of.try_emplace(word, static_cast<std::uint32_t>(out.words.size()));
    if (is_new) out.words.push_back(rows_of(word));
    out.tokens.push_back(it->second);
    out.places.push_back(place_of(note, t));
  }
  out.marks.resize(tokens);
  for (const EntityMention& mention : map.mentions()) {
    const std::uint8_t type = number_of(map.entity(mention.entity).type, entity_types);
    out.mentions.push_back({mention.span, type});
    for (std::uint32_t t = mention.span.begin; t < mention.span.end; ++t)
      out.marks[t] = static_cast<std::uint8_t>(2 * type + (t == mention.span.begin ? 0 : 1));
  }
  return out;
}

std::vector<NetworkMeeting> network_meetings(const MentionMap& map, std::size_t first_entity,
                                             const std::vector<PairContext>& contexts) {
  static_assert(static_cast<std::size_t>(ContextRule::next_sentence) < PairNetwork::kRules);
  std::vector<NetworkMeeting> meetings;
  for (std::size_t i = 0; i < std::min(contexts.size(), kJudgedContexts); ++i) {
    const PairContext& context = contexts[i];
    meetings.push_back({static_cast<std::uint32_t>(context.first), static_cast<std::uint32_t>(context.second),
                        static_cast<std::uint8_t>(context.rule),
                        map.mention(context.first).entity != first_entity});
  }
  return meetings;
}

}  // namespace notegraph::extract
