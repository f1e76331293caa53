#include "extract/learning/feature_order.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace notegraph::extract {

void sort_distinct(Features& features, Features& scratch) {
  constexpr unsigned kBits = 6;
  const auto bucket_of = [](std::uint64_t feature) {
    return static_cast<std::size_t>(feature >> (64U - kBits));
  };
  std::array<std::uint32_t, (1U << kBits) + 1> begins{};
  for (const std::uint64_t feature : features) ++begins[bucket_of(feature) + 1];
  for (std::size_t bucket = 1; bucket < begins.size(); ++bucket) begins[bucket] += begins[bucket - 1];
  scratch.resize(features.size());
  for (const std::uint64_t feature : features) scratch[begins[bucket_of(feature)]++] = feature;
  // What is out of order now stands a few steps from its place.
  auto end = features.begin();
  for (const std::uint64_t feature : scratch) {
    auto at = end;
    while (at != features.begin() && *(at - 1) > feature) --at;
    if (at != features.begin() && *(at - 1) == feature) continue;
    std::move_backward(at, end, end + 1);
    *at = feature;
    ++end;
  }
  features.erase(end, features.end());
}

}  // namespace notegraph::extract
