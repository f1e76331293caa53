#ifndef NOTEGRAPH_EXTRACT_LEARNING_HASHED_WEIGHTS_H_
#define NOTEGRAPH_EXTRACT_LEARNING_HASHED_WEIGHTS_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace notegraph::extract {

/// The features of one thing to be judged: FeatureHash values, each counts once for every time it occurs.
using Features = std::vector<std::uint64_t>;

/// One weight for each label in each of 2^`bits` slots; a feature's slot is the low bits of its hash. Weights
/// are learnt as floats, and then rounded: to seven bits and a sign, times one scale for all. A quarter of
/// the memory means that a weight is more often found in the cache, where nearly all the time of a lookup
/// goes.
class HashedWeights {
 public:
  HashedWeights() = default;
  /// All 0, to be learnt.
  HashedWeights(int bits, std::size_t labels);
  /// Rounded ones: each is `scale` times one of `bytes`, of which there are 2^`bits` times `labels`.
  static HashedWeights of_bytes(int bits, std::size_t labels, float scale, std::string_view bytes);

  int bits() const { return bits_; }
  std::size_t labels() const { return labels_; }
  bool is_rounded() const { return !bytes_.empty(); }
  void round();

  /// While they are learnt.
  std::span<float> values() { return values_; }
  /// Once they are rounded.
  float scale() const { return scale_; }
  std::string_view bytes() const;

  float weight(std::size_t slot, std::size_t label) const {
    const std::size_t i = slot * labels_ + label;
    return is_rounded() ? weight_of_byte_[bytes_[i]] : values_[i];
  }
  std::size_t slot(std::uint64_t feature) const {
    return static_cast<std::size_t>(feature & ((std::uint64_t{1} << static_cast<unsigned>(bits_)) - 1U));
  }

  /// Adds the weights of `features`, one after the other, to `scores`, one score a label.
  void add_scores(std::span<const std::uint64_t> features, std::span<float> scores) const;

 private:
  void set_scale(float scale);

  int bits_ = 0;
  std::size_t labels_ = 0;
  std::vector<float> values_;        ///< Empty once they are rounded.
  std::vector<std::uint8_t> bytes_;  ///< Signed ones; empty until then.
  float scale_ = 0;
  std::vector<float> weight_of_byte_;
};

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_LEARNING_HASHED_WEIGHTS_H_
