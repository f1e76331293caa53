#include "extract/training/logistic_trainer.h"

#include <cmath>

#include "extract/training/random.h"

namespace notegraph::extract {

LogisticModel train_logistic(const std::vector<const LabeledExample*>& examples, std::size_t labels,
                             const LearningOptions& options) {
  LogisticModel model{HashedWeights(options.bits, labels)};
  AdaGrad weights(model.weights.values(), options);
  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    for (const std::size_t index : shuffled_indexes(examples.size(), static_cast<std::uint64_t>(epoch))) {
      const LabeledExample& example = *examples[index];
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
