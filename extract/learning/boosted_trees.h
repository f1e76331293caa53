#ifndef NOTEGRAPH_EXTRACT_LEARNING_BOOSTED_TREES_H_
#define NOTEGRAPH_EXTRACT_LEARNING_BOOSTED_TREES_H_

#include <cstdint>
#include <span>
#include <vector>

namespace notegraph::extract {

/// A sum of small decision trees over a few numbers, as log odds (Friedman 2001, "Greedy function
/// approximation: a gradient boosting machine").
struct BoostedTrees {
  struct Node {
    static constexpr std::uint32_t kLeaf = 0xFFFFFFFF;

    std::uint32_t feature = kLeaf;
    float value = 0;          ///< Of a leaf, what it adds; else numbers up to it go left.
    std::uint32_t right = 0;  ///< The right child, further behind; the left one is the next node.
  };
  std::vector<Node> nodes;
  std::vector<std::uint32_t> roots;  ///< One a tree.
  float offset = 0;

  /// `numbers` has one for each feature that the nodes name.
  float log_odds(std::span<const float> numbers) const;
  float probability(std::span<const float> numbers) const;

  /// Whether every tree can be walked, with `features` numbers: for what comes from a file.
  bool is_sound(std::size_t features) const;
};

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_LEARNING_BOOSTED_TREES_H_
