#include "extract/learning/boosted_trees.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace notegraph::extract {
namespace {

/// Trees that are walked side by side: while one waits for its node, the others go on.
constexpr std::size_t kAtOnce = 10;

}  // namespace

float BoostedTrees::log_odds(std::span<const float> numbers) const {
  float sum = offset;
  std::array<std::uint32_t, kAtOnce> at{};
  for (std::size_t tree = 0; tree < roots.size(); tree += kAtOnce) {
    const std::size_t trees = std::min(kAtOnce, roots.size() - tree);
    std::copy_n(roots.begin() + static_cast<std::ptrdiff_t>(tree), trees, at.begin());
    for (bool moved = true; moved;) {
      moved = false;
      for (std::size_t i = 0; i < trees; ++i) {
        const Node& node = nodes[at[i]];
        const bool is_leaf = node.feature == Node::kLeaf;
        const bool goes_right = !(numbers[is_leaf ? 0 : node.feature] <= node.value);
        // Multiplied, not chosen between: which way it goes cannot be foreseen.
        const std::uint32_t step = 1 + (node.right - at[i] - 1) * static_cast<std::uint32_t>(goes_right);
        at[i] += step * static_cast<std::uint32_t>(!is_leaf);
        moved |= !is_leaf;
      }
    }
    for (std::size_t i = 0; i < trees; ++i) sum += nodes[at[i]].value;
  }
  return sum;
}

float BoostedTrees::probability(std::span<const float> numbers) const {
  return 1 / (1 + std::exp(-log_odds(numbers)));
}

bool BoostedTrees::is_sound(std::size_t features) const {
  for (std::size_t n = 0; n < nodes.size(); ++n) {
    if (nodes[n].feature == Node::kLeaf) continue;
    // Children stand behind their parent: a walk ends.
    if (nodes[n].feature >= features || nodes[n].right <= n + 1 || nodes[n].right >= nodes.size())
      return false;
  }
  return std::all_of(roots.begin(), roots.end(),
                     [this](std::uint32_t root) { return root < nodes.size(); }) &&
         (nodes.empty() || nodes.back().feature == Node::kLeaf);
}

}  // namespace notegraph::extract
