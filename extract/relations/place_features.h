#ifndef NOTEGRAPH_EXTRACT_RELATIONS_PLACE_FEATURES_H_
#define NOTEGRAPH_EXTRACT_RELATIONS_PLACE_FEATURES_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "extract/learning/feature_hash.h"
#include "extract/learning/hashed_weights.h"
#include "extract/relations/mention_map.h"
#include "extract/relations/pair_context.h"
#include "extract/relations/pattern_lexicon.h"

namespace notegraph::extract {

/// The kinds of the features that cues give.
struct CueKinds {
  // Not explicit, so that a literal is enough.
  consteval CueKinds(const char* name) : any(name), first(name, " first"), last(name, " last") {}
  FeatureKind any, first, last;
};

/// Collects the features of one place where two entities meet, for both orders at once: most is the same.
/// Every feature says by which rule they meet and which of them, the head or the tail, comes first.
class PlaceFeatures {
 public:
  /// For the order in which the head comes first at [1], the tail at [0].
  using BothOrders = std::array<Features, 2>;

  /// All arguments must outlive this; `features` grows.
  PlaceFeatures(const MentionMap& map, const PairContext& context, BothOrders& features);

  const MentionMap& map() const { return map_; }
  ContextRule rule() const { return context_.rule; }
  std::size_t first() const { return context_.first; }
  std::size_t second() const { return context_.second; }

  /// A feature alone and together with the types of the two entities.
  void add(FeatureKind kind, std::uint64_t what);
  void add(FeatureKind kind, ByteHash text) { add(kind, FeatureHash(text).value()); }
  /// The same, where it depends on the order.
  void add(FeatureKind kind, const std::array<std::uint64_t, 2>& what);
  /// A feature alone: for words, of which there are many.
  void add_word(FeatureKind kind, std::string_view text);
  /// A window as a word.
  void add_phrase(FeatureKind kind, std::uint32_t begin, std::uint32_t end);
  /// The words of [begin, end) as one; each mention in it stands as its kind only.
  void add_window(FeatureKind kind, std::uint32_t begin, std::uint32_t end);
  /// Adds the text of such a window to `text`.
  void write_window(std::uint32_t begin, std::uint32_t end, ByteHash& text) const;
  ByteHash window(std::uint32_t begin, std::uint32_t end) const;
  /// Each word and each two neighboring words of [begin, end) that belong to no mention.
  void add_bag(FeatureKind kind, std::uint32_t begin, std::uint32_t end);
  /// The classes of the cues in [begin, end), and those of the first and of the last one.
  void add_cues(const CueKinds& kinds, std::uint32_t begin, std::uint32_t end);

 private:
  FeatureHash hash_of(FeatureKind kind, std::size_t order) const;

  const MentionMap& map_;
  const PairContext& context_;
  const RepeatedPart& first_type_;
  const RepeatedPart& second_type_;
  BothOrders& features_;
};

/// What stands between two mentions of one sentence, seen through enumerations: in "X uses A, B and C" stands
/// "uses" between X and C. And what governs the second: the last cue before it, with its own subject.
void add_sentence_features(PlaceFeatures& place, const PatternLexicon& patterns);
/// What a heading, a lead, a first cell says beside its mention.
void add_owner_features(PlaceFeatures& place);
/// Where in its block the second mention stands, what labels the block, and what governs the mention.
void add_item_features(PlaceFeatures& place);
/// Who acts in the sentence of the second mention, where the first stands in another: where it is the writer
/// or a pronoun, what the sentence says may be said of what it stands under, or of what the one before opens
/// with.
void add_subject_features(PlaceFeatures& place);
/// What stands before and behind the two, in their sentences.
void add_surroundings(PlaceFeatures& place);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_RELATIONS_PLACE_FEATURES_H_
