#ifndef NOTEGRAPH_EXTRACT_TRAINING_LOGISTIC_TRAINER_H_
#define NOTEGRAPH_EXTRACT_TRAINING_LOGISTIC_TRAINER_H_

#include <cstddef>
#include <vector>

#include "extract/learning/logistic_model.h"
#include "extract/training/adagrad.h"

namespace notegraph::extract {

struct LabeledExample {
  Features features;
  std::size_t label = 0;
  bool is_target = false;  ///< Of a note annotated as the extractor shall read (AdaptedWeights).
};

/// Maximises the likelihood of the labels, an example at a time. Deterministic.
LogisticModel train_logistic(const std::vector<const LabeledExample*>& examples, std::size_t labels,
                             const LearningOptions& options);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_TRAINING_LOGISTIC_TRAINER_H_
