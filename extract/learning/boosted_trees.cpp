#include "extract/learning/boosted_trees.h"

#include <algorithm>
#include <cmath>

namespace notegraph::extract {

float BoostedTrees::log_odds(std::span<const float> numbers) const {
  float sum = offset;
  for (const std::uint32_t root : roots) {
    std::uint32_t at = root;
    while (nodes[at].feature != Node::kLeaf) {
      at = numbers[nodes[at].feature] <= nodes[at].value ? at + 1 : nodes[at].right;
    }
    sum += nodes[at].value;
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
