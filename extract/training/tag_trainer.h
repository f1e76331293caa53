#ifndef NOTEGRAPH_EXTRACT_TRAINING_TAG_TRAINER_H_
#define NOTEGRAPH_EXTRACT_TRAINING_TAG_TRAINER_H_

#include <vector>

#include "extract/learning/tag_lattice.h"
#include "extract/training/adagrad.h"

namespace notegraph::extract {

/// A run of tokens with the tags that are right for it.
struct TaggedRun {
  std::vector<Features> features;  ///< One a token.
  std::vector<Tag> tags;
  bool is_target = false;  ///< Of a note annotated as the extractor shall read (AdaptedWeights).
};

/// Maximises the conditional likelihood of the tags, a run at a time, with a share `unread` of the features
/// left out at random (feature_dropout.h). Deterministic.
TagModel train_tags(const std::vector<const TaggedRun*>& runs, const LearningOptions& options, float unread);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_TRAINING_TAG_TRAINER_H_
