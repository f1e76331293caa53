#ifndef NOTEGRAPH_EXTRACT_RELATIONS_PAIR_FEATURES_H_
#define NOTEGRAPH_EXTRACT_RELATIONS_PAIR_FEATURES_H_

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "extract/learning/hashed_weights.h"
#include "extract/linking/entity_candidate.h"
#include "extract/relations/coordination.h"
#include "extract/relations/cue_lexicon.h"
#include "extract/relations/found_entity.h"
#include "extract/relations/pair_context.h"

namespace notegraph::extract {

/// What a note says of an ordered pair of entities, as features for the relation model: their types, and of
/// each place where they meet the words and the cues between and around them, seen through enumerations, and
/// its place in the note's structure.
class PairFeatures {
 public:
  /// All arguments must outlive this.
  PairFeatures(const NoteView& note, const CueLexicon& cues, const std::vector<FoundEntity>& entities,
               const std::vector<EntityMention>& mentions);

  /// The features of `head` and `tail` at `context`, one place where they meet.
  Features of(std::size_t head, std::size_t tail, const PairContext& context) const;
  /// Whether the earlier mention of `context` is one of `entity`.
  bool is_first(std::size_t entity, const PairContext& context) const {
    return mentions_[context.first].entity == entity;
  }
  /// What a phrase that alone stands between the two mentions of `context`, or between the enumerations they
  /// are in, states: PatternLexicon.
  std::optional<PatternStatement> statement_at(const PairContext& context) const;
  /// One place after the other.
  std::vector<Features> of(std::size_t head, std::size_t tail,
                           const std::vector<PairContext>& contexts) const;

 private:
  /// What the features of one context have in common.
  struct View {
    const PairContext& context;
    bool head_first;
    std::string_view first_type, second_type;
    Features& features;
  };
  void add(const View& view, std::string_view kind, std::uint64_t what) const;
  void add_word(const View& view, std::string_view kind, std::string_view text) const;
  void add_window(const View& view, std::string_view kind, std::uint32_t begin, std::uint32_t end) const;
  void add_bag(const View& view, std::string_view kind, std::uint32_t begin, std::uint32_t end) const;
  void add_cues(const View& view, std::string_view kind, std::uint32_t begin, std::uint32_t end) const;

  void add_entity(std::string_view kind, std::size_t entity, Features& features) const;
  void add_between(const View& view) const;
  bool is_comma_between(std::size_t mention) const;
  void add_statement(const View& view) const;
  void add_around(const View& view) const;
  void add_owner(const View& view) const;
  void add_place(const View& view) const;

  TokenSpan block_tokens(std::uint32_t block) const;
  TokenSpan sentence_tokens(std::uint32_t sentence) const;
  bool is_mentioned(std::uint32_t token) const { return mentioned_[token]; }

  const NoteView& note_;
  const std::vector<FoundEntity>& entities_;
  const std::vector<EntityMention>& mentions_;
  std::vector<Enumeration> enumerations_;
  std::vector<CueLexicon::Cue> cues_;  ///< Outside mentions, in text order.
  const PatternLexicon& patterns_;
  std::vector<bool> mentioned_;   ///< Per token.
  std::vector<bool> in_heading_;  ///< Per entity: a heading names it.
};

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_RELATIONS_PAIR_FEATURES_H_
