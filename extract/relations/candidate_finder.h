#ifndef NOTEGRAPH_EXTRACT_RELATIONS_CANDIDATE_FINDER_H_
#define NOTEGRAPH_EXTRACT_RELATIONS_CANDIDATE_FINDER_H_

#include <vector>

#include "extract/learning/extractor_models.h"
#include "extract/relations/mention_map.h"
#include "extract/relations/pair_features.h"
#include "extract/relations/relation_candidate.h"
#include "extract/relations/relation_guide.h"
#include "graph/model/ontology.h"

namespace notegraph::extract {

/// For each two entities of a note that meet: the two likeliest relations that `ontology` allows, one behind
/// the other, the likelier first; but none that is out of the question. `map`: made with the cues of `guide`;
/// `feature_maker`: with both.
std::vector<RelationCandidate> find_candidates(const ExtractorModels& models, const RelationGuide& guide,
                                               const Ontology& ontology, const MentionMap& map,
                                               PairFeatureMaker& feature_maker);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_RELATIONS_CANDIDATE_FINDER_H_
