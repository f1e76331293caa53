#include "extract/training/tag_trainer.h"

#include <cmath>
#include <utility>

#include "extract/training/adapted_weights.h"
#include "extract/training/feature_dropout.h"
#include "extract/training/random.h"

namespace notegraph::extract {
namespace {

class TagTrainer {
 public:
  TagTrainer(const LearningOptions& options, float unread)
      : emission_(kTagCount, options), transition_(model_.transition, options), dropout_(unread) {}

  void learn(const TaggedRun& run) {
    read_.resize(run.features.size());
    for (std::size_t t = 0; t < read_.size(); ++t) dropout_.thin(run.features[t], read_[t]);
    const TagLattice lattice(scores(run.is_target), model_);
    for (std::size_t t = 0; t < run.tags.size(); ++t) {
      learn_tag(run, t, lattice);
      if (t + 1 < run.tags.size()) learn_transition(run, t, lattice);
    }
  }

  TagModel take_model() {
    model_.emission = emission_.take();
    return std::move(model_);
  }

 private:
  std::vector<TagLattice::Scores> scores(bool is_target) const {
    std::vector<TagLattice::Scores> scores(read_.size());
    for (std::size_t t = 0; t < scores.size(); ++t) {
      emission_.add_scores(read_[t], is_target, scores[t]);
      for (float& score : scores[t]) score *= dropout_.amends();
    }
    return scores;
  }

  void learn_tag(const TaggedRun& run, std::size_t t, const TagLattice& lattice) {
    for (std::size_t tag = 0; tag < kTagCount; ++tag) {
      const float expected = lattice.tag_probability(t, static_cast<Tag>(tag));
      const float gradient = expected - (run.tags[t] == static_cast<Tag>(tag) ? 1.F : 0.F);
      if (std::abs(gradient) < 1e-4F) continue;
      for (const std::uint64_t feature : read_[t]) emission_.step(feature, tag, run.is_target, gradient);
    }
  }

  /// To the next token.
  void learn_transition(const TaggedRun& run, std::size_t t, const TagLattice& lattice) {
    for (std::size_t from = 0; from < kTagCount; ++from) {
      for (std::size_t to = 0; to < kTagCount; ++to) {
        const bool is_right =
            run.tags[t] == static_cast<Tag>(from) && run.tags[t + 1] == static_cast<Tag>(to);
        const float expected = lattice.pair_probability(t, static_cast<Tag>(from), static_cast<Tag>(to));
        transition_.step(from * kTagCount + to, expected - (is_right ? 1.F : 0.F));
      }
    }
  }

  TagModel model_;
  AdaptedWeights emission_;
  AdaGrad transition_;
  FeatureDropout dropout_;
  std::vector<Features> read_;  ///< One a token of the run that is learnt from.
};

}  // namespace

TagModel train_tags(const std::vector<const TaggedRun*>& runs, const LearningOptions& options, float unread) {
  TagTrainer trainer(options, unread);
  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    for (const std::size_t index : shuffled_indexes(runs.size(), static_cast<std::uint64_t>(epoch))) {
      trainer.learn(*runs[index]);
    }
  }
  return trainer.take_model();
}

}  // namespace notegraph::extract
