#ifndef NOTEGRAPH_EXTRACT_LEARNING_HASHED_WEIGHTS_H_
#define NOTEGRAPH_EXTRACT_LEARNING_HASHED_WEIGHTS_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace notegraph::extract {

/// The features of one thing to be judged: FeatureHash values, each counts once for every time it occurs.
using Features = std::vector<std::uint64_t>;

/// One weight for each label in each of 2^`bits` slots; a feature's slot is the low bits of its hash.
class HashedWeights {
 public:
  HashedWeights() = default;
  HashedWeights(int bits, std::size_t labels)
      : bits_(bits), labels_(labels), values_((std::size_t{1} << static_cast<unsigned>(bits)) * labels) {}

  int bits() const { return bits_; }
  std::size_t labels() const { return labels_; }
  std::span<float> values() { return values_; }
  std::span<const float> values() const { return values_; }

  std::size_t slot(std::uint64_t feature) const {
    return static_cast<std::size_t>(feature & ((std::uint64_t{1} << static_cast<unsigned>(bits_)) - 1U));
  }

  /// Adds the weights of `features` to `scores`, one score a label.
  void add_scores(std::span<const std::uint64_t> features, std::span<float> scores) const {
    for (const std::uint64_t feature : features) {
      const float* weights = values_.data() + slot(feature) * labels_;
      for (std::size_t label = 0; label < labels_; ++label) scores[label] += weights[label];
    }
  }

 private:
  int bits_ = 0;
  std::size_t labels_ = 0;
  std::vector<float> values_;
};

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_LEARNING_HASHED_WEIGHTS_H_
