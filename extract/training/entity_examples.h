#ifndef NOTEGRAPH_EXTRACT_TRAINING_ENTITY_EXAMPLES_H_
#define NOTEGRAPH_EXTRACT_TRAINING_ENTITY_EXAMPLES_H_

#include <string>
#include <vector>

#include "extract/lexicon/lexicon.h"
#include "extract/linking/entity_candidate.h"
#include "extract/mentions/lexicon_endings.h"
#include "extract/training/logistic_trainer.h"
#include "extract/training/prepared_note.h"

namespace notegraph::extract {

/// What a note teaches about its entity candidates.
struct EntityExamples {
  std::vector<LabeledExample> keep;          ///< Label 1: the candidate shares a surface with a gold entity.
  std::vector<std::size_t> keep_candidates;  ///< Which candidate each of them is of.
  std::vector<LabeledExample> type;  ///< Of those of label 1; the label is an index into the entity types.
};

/// Of several candidates that share surfaces with one gold entity only the most probable is an example of
/// keeping; the others teach nothing about it.
EntityExamples make_entity_examples(const PreparedNote& note, const Lexicon& lexicon,
                                    const LexiconEndings& endings,
                                    const std::vector<EntityCandidate>& candidates,
                                    const std::vector<std::string>& entity_types);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_TRAINING_ENTITY_EXAMPLES_H_
