#ifndef NOTEGRAPH_EXTRACT_LEARNING_LOGISTIC_MODEL_H_
#define NOTEGRAPH_EXTRACT_LEARNING_LOGISTIC_MODEL_H_

#include <cmath>
#include <vector>

#include "extract/learning/hashed_weights.h"

namespace notegraph::extract {

/// What each feature of an example counts: examples with many features would drown the others.
inline float feature_value(const Features& features) {
  return 1.F / std::sqrt(static_cast<float>(features.size()));
}

/// Multinomial logistic regression over hashed features.
struct LogisticModel {
  HashedWeights weights;

  /// The probability of each label; they sum to 1.
  std::vector<float> probabilities(const Features& features) const;
  /// The same, in memory that the caller keeps.
  void probabilities(const Features& features, std::vector<float>& probabilities) const;
};

/// Scores to probabilities, in place.
void softmax(std::span<float> scores);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_LEARNING_LOGISTIC_MODEL_H_
