#include "extract/learning/feature_order.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace notegraph::extract {
namespace {

/// What is out of order stands a few steps from its place.
void sort_nearly_sorted(Features& features) {
  for (std::size_t i = 1; i < features.size(); ++i) {
    const std::uint64_t feature = features[i];
    std::size_t at = i;
    for (; at > 0 && features[at - 1] > feature; --at) features[at] = features[at - 1];
    features[at] = feature;
  }
}

}  // namespace

void sort_distinct(Features& features, Features& scratch) {
  constexpr unsigned kBits = 7;
  const auto bucket_of = [](std::uint64_t feature) {
    return static_cast<std::size_t>(feature >> (64U - kBits));
  };
  std::array<std::uint32_t, (1U << kBits) + 1> begins{};
  for (const std::uint64_t feature : features) ++begins[bucket_of(feature) + 1];
  for (std::size_t bucket = 1; bucket < begins.size(); ++bucket) begins[bucket] += begins[bucket - 1];
  scratch.resize(features.size());
  for (const std::uint64_t feature : features) scratch[begins[bucket_of(feature)]++] = feature;
  sort_nearly_sorted(scratch);
  std::size_t size = 0;
  for (std::size_t i = 0; i < scratch.size(); ++i) {
    features[size] = scratch[i];
    const bool is_last = i + 1 == scratch.size() || scratch[i] != scratch[i + 1];
    size += is_last ? 1 : 0;
  }
  features.resize(size);
}

void append_difference(const Features& features, const Features& others, Features& out) {
  const std::size_t before = out.size();
  out.resize(before + features.size());
  std::uint64_t* const added = out.data() + before;
  std::size_t end = 0, a = 0, b = 0;
  while (a < features.size() && b < others.size()) {
    const std::uint64_t from_a = features[a], from_b = others[b];
    added[end] = from_a;
    end += static_cast<std::size_t>(from_a < from_b);
    a += static_cast<std::size_t>(from_a <= from_b);
    b += static_cast<std::size_t>(from_b <= from_a);
  }
  std::copy(features.begin() + static_cast<std::ptrdiff_t>(a), features.end(), added + end);
  out.resize(before + end + features.size() - a);
}

void unite(const Features& a, const Features& b, Features& out) {
  out.resize(a.size() + b.size());
  std::size_t end = 0, from_a = 0, from_b = 0;
  while (from_a < a.size() && from_b < b.size()) {
    const std::uint64_t of_a = a[from_a], of_b = b[from_b];
    out[end++] = std::min(of_a, of_b);
    from_a += static_cast<std::size_t>(of_a <= of_b);
    from_b += static_cast<std::size_t>(of_b <= of_a);
  }
  auto rest = out.begin() + static_cast<std::ptrdiff_t>(end);
  rest = std::copy(a.begin() + static_cast<std::ptrdiff_t>(from_a), a.end(), rest);
  rest = std::copy(b.begin() + static_cast<std::ptrdiff_t>(from_b), b.end(), rest);
  out.erase(rest, out.end());
}

}  // namespace notegraph::extract
