#include "extract/training/tag_trainer.h"

#include <cmath>

#include "extract/training/adapted_weights.h"
#include "extract/training/random.h"

namespace notegraph::extract {
namespace {

std::vector<TagLattice::Scores> score(const TaggedRun& run, const AdaptedWeights& weights) {
  std::vector<TagLattice::Scores> scores(run.features.size());
  for (std::size_t t = 0; t < scores.size(); ++t) {
    weights.add_scores(run.features[t], run.is_target, scores[t]);
  }
  return scores;
}

}  // namespace

TagModel train_tags(const std::vector<const TaggedRun*>& runs, const LearningOptions& options) {
  TagModel model;
  AdaptedWeights emission(kTagCount, options);
  AdaGrad transition(model.transition, options);
  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    for (const std::size_t index : shuffled_indexes(runs.size(), static_cast<std::uint64_t>(epoch))) {
      const TaggedRun& run = *runs[index];
      const TagLattice lattice(score(run, emission), model);
      for (std::size_t t = 0; t < run.tags.size(); ++t) {
        for (std::size_t tag = 0; tag < kTagCount; ++tag) {
          const float expected = lattice.tag_probability(t, static_cast<Tag>(tag));
          const float gradient = expected - (run.tags[t] == static_cast<Tag>(tag) ? 1.F : 0.F);
          if (std::abs(gradient) < 1e-4F) continue;
          for (const std::uint64_t feature : run.features[t]) {
            emission.step(feature, tag, run.is_target, gradient);
          }
        }
        if (t + 1 == run.tags.size()) continue;
        for (std::size_t from = 0; from < kTagCount; ++from) {
          for (std::size_t to = 0; to < kTagCount; ++to) {
            const bool is_right =
                run.tags[t] == static_cast<Tag>(from) && run.tags[t + 1] == static_cast<Tag>(to);
            const float expected = lattice.pair_probability(t, static_cast<Tag>(from), static_cast<Tag>(to));
            transition.step(from * kTagCount + to, expected - (is_right ? 1.F : 0.F));
          }
        }
      }
    }
  }
  model.emission = emission.take();
  return model;
}

}  // namespace notegraph::extract
