#ifndef NOTEGRAPH_EXTRACT_TRAINING_ADAPTED_WEIGHTS_H_
#define NOTEGRAPH_EXTRACT_TRAINING_ADAPTED_WEIGHTS_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

#include "extract/learning/hashed_weights.h"
#include "extract/training/adagrad.h"

namespace notegraph::extract {

/// Weights learnt from notes of several annotators: what all have in common, and what those who annotate as
/// the extractor shall read, the target, add to it. So the many others teach the target, but do not outvote
/// it (Daumé 2007, "Frustratingly easy domain adaptation"). Once learnt, both are one: only the target is
/// ever asked for.
class AdaptedWeights {
 public:
  AdaptedWeights(std::size_t labels, const LearningOptions& options)
      : common_(options.bits, labels),
        addition_(options.bits, labels),
        common_steps_(common_.values(), options),
        addition_steps_(addition_.values(), options) {}
  AdaptedWeights(const AdaptedWeights&) = delete;
  AdaptedWeights& operator=(const AdaptedWeights&) = delete;

  std::size_t labels() const { return common_.labels(); }
  std::size_t slot(std::uint64_t feature) const { return common_.slot(feature); }

  /// Adds the weights of `features` to `scores`, one score a label.
  void add_scores(std::span<const std::uint64_t> features, bool is_target, std::span<float> scores) const {
    common_.add_scores(features, scores);
    if (is_target) addition_.add_scores(features, scores);
  }

  /// Moves the weight of `feature` for `label` against `gradient` of the loss.
  void step(std::uint64_t feature, std::size_t label, bool is_target, float gradient) {
    const std::size_t i = slot(feature) * labels() + label;
    common_steps_.step(i, gradient);
    if (is_target) addition_steps_.step(i, gradient);
  }

  /// Those of the target. Nothing is left to learn on.
  HashedWeights take() {
    for (std::size_t i = 0; i < common_.values().size(); ++i) common_.values()[i] += addition_.values()[i];
    return std::move(common_);
  }

 private:
  HashedWeights common_, addition_;
  AdaGrad common_steps_, addition_steps_;
};

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_TRAINING_ADAPTED_WEIGHTS_H_
