#ifndef NOTEGRAPH_EXTRACT_RELATIONS_PAIR_FEATURES_H_
#define NOTEGRAPH_EXTRACT_RELATIONS_PAIR_FEATURES_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "extract/learning/hashed_weights.h"
#include "extract/relations/mention_map.h"
#include "extract/relations/pair_context.h"
#include "extract/relations/place_features.h"
#include "extract/relations/relation_guide.h"
#include "extract/relations/template_matches.h"

namespace notegraph::extract {

/// How many of the places where two entities meet are judged together: the most telling ones.
inline constexpr std::size_t kJudgedContexts = 3;

/// What a note says of an ordered pair of entities, as features for the relation model: first their types and
/// how the note speaks of each at all; then, for each judged context, what no earlier one has too.
class PairFeatures {
 public:
  /// Everything, as the model judges it.
  const Features& all() const { return features_; }
  std::size_t places() const { return place_begins_.size(); }
  /// Those of one judged context alone.
  std::span<const std::uint64_t> of_place(std::size_t place) const;
  /// What the model would judge if the two met at this judged context only.
  void write_alone(std::size_t place, Features& features) const;

 private:
  friend class PairFeatureMaker;

  Features features_;
  std::vector<std::size_t> place_begins_;
  std::array<Features, kJudgedContexts>
      whole_places_;  ///< With what earlier ones have too; places() of them.
};

/// Makes the features of pairs, one pair after the other, in memory that it keeps.
class PairFeatureMaker {
 public:
  /// Both must outlive this.
  PairFeatureMaker(const MentionMap& map, const RelationGuide& guide);

  /// Puts the places first that state something by a template: nothing is more telling.
  void put_stated_first(std::vector<PairContext>& contexts) const;
  /// What templates state at a place.
  std::span<const TemplateMatches::Statement> statements_at(const PairContext& context) const;

  /// Of (`a`, `b`) as head and tail, and of (`b`, `a`), which meet at `contexts`. Valid until the next call.
  const std::array<PairFeatures, 2>& make(std::size_t a, std::size_t b,
                                          const std::vector<PairContext>& contexts);

 private:
  /// What an entity is called first in the note, and how that ends.
  struct Name {
    std::uint64_t whole = 0, last = 0;
  };

  /// As one end of a pair.
  struct End {
    Name name;
    std::array<std::uint64_t, 3> as_head{}, as_tail{};  ///< How the note speaks of it, as features.
  };

  Name name_of(const FoundEntity& entity) const;
  void add_names(std::size_t head, std::size_t tail, Features& features) const;
  /// What is generally known of the two.
  void add_known(std::size_t head, std::size_t tail, std::uint64_t relation, Features& features) const;
  /// The relation of (`a`, `b`) and that of (`b`, `a`).
  std::array<std::uint64_t, 2> known_relations(std::size_t a, std::size_t b) const;
  void begin(std::size_t head, std::size_t tail, std::uint64_t known_relation, PairFeatures& features) const;
  void add_statements(PlaceFeatures& place, const PairContext& context) const;
  /// `known`: of (first, second) and of (second, first).
  void collect_place(const PairContext& context, const std::array<std::uint64_t, 2>& known);
  /// Adds what `place` has and `seen`, which is sorted, has not.
  void add_place(Features& place, const Features& seen, PairFeatures& pair);
  /// Adds `place`, sorted, to `seen`.
  void remember(const Features& place, Features& seen);

  const MentionMap& map_;
  const RelationGuide& guide_;
  const TemplateMatches matches_;
  std::vector<End> ends_;  ///< Per entity: most stand in many pairs.
  std::array<PairFeatures, 2> pair_;
  PlaceFeatures::BothOrders place_;
  std::array<Features, 2> seen_;  ///< In the places before.
  Features scratch_;
};

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_RELATIONS_PAIR_FEATURES_H_
