#ifndef NOTEGRAPH_EXTRACT_TRAINING_RANDOM_H_
#define NOTEGRAPH_EXTRACT_TRAINING_RANDOM_H_

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

namespace notegraph::extract {

/// 0 .. n-1 in an order that `seed` alone decides, on every standard library (Fisher-Yates over the
/// generator splitmix64 of Vigna 2015).
inline std::vector<std::size_t> shuffled_indexes(std::size_t n, std::uint64_t seed) {
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t i = n; i > 1; --i) {
    std::uint64_t z = seed += 0x9E3779B97F4A7C15ULL;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    std::swap(order[i - 1], order[(z ^ (z >> 31U)) % i]);
  }
  return order;
}

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_TRAINING_RANDOM_H_
