#ifndef NOTEGRAPH_EXTRACT_TRAINING_GOLD_ALIGNER_H_
#define NOTEGRAPH_EXTRACT_TRAINING_GOLD_ALIGNER_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "extract/evaluation/annotation.h"
#include "extract/learning/tag_lattice.h"
#include "extract/text/token.h"

namespace notegraph::extract {

/// A gold mention at one of its places.
struct AlignedMention {
  TokenSpan span;
  std::size_t entity = 0;  ///< Index into Annotation::entities.
};

/// Gold files list the surface forms of an entity, not their places. This finds every place where a form
/// stands as whole tokens; where two overlap the longer one wins. In text order.
std::vector<AlignedMention> align(const Annotation& gold, std::string_view text, const TokenizedNote& tokens);

/// The right tag of each token.
std::vector<Tag> tags_of(const std::vector<AlignedMention>& mentions, std::size_t tokens);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_TRAINING_GOLD_ALIGNER_H_
