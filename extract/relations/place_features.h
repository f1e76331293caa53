#ifndef NOTEGRAPH_EXTRACT_RELATIONS_PLACE_FEATURES_H_
#define NOTEGRAPH_EXTRACT_RELATIONS_PLACE_FEATURES_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "extract/learning/hashed_weights.h"
#include "extract/relations/mention_map.h"
#include "extract/relations/pair_context.h"
#include "extract/relations/pattern_lexicon.h"

namespace notegraph::extract {

/// Collects the features of one place where two entities meet. Every feature says by which rule they meet and
/// which of them, the head or the tail, comes first.
class PlaceFeatures {
 public:
  /// All arguments must outlive this.
  PlaceFeatures(const MentionMap& map, const PairContext& context, bool head_first, Features& features);

  const MentionMap& map() const { return map_; }
  ContextRule rule() const { return context_.rule; }
  std::size_t first() const { return context_.first; }
  std::size_t second() const { return context_.second; }
  bool head_first() const { return head_first_; }

  /// A feature alone and together with the types of the two entities.
  void add(std::string_view kind, std::uint64_t what);
  void add(std::string_view kind, const std::string& what);
  /// A feature alone: for words, of which there are many.
  void add_word(std::string_view kind, std::string_view text);
  /// The words of [begin, end) as one; each mention in it stands as its kind only.
  void add_window(std::string_view kind, std::uint32_t begin, std::uint32_t end);
  std::string window(std::uint32_t begin, std::uint32_t end) const;
  /// Each word and each two neighboring words of [begin, end) that belong to no mention.
  void add_bag(std::string_view kind, std::uint32_t begin, std::uint32_t end);
  /// The classes of the cues in [begin, end), and those of the first and of the last one.
  void add_cues(std::string_view kind, std::uint32_t begin, std::uint32_t end);

 private:
  const MentionMap& map_;
  const PairContext& context_;
  const bool head_first_;
  const std::string& first_type_;
  const std::string& second_type_;
  Features& features_;
};

/// What stands between two mentions of one sentence, seen through enumerations: in "X uses A, B and C" stands
/// "uses" between X and C. And what governs the second: the last cue before it, with its own subject.
void add_sentence_features(PlaceFeatures& place, const PatternLexicon& patterns);
/// What a heading, a lead, a first cell says beside its mention.
void add_owner_features(PlaceFeatures& place);
/// Where in its block the second mention stands, what labels the block, and what governs the mention.
void add_item_features(PlaceFeatures& place);
/// What stands before and behind the two, in their sentences.
void add_surroundings(PlaceFeatures& place);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_RELATIONS_PLACE_FEATURES_H_
