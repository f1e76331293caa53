#ifndef NOTEGRAPH_EXTRACT_MENTIONS_NAME_FINDER_H_
#define NOTEGRAPH_EXTRACT_MENTIONS_NAME_FINDER_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "extract/learning/tag_lattice.h"
#include "extract/lexicon/sense_resolver.h"
#include "extract/mentions/tagging_features.h"
#include "extract/text/token.h"

namespace notegraph::extract {

/// A stretch of text that may be the name of something.
struct NameCandidate {
  TokenSpan span;
  float probability = 0;                       ///< By the tag model, of just these tokens.
  std::optional<std::uint32_t> concept_index;  ///< What the lexicon knows under this name, here.
};

/// The stretches of tokens that are tagged together: a run ends at a cut, or after kMaxRun tokens, so that
/// memory does not grow with the length of a line.
std::vector<TokenSpan> tagging_runs(const TokenizedNote& tokens);

/// All known names and every other stretch that `model` gives at least `kMinNameProbability`, but for such as
/// open with a request ("explain X") or a connective ("unlike X"), in text order; they may overlap.
inline constexpr float kMinNameProbability = 0.08F;
std::vector<NameCandidate> find_names(const TagModel& model, const TaggingFeatures& features,
                                      const TokenizedNote& tokens, const std::vector<LexiconMatch>& matches);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_MENTIONS_NAME_FINDER_H_
