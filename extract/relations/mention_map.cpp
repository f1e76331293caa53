#include "extract/relations/mention_map.h"

#include <algorithm>

namespace notegraph::extract {
namespace {

/// The tokens of each of `count` blocks or sentences; `of` says in which a token is.
std::vector<TokenSpan> group(const std::vector<Token>& tokens, std::size_t count, std::uint32_t Token::*of) {
  std::vector<TokenSpan> groups(count);
  std::uint32_t t = 0;
  for (std::uint32_t g = 0; g < count; ++g) {
    groups[g].begin = t;
    while (t < tokens.size() && tokens[t].*of == g) ++t;
    groups[g].end = t;
  }
  return groups;
}

/// Per token, and behind the last one, the index of the first of `spans` that begins there or later.
template <typename Spans>
std::vector<std::uint32_t> first_from(const Spans& spans, std::size_t tokens) {
  std::vector<std::uint32_t> first(tokens + 1);
  std::uint32_t next = 0;
  for (std::uint32_t t = 0; t <= tokens; ++t) {
    while (next < spans.size() && spans[next].span.begin < t) ++next;
    first[t] = next;
  }
  return first;
}

}  // namespace

MentionMap::MentionMap(const NoteView& note, const CueLexicon& cues, const std::vector<FoundEntity>& entities,
                       const std::vector<EntityMention>& mentions)
    : note_(note),
      entities_(entities),
      mentions_(mentions),
      enumerations_(find_enumerations(note.tokens, mentions)),
      cues_(cues.find(note.tokens)),
      block_tokens_(group(note.tokens.tokens, note.structure.blocks.size(), &Token::block)),
      sentence_tokens_(group(note.tokens.tokens, note.structure.sentences.size(), &Token::sentence)),
      first_mention_(first_from(mentions, note.tokens.tokens.size())),
      mentioned_(note.tokens.tokens.size()),
      first_of_mention_(note.tokens.tokens.size()),
      in_heading_(entities.size()) {
  number_types();
  for (const EntityMention& mention : mentions_) {
    std::fill(mentioned_.begin() + mention.span.begin, mentioned_.begin() + mention.span.end, true);
    first_of_mention_[mention.span.begin] = true;
    const Block& block = note_.structure.blocks[token(mention.span.begin).block];
    if (block.kind == BlockKind::heading) in_heading_[mention.entity] = true;
  }
  std::erase_if(cues_, [this](const CueLexicon::Cue& cue) {
    return is_mentioned(cue.span.begin) || is_mentioned(cue.span.end - 1);
  });
  first_cue_ = first_from(cues_, note.tokens.tokens.size());
}

void MentionMap::number_types() {
  std::vector<std::string_view> types;
  for (const FoundEntity& entity : entities_) {
    const auto known = std::find(types.begin(), types.end(), entity.type);
    type_of_entity_.push_back(static_cast<std::size_t>(known - types.begin()));
    if (known != types.end()) continue;
    types.push_back(entity.type);
    type_parts_.emplace_back(entity.type);
  }
}

std::span<const CueLexicon::Cue> MentionMap::cues_in(std::uint32_t begin, std::uint32_t end) const {
  if (begin >= end) return {};
  const std::uint32_t first = first_cue_[begin];
  std::uint32_t last = first_cue_[end];
  if (last > first && cues_[last - 1].span.end > end) --last;  // Only the last may go beyond.
  return std::span(cues_).subspan(first, last - first);
}

}  // namespace notegraph::extract
