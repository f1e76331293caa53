#include "extract/training/logistic_trainer.h"

#include <cmath>

#include "extract/training/random.h"

namespace notegraph::extract {

namespace {

/// Drops the features that too few examples have: one seen once only says which note it came from.
std::vector<LabeledExample> without_rare_features(const std::vector<const LabeledExample*>& examples,
                                                  const LearningOptions& options) {
  const HashedWeights slots(options.bits, 1);
  std::vector<int> counts(std::size_t{1} << static_cast<unsigned>(options.bits));
  for (const LabeledExample* example : examples) {
    for (const std::uint64_t feature : example->features) ++counts[slots.slot(feature)];
  }
  std::vector<LabeledExample> out;
  for (const LabeledExample* example : examples) {
    out.push_back(*example);
    std::erase_if(out.back().features,
                  [&](std::uint64_t feature) { return counts[slots.slot(feature)] < options.min_count; });
  }
  return out;
}

}  // namespace

LogisticModel train_logistic(const std::vector<const LabeledExample*>& all, std::size_t labels,
                             const LearningOptions& options) {
  const std::vector<LabeledExample> examples = without_rare_features(all, options);
  LogisticModel model{HashedWeights(options.bits, labels)};
  AdaGrad weights(model.weights.values(), options);
  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    for (const std::size_t index : shuffled_indexes(examples.size(), static_cast<std::uint64_t>(epoch))) {
      const LabeledExample& example = examples[index];
      const std::vector<float> expected = model.probabilities(example.features);
      for (std::size_t label = 0; label < labels; ++label) {
        const float gradient = (expected[label] - (label == example.label ? 1.F : 0.F)) * example.weight *
                               feature_value(example.features);
        if (std::abs(gradient) < 1e-4F) continue;
        for (const std::uint64_t feature : example.features) {
          weights.step(model.weights.slot(feature) * labels + label, gradient);
        }
      }
    }
  }
  return model;
}

}  // namespace notegraph::extract
