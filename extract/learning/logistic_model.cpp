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

void LogisticModel::probabilities(const Features& features, std::vector<float>& probabilities) const {
  probabilities.assign(weights.labels(), 0.F);
  weights.add_scores(features, probabilities);
  const float value = feature_value(features);
  for (float& score : probabilities) score *= value;
  softmax(probabilities);
}

std::vector<float> LogisticModel::probabilities(const Features& features) const {
  std::vector<float> out;
  probabilities(features, out);
  return out;
}

}  // namespace notegraph::extract
