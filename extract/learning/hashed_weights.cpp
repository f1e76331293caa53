#include "extract/learning/hashed_weights.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace notegraph::extract {
namespace {

/// Rows are read so many labels at a time.
constexpr std::size_t kMaxWidth = 16;

}  // namespace

HashedWeights::HashedWeights(int bits, std::size_t labels)
    : bits_(bits), labels_(labels), values_((std::size_t{1} << static_cast<unsigned>(bits)) * labels) {}

HashedWeights HashedWeights::of_bytes(int bits, std::size_t labels, float scale, std::string_view bytes) {
  HashedWeights weights;
  weights.bits_ = bits;
  weights.labels_ = labels;
  weights.scale_ = scale;
  weights.bytes_.resize(bytes.size() + kMaxWidth);
  std::memcpy(weights.bytes_.data(), bytes.data(), bytes.size());
  return weights;
}

void HashedWeights::round() {
  if (is_rounded()) return;
  float largest = 0;
  for (const float value : values_) largest = std::max(largest, std::abs(value));
  scale_ = largest > 0 ? largest / 127 : 1;
  bytes_.resize(values_.size() + kMaxWidth);
  std::transform(values_.begin(), values_.end(), bytes_.begin(),
                 [this](float value) { return static_cast<std::int8_t>(std::lround(value / scale_)); });
  values_ = {};
}

std::string_view HashedWeights::bytes() const {
  return {reinterpret_cast<const char*>(bytes_.data()), bytes_.size() - kMaxWidth};
}

void HashedWeights::add_scores(std::span<const std::uint64_t> features, std::span<float> scores) const {
  if (is_rounded()) {
    if (labels_ <= 4) return add_rounded<4>(features, scores);
    if (labels_ <= 8) return add_rounded<8>(features, scores);
    if (labels_ <= 12) return add_rounded<12>(features, scores);
    if (labels_ <= kMaxWidth) return add_rounded<kMaxWidth>(features, scores);
  }
  for (const std::uint64_t feature : features) {
    for (std::size_t label = 0; label < labels_; ++label) scores[label] += weight(slot(feature), label);
  }
}

/// With a width that the compiler knows, a row takes a few vector instructions. What is read beyond the row's
/// end goes nowhere.
template <std::size_t kWidth>
void HashedWeights::add_rounded(std::span<const std::uint64_t> features, std::span<float> scores) const {
  std::array<float, kWidth> sums{};
  std::copy(scores.begin(), scores.end(), sums.begin());
  for (const std::uint64_t feature : features) {
    const std::int8_t* const row = bytes_.data() + slot(feature) * labels_;
    for (std::size_t label = 0; label < kWidth; ++label)
      sums[label] += scale_ * static_cast<float>(row[label]);
  }
  std::copy_n(sums.begin(), scores.size(), scores.begin());
}

}  // namespace notegraph::extract
