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

  std::vector<float> probabilities(const Features& features) const { return model_.probabilities(features); }

  void learn(const Features& features, std::size_t right_label) {
    const std::vector<float> expected = model_.probabilities(features);
    for (std::size_t label = 0; label < expected.size(); ++label) {
      const float error = expected[label] - (label == right_label ? 1.F : 0.F);
      if (std::abs(error) < 1e-4F) continue;
      for (const std::uint64_t feature : features) {
        adagrad_.step(model_.weights.slot(feature) * expected.size() + label, error * feature_value(features));
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

/// The instance of `bag` to which the model gives its label most readily; the first, where it knows nothing.
std::size_t clearest_instance(const LogisticTrainer& trainer, const LabeledBag& bag) {
  std::size_t clearest = 0;
  float best = 0;
  for (std::size_t i = 0; i < bag.instances.size(); ++i) {
    const float probability = trainer.probabilities(bag.instances[i])[bag.label];
    if (probability > best) {
      best = probability;
      clearest = i;
    }
  }
  return clearest;
}

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

LogisticModel train_logistic(const std::vector<const LabeledBag*>& bags, std::size_t labels,
                             const LearningOptions& options) {
  LogisticTrainer trainer(labels, options);
  for (const LabeledBag* bag : bags) {
    for (const Features& instance : bag->instances) trainer.count(instance);
  }
  std::vector<LabeledBag> kept;
  for (const LabeledBag* bag : bags) {
    LabeledBag& copy = kept.emplace_back();
    copy.label = bag->label;
    for (const Features& instance : bag->instances) copy.instances.push_back(trainer.without_rare(instance));
  }
  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    for (const std::size_t i : shuffled_indexes(kept.size(), static_cast<std::uint64_t>(epoch))) {
      const LabeledBag& bag = kept[i];
      if (bag.label != 0) {
        trainer.learn(bag.instances[clearest_instance(trainer, bag)], bag.label);
        continue;
      }
      for (const Features& instance : bag.instances) trainer.learn(instance, 0);
    }
  }
  return trainer.take_model();
}

}  // namespace notegraph::extract
