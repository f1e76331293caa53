#ifndef NOTEGRAPH_EXTRACT_TRAINING_TREE_TRAINER_H_
#define NOTEGRAPH_EXTRACT_TRAINING_TREE_TRAINER_H_

#include <cstddef>
#include <vector>

#include "extract/learning/boosted_trees.h"

namespace notegraph::extract {

struct TreeExample {
  std::vector<float> numbers;  ///< As many in every example.
  bool is_right = false;
  int weight = 1;
};

struct TreeOptions {
  int trees = 150;
  int leaves = 15;              ///< Of one tree, at most.
  float rate = 0.07F;           ///< What a tree adds of what it would.
  double min_leaf_weight = 60;  ///< Of the examples in a leaf.
  double caution = 1;           ///< Added to the curvature of a leaf, which makes it smaller.
};

/// Trees that grow where they gain most, by the second order of the logistic loss, over histograms of
/// quantiles (Ke et al. 2017, "LightGBM: a highly efficient gradient boosting decision tree"). Deterministic.
BoostedTrees train_trees(const std::vector<const TreeExample*>& examples, const TreeOptions& options);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_TRAINING_TREE_TRAINER_H_
