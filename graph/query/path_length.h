#ifndef NOTEGRAPH_GRAPH_QUERY_PATH_LENGTH_H_
#define NOTEGRAPH_GRAPH_QUERY_PATH_LENGTH_H_

#include <cstdint>
#include <limits>

#include "graph/query/confidence_scale.h"

// How long a path is, by either order of PathOrder. Both criteria share one 64-bit number, the first in the
// upper bits: adding lengths adds both, comparing lengths compares the second only where the first is equal.
namespace notegraph::query {

using PathLength = std::uint64_t;

inline constexpr PathLength kNoPathLength = std::numeric_limits<PathLength>::max();

/// The longest path that the numbers below can measure, even at the lowest confidence: 2^17 hops of cost
/// 2^27.
inline constexpr std::uint32_t kMostHops = 1U << 17;

/// Fewest hops, then smallest cost: hops in the upper 20 bits.
struct HopsFirst {
  static constexpr PathLength of_hop(Cost cost) { return (PathLength{1} << 44) + cost; }
  static constexpr std::uint32_t hops(PathLength length) { return static_cast<std::uint32_t>(length >> 44); }
  /// The greatest length of a path of at most `hops`.
  static constexpr PathLength longest(std::uint32_t hops) { return (PathLength{hops + 1} << 44) - 1; }
};

/// Smallest cost, then fewest hops: hops in the lower 20 bits.
struct ConfidenceFirst {
  static constexpr PathLength of_hop(Cost cost) { return (PathLength{cost} << 20) + 1; }
  static constexpr std::uint32_t hops(PathLength length) { return length & ((1U << 20) - 1); }
};

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_PATH_LENGTH_H_
