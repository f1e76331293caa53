#ifndef NOTEGRAPH_EXTRACT_RELATIONS_PAIR_FEATURES_H_
#define NOTEGRAPH_EXTRACT_RELATIONS_PAIR_FEATURES_H_

#include <cstddef>
#include <vector>

#include "extract/learning/hashed_weights.h"
#include "extract/relations/mention_map.h"
#include "extract/relations/pair_context.h"
#include "extract/relations/pattern_lexicon.h"

namespace notegraph::extract {

/// How many of the places where two entities meet are judged together: the most telling ones.
inline constexpr std::size_t kJudgedContexts = 3;

/// What a note says of an ordered pair of entities, as features for the relation model.
struct PairFeatures {
  Features pair;                 ///< Their types and how the note speaks of each at all.
  std::vector<Features> places;  ///< Per judged context; what an earlier one has too is not repeated.

  /// Everything, as the model judges it.
  Features all() const;
};

PairFeatures make_pair_features(const MentionMap& map, const PatternLexicon& patterns, std::size_t head,
                                std::size_t tail, const std::vector<PairContext>& contexts);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_RELATIONS_PAIR_FEATURES_H_
