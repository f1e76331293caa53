#ifndef NOTEGRAPH_EXTRACT_LEARNING_LOGISTIC_MODEL_H_
#define NOTEGRAPH_EXTRACT_LEARNING_LOGISTIC_MODEL_H_

#include <vector>

#include "extract/learning/hashed_weights.h"

namespace notegraph::extract {

/// Multinomial logistic regression over hashed features.
struct LogisticModel {
  HashedWeights weights;

  /// The probability of each label; they sum to 1.
  std::vector<float> probabilities(const Features& features) const;
};

/// Scores to probabilities, in place.
void softmax(std::span<float> scores);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_LEARNING_LOGISTIC_MODEL_H_
