#include "extract/training/logistic_trainer.h"

#include <cmath>

#include "extract/training/random.h"

namespace notegraph::extract {
namespace {

class LogisticTrainer {
 public:
  LogisticTrainer(std::size_t labels, const LearningOptions& options)
      : options_(options),
        model_{HashedWeights(options.bits, labels)},
        adagrad_(model_.weights.values(), options),
        counts_(std::size_t{1} << static_cast<unsigned>(options.bits)) {}

  void count(const Features& features) {
    for (const std::uint64_t feature : features) ++counts_[model_.weights.slot(feature)];
  }

  /// What too few examples have only says which note it came from.
  Features without_rare(const Features& features) const {
    Features kept;
    for (const std::uint64_t feature : features) {
      if (counts_[model_.weights.slot(feature)] >= options_.min_count) kept.push_back(feature);
    }
    return kept;
  }

  void learn(const Features& features, std::size_t right_label) {
    const std::vector<float> expected = model_.probabilities(features);
    for (std::size_t label = 0; label < expected.size(); ++label) {
      const float error = expected[label] - (label == right_label ? 1.F : 0.F);
      if (std::abs(error) < 1e-4F) continue;
      for (const std::uint64_t feature : features) {
        adagrad_.step(model_.weights.slot(feature) * expected.size() + label,
                      error * feature_value(features));
      }
    }
  }

  LogisticModel take_model() { return std::move(model_); }

 private:
  LearningOptions options_;
  LogisticModel model_;
  AdaGrad adagrad_;
  std::vector<int> counts_;  ///< Per slot, over all examples.
};

}  // namespace

LogisticModel train_logistic(const std::vector<const LabeledExample*>& examples, std::size_t labels,
                             const LearningOptions& options) {
  LogisticTrainer trainer(labels, options);
  for (const LabeledExample* example : examples) trainer.count(example->features);
  std::vector<LabeledExample> kept;
  for (const LabeledExample* example : examples) {
    kept.push_back({trainer.without_rare(example->features), example->label});
  }
  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    for (const std::size_t i : shuffled_indexes(kept.size(), static_cast<std::uint64_t>(epoch))) {
      trainer.learn(kept[i].features, kept[i].label);
    }
  }
  return trainer.take_model();
}

}  // namespace notegraph::extract
