#include "extract/learning/feature_set.h"

#include <algorithm>
#include <array>
#include <utility>

namespace notegraph::extract {

void FeatureSet::clear() {
  size_ = 0;
  if (++round_ != 0) return;
  std::fill(slots_.begin(), slots_.end(), Slot{});  // Once in 2^32 times.
  round_ = 1;
}

FeatureSet::Slot& FeatureSet::slot_of(std::uint64_t feature) {
  std::size_t at = feature >> (64U - bits_);
  while (slots_[at].round == round_ && slots_[at].feature != feature) at = (at + 1) & (slots_.size() - 1);
  return slots_[at];
}

bool FeatureSet::insert(std::uint64_t feature) {
  Slot& slot = slot_of(feature);
  if (slot.round == round_) return false;
  slot = {feature, round_};
  if (++size_ * 2 > slots_.size()) grow(bits_ + 1);
  return true;
}

void FeatureSet::grow(unsigned bits) {
  bits_ = bits;
  const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(std::size_t{1} << bits));
  for (const Slot& slot : old) {
    if (slot.round == round_) slot_of(slot.feature) = slot;
  }
}

void sort_features(Features& features, std::size_t begin, Features& scratch) {
  constexpr unsigned kBits = 7;
  const auto bucket_of = [](std::uint64_t feature) {
    return static_cast<std::size_t>(feature >> (64U - kBits));
  };
  std::array<std::uint32_t, (1U << kBits) + 1> begins{};
  for (std::size_t i = begin; i < features.size(); ++i) ++begins[bucket_of(features[i]) + 1];
  for (std::size_t bucket = 1; bucket < begins.size(); ++bucket) begins[bucket] += begins[bucket - 1];
  scratch.resize(features.size() - begin);
  for (std::size_t i = begin; i < features.size(); ++i)
    scratch[begins[bucket_of(features[i])]++] = features[i];
  // What is out of order now stands a few steps from its place.
  for (std::size_t i = 0; i < scratch.size(); ++i) {
    std::size_t at = begin + i;
    for (; at > begin && features[at - 1] > scratch[i]; --at) features[at] = features[at - 1];
    features[at] = scratch[i];
  }
}

}  // namespace notegraph::extract
