#include <algorithm>
#include <bit>

#include "extract/relations/place_features.h"
#include "extract/text/character_folding.h"

namespace notegraph::extract {
namespace {

constexpr std::uint32_t kLongestOwner = 30;    ///< Tokens looked at in a heading or lead.
constexpr std::uint32_t kLongestHeader = 200;  ///< Tokens looked at in the header of a column.
constexpr std::uint32_t kShortOwner = 10;      ///< Tokens of an owner that is looked at as a whole.

const Block& block_at(const MentionMap& map, std::uint32_t block) {
  return map.note().structure.blocks[block];
}

}  // namespace

void add_owner_features(PlaceFeatures& place) {
  const MentionMap& map = place.map();
  const std::uint32_t owner_block = map.block_of(place.first());
  const TokenSpan owner = map.block_tokens(owner_block);
  const TokenSpan mention = map.mention(place.first()).span;
  const std::uint32_t begin = owner.end - std::min(owner.size(), kLongestOwner);
  place.add_bag("owner", begin, owner.end);
  place.add_cues("owner cues", begin, owner.end);
  const Block& block = block_at(map, owner_block);
  place.add("owner kind", static_cast<std::uint64_t>(block.kind) * 2 + (block.question ? 1 : 0));
  place.add("owner text", owner.size() <= kShortOwner ? place.window(owner.begin, owner.end) : ByteHash());
  place.add("owner is",
            (owner.size() == mention.size() ? 1U : 0U) + (map.mentions_in(owner).size() > 1 ? 2U : 0U));
  place.add_window("behind owner", mention.end, std::min(owner.end, mention.end + 2));
  place.add_window("before owner", std::max(owner.begin, mention.begin - std::min(mention.begin, 2U)),
                   mention.begin);
}

void add_item_features(PlaceFeatures& place) {
  const MentionMap& map = place.map();
  const TokenSpan span = map.mention(place.second()).span;
  const std::uint32_t block_index = map.block_of(place.second());
  const Block& block = block_at(map, block_index);
  const TokenSpan tokens = map.block_tokens(block_index);
  const TokenSpan mentions = map.mentions_in(tokens);
  const std::uint32_t offset = span.begin - tokens.begin;
  const auto before = static_cast<std::uint64_t>(place.second() - mentions.begin);
  const bool fills = tokens.size() == span.size();
  place.add("kind",
            static_cast<std::uint64_t>(block.kind) * 4 + (before == 0 ? 2U : 0U) + (offset == 0 ? 1U : 0U));
  place.add("offset", static_cast<std::uint64_t>(std::bit_width(offset)) * 2 + (fills ? 1U : 0U));
  place.add("mentioned before", static_cast<std::uint64_t>(std::bit_width(before)));
  place.add("alone", mentions.size() == 1 ? 1 : 0);
  if (block.label.begin < block.label.end) {
    std::uint32_t end = tokens.begin;
    while (end < tokens.end && map.token(end).range.end <= block.label.end) ++end;
    place.add_cues("label cues", tokens.begin, end);
    place.add_word("label", fold_text(map.note().source.slice(block.label)));
  }
  if (block.column_header != kNoBlock) {
    const TokenSpan header = map.block_tokens(static_cast<std::uint32_t>(block.column_header));
    const std::uint32_t end = std::min(header.end, header.begin + kLongestHeader);
    place.add_cues("column cues", header.begin, end);
    place.add_bag("column", header.begin, end);
  }
}

}  // namespace notegraph::extract
