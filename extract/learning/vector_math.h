#ifndef NOTEGRAPH_EXTRACT_LEARNING_VECTOR_MATH_H_
#define NOTEGRAPH_EXTRACT_LEARNING_VECTOR_MATH_H_

#include <array>
#include <cstddef>
#include <span>

namespace notegraph::extract {

// Both of one size each time. The first two go element by element: what they give is the same however wide
// the machine's registers are.

inline void add(std::span<const float> row, std::span<float> sum) {
  for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += row[i];
}

inline void add_scaled(std::span<const float> row, float factor, std::span<float> sum) {
  for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += factor * row[i];
}

inline float dot(std::span<const float> a, std::span<const float> b) {
  constexpr std::size_t kLanes = 8;  // So that the compiler may add several at a time.
  std::array<float, kLanes> sums{};
  std::size_t i = 0;
  for (; i + kLanes <= a.size(); i += kLanes) {
    for (std::size_t lane = 0; lane < kLanes; ++lane) sums[lane] += a[i + lane] * b[i + lane];
  }
  for (; i < a.size(); ++i) sums[0] += a[i] * b[i];
  float sum = 0;
  for (const float lane : sums) sum += lane;
  return sum;
}

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_LEARNING_VECTOR_MATH_H_
