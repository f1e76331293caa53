#ifndef NOTEGRAPH_TESTS_EXTRACT_LEARNING_RANDOM_NETWORK_H_
#define NOTEGRAPH_TESTS_EXTRACT_LEARNING_RANDOM_NETWORK_H_

#include <cstddef>
#include <random>

#include "extract/learning/pair_network.h"

namespace notegraph::extract {

/// That has learnt nothing: all its weights are random, and the same each time.
inline PairNetwork random_network(std::size_t outcomes) {
  PairNetwork network;
  network.outcomes = outcomes;
  std::mt19937 random(7);
  std::uniform_real_distribution<float> weight(-0.5F, 0.5F);
  network.words.resize(PairNetwork::kWordRows * PairNetwork::kWordSize);
  for (float& w : network.words) w = weight(random);
  for (std::size_t l = 0; l < PairNetwork::kLayers; ++l) {
    const auto [rows, columns] = network.shape(static_cast<PairNetwork::Layer>(l));
    network.layers[l].resize(rows * columns);
    for (float& w : network.layers[l]) w = weight(random);
  }
  return network;
}

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_TESTS_EXTRACT_LEARNING_RANDOM_NETWORK_H_
