#include "extract/training/tree_trainer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <utility>

namespace notegraph::extract {
namespace {

constexpr std::size_t kBins = 64;

/// What the examples of one leaf, or of one bin of it, ask for.
struct Demand {
  double gradient = 0, curvature = 0, weight = 0;

  Demand& operator+=(const Demand& other) {
    gradient += other.gradient;
    curvature += other.curvature;
    weight += other.weight;
    return *this;
  }
  Demand operator-(const Demand& other) const {
    return {gradient - other.gradient, curvature - other.curvature, weight - other.weight};
  }
};

/// One feature of all examples, as bins between quantiles.
struct BinnedFeature {
  std::vector<float> upper;        ///< The largest number of each bin but the last.
  std::vector<std::uint8_t> bins;  ///< Per example.
};

BinnedFeature bin_feature(const std::vector<const TreeExample*>& examples, std::size_t feature) {
  std::vector<float> numbers;
  numbers.reserve(examples.size());
  for (const TreeExample* example : examples) numbers.push_back(example->numbers[feature]);
  std::vector<float> sorted = numbers;
  std::sort(sorted.begin(), sorted.end());
  BinnedFeature binned;
  for (std::size_t bin = 1; bin < kBins; ++bin) {
    const float border = sorted[bin * sorted.size() / kBins];
    const bool is_new = binned.upper.empty() || border > binned.upper.back();
    if (is_new && border < sorted.back()) binned.upper.push_back(border);
  }
  for (const float number : numbers) {
    const auto bin = std::lower_bound(binned.upper.begin(), binned.upper.end(), number);
    binned.bins.push_back(static_cast<std::uint8_t>(bin - binned.upper.begin()));
  }
  return binned;
}

struct Split {
  double gain = 0;
  std::size_t feature = 0;
  std::uint8_t bin = 0;  ///< The last that goes left.
};

class TreeTrainer {
 public:
  TreeTrainer(const std::vector<const TreeExample*>& examples, const TreeOptions& options)
      : examples_(examples), options_(options), scores_(examples.size()), demands_(examples.size()) {
    for (std::size_t f = 0; f < examples.front()->numbers.size(); ++f) {
      features_.push_back(bin_feature(examples, f));
    }
  }

  BoostedTrees train() {
    double right = 1, all = 2;
    for (const TreeExample* example : examples_) {
      all += example->weight;
      if (example->is_right) right += example->weight;
    }
    trees_.offset = static_cast<float>(std::log(right / (all - right)));
    std::fill(scores_.begin(), scores_.end(), trees_.offset);
    for (int tree = 0; tree < options_.trees; ++tree) add_tree();
    return std::move(trees_);
  }

 private:
  struct Leaf {
    std::vector<std::uint32_t> examples;
    Demand demand;
    Split split;
    std::size_t left = 0, right = 0;  ///< Indexes of leaves_, once it is split.
  };

  void add_tree() {
    for (std::size_t i = 0; i < examples_.size(); ++i) {
      const double probability = 1 / (1 + std::exp(-scores_[i])), weight = examples_[i]->weight;
      demands_[i] = {weight * (probability - (examples_[i]->is_right ? 1 : 0)),
                     weight * probability * (1 - probability), weight};
    }
    leaves_.clear();
    std::vector<std::uint32_t> all(examples_.size());
    std::iota(all.begin(), all.end(), 0U);
    add_leaf(std::move(all));
    for (int leaves = 1; leaves < options_.leaves; ++leaves) {
      const auto best = std::max_element(leaves_.begin(), leaves_.end(), [](const Leaf& a, const Leaf& b) {
        return a.split.gain < b.split.gain;
      });
      if (best->split.gain <= 0) break;
      divide(static_cast<std::size_t>(best - leaves_.begin()));
    }
    trees_.roots.push_back(static_cast<std::uint32_t>(trees_.nodes.size()));
    write(0);
  }

  std::size_t add_leaf(std::vector<std::uint32_t> examples) {
    Leaf leaf;
    for (const std::uint32_t i : examples) leaf.demand += demands_[i];
    leaf.examples = std::move(examples);
    leaf.split = best_split(leaf);
    leaves_.push_back(std::move(leaf));
    return leaves_.size() - 1;
  }

  double worth(const Demand& demand) const {
    return demand.gradient * demand.gradient / (demand.curvature + options_.caution);
  }

  Split best_split(const Leaf& leaf) const {
    Split best;
    for (std::size_t f = 0; f < features_.size(); ++f) {
      std::array<Demand, kBins> bins{};
      for (const std::uint32_t i : leaf.examples) bins[features_[f].bins[i]] += demands_[i];
      Demand left;
      for (std::size_t bin = 0; bin < features_[f].upper.size(); ++bin) {
        left += bins[bin];
        const Demand right = leaf.demand - left;
        if (std::min(left.weight, right.weight) < options_.min_leaf_weight) continue;
        const double gain = worth(left) + worth(right) - worth(leaf.demand);
        if (gain > best.gain) best = {gain, f, static_cast<std::uint8_t>(bin)};
      }
    }
    return best;
  }

  void divide(std::size_t index) {
    const Split split = leaves_[index].split;
    std::vector<std::uint32_t> left, right;
    for (const std::uint32_t i : leaves_[index].examples) {
      (features_[split.feature].bins[i] <= split.bin ? left : right).push_back(i);
    }
    leaves_[index].examples.clear();
    leaves_[index].split.gain = 0;
    leaves_[index].left = add_leaf(std::move(left));
    leaves_[index].right = add_leaf(std::move(right));
    leaves_[index].split.feature = split.feature;
  }

  void write(std::size_t index) {
    const Leaf& leaf = leaves_[index];
    const std::size_t node = trees_.nodes.size();
    trees_.nodes.emplace_back();
    if (leaf.left == 0) {
      const double step = -options_.rate * leaf.demand.gradient / (leaf.demand.curvature + options_.caution);
      trees_.nodes[node].value = static_cast<float>(step);
      for (const std::uint32_t i : leaf.examples) scores_[i] += static_cast<float>(step);
      return;
    }
    trees_.nodes[node].feature = static_cast<std::uint32_t>(leaf.split.feature);
    trees_.nodes[node].value = features_[leaf.split.feature].upper[leaf.split.bin];
    write(leaf.left);
    trees_.nodes[node].right = static_cast<std::uint32_t>(trees_.nodes.size());
    write(leaf.right);
  }

  const std::vector<const TreeExample*>& examples_;
  const TreeOptions& options_;
  std::vector<BinnedFeature> features_;
  std::vector<double> scores_;   ///< Log odds so far, per example.
  std::vector<Demand> demands_;  ///< Per example.
  std::vector<Leaf> leaves_;     ///< Of the tree that grows; the root first.
  BoostedTrees trees_;
};

}  // namespace

BoostedTrees train_trees(const std::vector<const TreeExample*>& examples, const TreeOptions& options) {
  return examples.empty() ? BoostedTrees() : TreeTrainer(examples, options).train();
}

}  // namespace notegraph::extract
