#ifndef NOTEGRAPH_EXTRACT_TRAINING_RELATION_EXAMPLES_H_
#define NOTEGRAPH_EXTRACT_TRAINING_RELATION_EXAMPLES_H_

#include <string>
#include <vector>

#include "extract/linking/entity_finder.h"
#include "extract/relations/cue_lexicon.h"
#include "extract/relations/relation_finder.h"
#include "extract/training/calibration_trainer.h"
#include "extract/training/logistic_trainer.h"
#include "extract/training/prepared_note.h"

namespace notegraph::extract {

/// Examples from the entities that the extractor finds, for pairs that match gold ones: what it will meet. A
/// pair with a wrong end teaches nothing here: that its end is wrong is for the keep model to say.
std::vector<LabeledExample> relation_examples_of_found(const PreparedNote& note, const CueLexicon& cues,
                                                       const std::vector<LinkedEntity>& found,
                                                       const std::vector<std::string>& relation_types);

/// What `found`, the relations between the `entities` that were found, say, and whether the gold says so too.
std::vector<JudgedSaying> judge_relations(const PreparedNote& note, const std::vector<LinkedEntity>& entities,
                                          const std::vector<FoundRelation>& found);

/// Examples from the gold entities: none is missing, none is wrong.
std::vector<LabeledExample> relation_examples_of_gold(const PreparedNote& note, const CueLexicon& cues,
                                                      const std::vector<std::string>& relation_types);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_TRAINING_RELATION_EXAMPLES_H_
