#include "extract/training/logistic_trainer.h"

#include <algorithm>
#include <cmath>

#include "extract/training/adapted_weights.h"
#include "extract/training/random.h"

namespace notegraph::extract {
namespace {

class LogisticTrainer {
 public:
  LogisticTrainer(std::size_t labels, const LearningOptions& options)
      : min_count_(options.min_count),
        weights_(labels, options),
        counts_(std::size_t{1} << static_cast<unsigned>(options.bits)),
        expected_(labels) {}

  void count(const Features& features) {
    for (const std::uint64_t feature : features) ++counts_[weights_.slot(feature)];
  }

  /// What too few examples have only says which note it came from.
  Features without_rare(const Features& features) const {
    Features kept;
    for (const std::uint64_t feature : features) {
      if (counts_[weights_.slot(feature)] >= min_count_) kept.push_back(feature);
    }
    return kept;
  }

  void learn(const LabeledExample& example) {
    const float value = feature_value(example.features);
    std::fill(expected_.begin(), expected_.end(), 0.F);
    weights_.add_scores(example.features, example.is_target, expected_);
    for (float& score : expected_) score *= value;
    softmax(expected_);
    for (std::size_t label = 0; label < expected_.size(); ++label) {
      const float error = expected_[label] - (label == example.label ? 1.F : 0.F);
      if (std::abs(error) < 1e-4F) continue;
      for (const std::uint64_t feature : example.features) {
        weights_.step(feature, label, example.is_target, error * value);
      }
    }
  }

  LogisticModel take_model() { return {weights_.take()}; }

 private:
  int min_count_;
  AdaptedWeights weights_;
  std::vector<int> counts_;      ///< Per slot, over all examples.
  std::vector<float> expected_;  ///< Of the example that is learnt from.
};

}  // namespace

LogisticModel train_logistic(const std::vector<const LabeledExample*>& examples, std::size_t labels,
                             const LearningOptions& options) {
  LogisticTrainer trainer(labels, options);
  for (const LabeledExample* example : examples) trainer.count(example->features);
  std::vector<LabeledExample> kept;
  for (const LabeledExample* example : examples) {
    kept.push_back({trainer.without_rare(example->features), example->label, example->is_target});
  }
  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    for (const std::size_t i : shuffled_indexes(kept.size(), static_cast<std::uint64_t>(epoch))) {
      trainer.learn(kept[i]);
    }
  }
  return trainer.take_model();
}

}  // namespace notegraph::extract
