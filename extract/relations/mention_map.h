#ifndef NOTEGRAPH_EXTRACT_RELATIONS_MENTION_MAP_H_
#define NOTEGRAPH_EXTRACT_RELATIONS_MENTION_MAP_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/learning/feature_hash.h"
#include "extract/linking/entity_candidate.h"
#include "extract/relations/coordination.h"
#include "extract/relations/cue_lexicon.h"
#include "extract/relations/found_entity.h"

namespace notegraph::extract {

/// A note as relations look at it: its mentions, what coordinates them, and the cues outside of them.
class MentionMap {
 public:
  /// `note`, `entities` and `mentions` (all of them, in order) must outlive this.
  MentionMap(const NoteView& note, const CueLexicon& cues, const std::vector<FoundEntity>& entities,
             const std::vector<EntityMention>& mentions);

  const NoteView& note() const { return note_; }
  const std::vector<FoundEntity>& entities() const { return entities_; }
  const FoundEntity& entity(std::size_t entity) const { return entities_[entity]; }
  bool is_in_heading(std::size_t entity) const { return in_heading_[entity]; }

  const std::vector<EntityMention>& mentions() const { return mentions_; }
  const EntityMention& mention(std::size_t mention) const { return mentions_[mention]; }
  const std::string& type_of(std::size_t mention) const { return entities_[mentions_[mention].entity].type; }
  /// The same, as part of features.
  const RepeatedPart& type_part_of(std::size_t mention) const {
    return type_parts_[type_of_entity_[mentions_[mention].entity]];
  }
  const Enumeration& enumeration_of(std::size_t mention) const { return enumerations_[mention]; }
  std::uint32_t block_of(std::size_t mention) const { return token(mentions_[mention].span.begin).block; }
  std::uint32_t sentence_of(std::size_t mention) const {
    return token(mentions_[mention].span.begin).sentence;
  }
  /// The mentions that begin within `tokens`, as a half-open range of their indexes.
  TokenSpan mentions_in(TokenSpan tokens) const {
    return {first_mention_[tokens.begin], first_mention_[tokens.end]};
  }

  const Token& token(std::uint32_t token) const { return note_.tokens.tokens[token]; }
  /// See TokenizedNote::folded().
  std::string_view folded(std::uint32_t token) const { return note_.tokens.folded(token); }
  bool is_mentioned(std::uint32_t token) const { return mentioned_[token]; }
  /// Whether a mention begins at the token, or began before it where the token is `begin`.
  bool opens_mention(std::uint32_t token, std::uint32_t begin) const {
    return mentioned_[token] && (token == begin || first_of_mention_[token]);
  }
  TokenSpan block_tokens(std::uint32_t block) const { return block_tokens_[block]; }
  TokenSpan sentence_tokens(std::uint32_t sentence) const { return sentence_tokens_[sentence]; }
  /// The cues that lie within [begin, end), in text order.
  std::span<const CueLexicon::Cue> cues_in(std::uint32_t begin, std::uint32_t end) const;

 private:
  void number_types();

  const NoteView note_;
  const std::vector<FoundEntity>& entities_;
  const std::vector<EntityMention>& mentions_;
  std::vector<RepeatedPart> type_parts_;     ///< Per type that an entity has.
  std::vector<std::size_t> type_of_entity_;  ///< Indexes of type_parts_.
  std::vector<Enumeration> enumerations_;
  std::vector<CueLexicon::Cue> cues_;  ///< Outside mentions, in text order.
  std::vector<TokenSpan> block_tokens_, sentence_tokens_;
  std::vector<std::uint32_t>
      first_mention_;  ///< Per token, and behind the last: the first that begins there or later.
  std::vector<std::uint32_t> first_cue_;  ///< The same of cues.
  std::vector<bool> mentioned_;           ///< Per token.
  std::vector<bool> first_of_mention_;    ///< Per token.
  std::vector<bool> in_heading_;          ///< Per entity: a heading names it.
};

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_RELATIONS_MENTION_MAP_H_
