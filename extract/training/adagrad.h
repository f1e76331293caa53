#ifndef NOTEGRAPH_EXTRACT_TRAINING_ADAGRAD_H_
#define NOTEGRAPH_EXTRACT_TRAINING_ADAGRAD_H_

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace notegraph::extract {

struct LearningOptions {
  int epochs = 12;
  float rate = 0.1F;
  float decay = 1e-5F;    ///< L2: what a weight loses, relative to itself, whenever it is touched.
  float caution = 1e-6F;  ///< The squared gradient that each weight starts from; more: smaller first steps.
  int min_count = 1;      ///< Features that fewer examples have are not learnt from.
  int bits = 17;          ///< 2^bits slots of weights.
};

/// Gradient steps whose size adapts to each weight (Duchi, Hazan and Singer 2011, AdaGrad).
class AdaGrad {
 public:
  AdaGrad(std::span<float> weights, const LearningOptions& options)
      : weights_(weights),
        squares_(weights.size(), options.caution),
        rate_(options.rate),
        decay_(options.decay) {}

  /// Moves weight `i` against `gradient` of the loss.
  void step(std::size_t i, float gradient) {
    gradient += decay_ * weights_[i];
    squares_[i] += gradient * gradient;
    weights_[i] -= rate_ * gradient / std::sqrt(squares_[i]);
  }

 private:
  std::span<float> weights_;
  std::vector<float> squares_;
  float rate_, decay_;
};

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_TRAINING_ADAGRAD_H_
