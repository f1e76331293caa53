#ifndef NOTEGRAPH_EXTRACT_TRAINING_RANDOM_H_
#define NOTEGRAPH_EXTRACT_TRAINING_RANDOM_H_

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

namespace notegraph::extract {

/// The same numbers for the same seed, on every standard library: splitmix64 (Vigna 2015).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15ULL;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
  }
  /// From 0 to 1, without 1.
  float fraction() { return static_cast<float>(next() >> 40U) * 0x1p-24F; }

 private:
  std::uint64_t state_;
};

/// 0 .. n-1 in an order that `seed` alone decides (Fisher-Yates).
inline std::vector<std::size_t> shuffled_indexes(std::size_t n, std::uint64_t seed) {
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  Random random(seed);
  for (std::size_t i = n; i > 1; --i) std::swap(order[i - 1], order[random.next() % i]);
  return order;
}

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_TRAINING_RANDOM_H_
