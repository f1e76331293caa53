#include "extract/learning/logistic_model.h"

#include <algorithm>
#include <cmath>

namespace notegraph::extract {

void softmax(std::span<float> scores) {
  const float best = *std::max_element(scores.begin(), scores.end());
  float sum = 0;
  for (float& score : scores) sum += score = std::exp(score - best);
  for (float& score : scores) score /= sum;
}

std::vector<float> LogisticModel::probabilities(const Features& features) const {
  std::vector<float> scores(weights.labels());
  weights.add_scores(features, scores);
  for (float& score : scores) score *= feature_value(features);
  softmax(scores);
  return scores;
}

}  // namespace notegraph::extract
