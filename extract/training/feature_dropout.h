#ifndef NOTEGRAPH_EXTRACT_TRAINING_FEATURE_DROPOUT_H_
#define NOTEGRAPH_EXTRACT_TRAINING_FEATURE_DROPOUT_H_

#include <cstdint>

#include "extract/learning/hashed_weights.h"
#include "extract/training/random.h"

namespace notegraph::extract {

/// Leaves features out at random while something is learnt, so that it relies on no few of them alone: what
/// it learns holds better of notes with other words (Wager, Wang and Liang 2013, "Dropout training as
/// adaptive regularization").
class FeatureDropout {
 public:
  /// `share`: how many are left out, from 0 to less than 1.
  explicit FeatureDropout(float share) : share_(share), random_(kSeed) {}

  /// Replaces `kept` by what is left of `features` this time.
  void thin(const Features& features, Features& kept) {
    kept.clear();
    for (const std::uint64_t feature : features) {
      if (random_.fraction() >= share_) kept.push_back(feature);
    }
  }
  /// What the score of the features that are left is to be multiplied by, to be as large as that of all.
  float amends() const { return 1 / (1 - share_); }

 private:
  static constexpr std::uint64_t kSeed = 77;

  float share_;
  Random random_;
};

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_TRAINING_FEATURE_DROPOUT_H_
