#ifndef NOTEGRAPH_EXTRACT_LINKING_ENTITY_SCALE_H_
#define NOTEGRAPH_EXTRACT_LINKING_ENTITY_SCALE_H_

#include <array>
#include <cstddef>
#include <vector>

#include "extract/learning/extractor_models.h"
#include "extract/linking/entity_candidate.h"

namespace notegraph::extract {

/// What the models say of an entity candidate for itself.
struct EntityJudgement {
  float deserves = 0;    ///< The probability that it deserves a node.
  std::size_t type = 0;  ///< The likeliest, an index into ExtractorModels::entity_types.
  float type_probability = 0;
};

using EntityNumbers = std::array<float, kEntityNumbers>;

/// How each candidate stands, for BoostedTrees: what is said of it alone, its form and its places, and the
/// other candidates: those that overlap with it, that stand beside it as in an enumeration, that share its
/// blocks, and all of the note, for a note's author marks much or little. `judgements`: one a candidate.
/// (After Collins 2000, "Discriminative reranking for natural language parsing".) O(n log n).
std::vector<EntityNumbers> weigh_entities(const NoteView& note,
                                          const std::vector<EntityCandidate>& candidates,
                                          const std::vector<EntityJudgement>& judgements);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_LINKING_ENTITY_SCALE_H_
