#include "extract/learning/hashed_weights.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace notegraph::extract {
namespace {

struct RoundedRows {
  const std::uint8_t* bytes;
  std::uint64_t slot_mask;
  const float* weight_of;  ///< By byte.
};

/// How many features before its turn a row is asked for: most rows come from far in memory.
constexpr std::size_t kAhead = 24;

/// A number of labels that the compiler knows lets it keep the sums in registers.
template <std::size_t kLabels>
void add_rows(const RoundedRows& rows, std::span<const std::uint64_t> features, std::span<float> scores) {
  std::array<float, kLabels> sums{};
  std::copy_n(scores.begin(), kLabels, sums.begin());
  const auto row_of = [&rows](std::uint64_t feature) {
    return rows.bytes + (feature & rows.slot_mask) * kLabels;
  };
  for (std::size_t i = 0; i < features.size(); ++i) {
    if (i + kAhead < features.size()) __builtin_prefetch(row_of(features[i + kAhead]));
    const std::uint8_t* const row = row_of(features[i]);
    for (std::size_t label = 0; label < kLabels; ++label) sums[label] += rows.weight_of[row[label]];
  }
  std::copy_n(sums.begin(), kLabels, scores.begin());
}

using AddRows = void (*)(const RoundedRows&, std::span<const std::uint64_t>, std::span<float>);

template <std::size_t... kLabels>
constexpr std::array<AddRows, sizeof...(kLabels)> make_add_rows(std::index_sequence<kLabels...>) {
  return {&add_rows<kLabels>...};
}
/// By number of labels.
constexpr auto kAddRows = make_add_rows(std::make_index_sequence<17>());

}  // namespace

HashedWeights::HashedWeights(int bits, std::size_t labels)
    : bits_(bits), labels_(labels), values_((std::size_t{1} << static_cast<unsigned>(bits)) * labels) {}

HashedWeights HashedWeights::of_bytes(int bits, std::size_t labels, float scale, std::string_view bytes) {
  HashedWeights weights;
  weights.bits_ = bits;
  weights.labels_ = labels;
  weights.bytes_.assign(bytes.begin(), bytes.end());
  weights.set_scale(scale);
  return weights;
}

void HashedWeights::set_scale(float scale) {
  scale_ = scale;
  weight_of_byte_.resize(256);
  for (std::size_t byte = 0; byte < weight_of_byte_.size(); ++byte)
    weight_of_byte_[byte] = scale * static_cast<float>(static_cast<std::int8_t>(byte));
}

void HashedWeights::round() {
  if (is_rounded()) return;
  float largest = 0;
  for (const float value : values_) largest = std::max(largest, std::abs(value));
  set_scale(largest > 0 ? largest / 127 : 1);
  bytes_.resize(values_.size());
  std::transform(values_.begin(), values_.end(), bytes_.begin(),
                 [this](float value) { return static_cast<std::uint8_t>(std::lround(value / scale_)); });
  values_ = {};
}

std::string_view HashedWeights::bytes() const {
  return {reinterpret_cast<const char*>(bytes_.data()), bytes_.size()};
}

void HashedWeights::add_scores(std::span<const std::uint64_t> features, std::span<float> scores) const {
  if (is_rounded() && labels_ < kAddRows.size()) {
    const std::uint64_t slot_mask = (std::uint64_t{1} << static_cast<unsigned>(bits_)) - 1U;
    kAddRows[labels_]({bytes_.data(), slot_mask, weight_of_byte_.data()}, features, scores);
    return;
  }
  for (const std::uint64_t feature : features) {
    for (std::size_t label = 0; label < labels_; ++label) scores[label] += weight(slot(feature), label);
  }
}

}  // namespace notegraph::extract
