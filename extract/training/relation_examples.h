#ifndef NOTEGRAPH_EXTRACT_TRAINING_RELATION_EXAMPLES_H_
#define NOTEGRAPH_EXTRACT_TRAINING_RELATION_EXAMPLES_H_

#include <string>
#include <vector>

#include "extract/linking/entity_finder.h"
#include "extract/relations/relation_candidate.h"
#include "extract/relations/relation_guide.h"
#include "extract/training/logistic_trainer.h"
#include "extract/training/pair_network_trainer.h"
#include "extract/training/prepared_note.h"
#include "extract/training/tree_trainer.h"

namespace notegraph::extract {

/// What the pairs of entities of a note teach both models that judge them.
struct RelationExamples {
  std::vector<LabeledExample> of_features;
  NetworkLesson of_network;
};

/// The types that are learnt, as ExtractorModels numbers them.
struct LearntTypes {
  std::vector<std::string> entity_types, relation_types;
};

/// Examples from the entities that the extractor finds, for pairs that match gold ones: what it will meet. A
/// pair with a wrong end teaches nothing here: that its end is wrong is for the keep model to say.
RelationExamples relation_examples_of_found(const PreparedNote& note, const RelationGuide& guide,
                                            const std::vector<LinkedEntity>& found, const LearntTypes& types);

/// The relations that `models` propose between the entities found, and whether the gold says so too.
struct RankExamples {
  std::vector<RelationCandidate> candidates;  ///< Without their contexts.
  std::vector<TreeExample> examples;          ///< One a candidate.
};
RankExamples rank_examples(const PreparedNote& note, const ExtractorModels& models,
                           const RelationGuide& guide, const Ontology& ontology,
                           const std::vector<LinkedEntity>& found);

/// Examples from the gold entities: none is missing, none is wrong.
RelationExamples relation_examples_of_gold(const PreparedNote& note, const Lexicon& lexicon,
                                           const RelationGuide& guide, const LearntTypes& types);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_TRAINING_RELATION_EXAMPLES_H_
