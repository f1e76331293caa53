#include "extract/relations/mention_map.h"

#include <algorithm>

namespace notegraph::extract {
namespace {

template <typename Rows, typename Before, typename Within>
TokenSpan range_of(const Rows& rows, Before before, Within within) {
  const auto begin = std::partition_point(rows.begin(), rows.end(), before);
  const auto end = std::partition_point(begin, rows.end(), within);
  return {static_cast<std::uint32_t>(begin - rows.begin()), static_cast<std::uint32_t>(end - rows.begin())};
}

}  // namespace

MentionMap::MentionMap(const NoteView& note, const CueLexicon& cues, const std::vector<FoundEntity>& entities,
                       const std::vector<EntityMention>& mentions)
    : note_(note),
      entities_(entities),
      mentions_(mentions),
      enumerations_(find_enumerations(note.tokens, mentions)),
      cues_(cues.find(note.tokens)),
      negation_(cues.hint_of("negation")),
      mentioned_(note.tokens.tokens.size()),
      first_of_mention_(note.tokens.tokens.size()),
      in_heading_(entities.size()) {
  for (const EntityMention& mention : mentions_) {
    std::fill(mentioned_.begin() + mention.span.begin, mentioned_.begin() + mention.span.end, true);
    first_of_mention_[mention.span.begin] = true;
    const Block& block = note_.structure.blocks[token(mention.span.begin).block];
    if (block.kind == BlockKind::heading) in_heading_[mention.entity] = true;
  }
  std::erase_if(cues_, [this](const CueLexicon::Cue& cue) {
    return is_mentioned(cue.span.begin) || is_mentioned(cue.span.end - 1);
  });
}

TokenSpan MentionMap::mentions_in(TokenSpan tokens) const {
  return range_of(
      mentions_, [tokens](const EntityMention& m) { return m.span.begin < tokens.begin; },
      [tokens](const EntityMention& m) { return m.span.begin < tokens.end; });
}

TokenSpan MentionMap::block_tokens(std::uint32_t block) const {
  return range_of(
      note_.tokens.tokens, [block](const Token& t) { return t.block < block; },
      [block](const Token& t) { return t.block == block; });
}

TokenSpan MentionMap::sentence_tokens(std::uint32_t sentence) const {
  return range_of(
      note_.tokens.tokens, [sentence](const Token& t) { return t.sentence < sentence; },
      [sentence](const Token& t) { return t.sentence == sentence; });
}

std::span<const CueLexicon::Cue> MentionMap::cues_in(std::uint32_t begin, std::uint32_t end) const {
  const auto first = std::partition_point(
      cues_.begin(), cues_.end(), [begin](const CueLexicon::Cue& cue) { return cue.span.begin < begin; });
  const auto last = std::partition_point(first, cues_.end(),
                                         [end](const CueLexicon::Cue& cue) { return cue.span.end <= end; });
  return {first, last};
}

}  // namespace notegraph::extract
