#ifndef NOTEGRAPH_EXTRACT_LEARNING_FEATURE_SET_H_
#define NOTEGRAPH_EXTRACT_LEARNING_FEATURE_SET_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "extract/learning/hashed_weights.h"

namespace notegraph::extract {

/// Features seen so far; made to be emptied and filled again many times. Open addressing: features are hashes
/// already, so their high bits say where to look.
class FeatureSet {
 public:
  FeatureSet() { grow(kFirstBits); }

  void clear();
  /// Whether `feature` was not yet in the set.
  bool insert(std::uint64_t feature);

 private:
  static constexpr unsigned kFirstBits = 10;

  struct Slot {
    std::uint64_t feature = 0;
    std::uint32_t round = 0;  ///< Taken if it is the set's own.
  };
  void grow(unsigned bits);
  Slot& slot_of(std::uint64_t feature);

  std::vector<Slot> slots_;
  unsigned bits_ = 0;
  std::size_t size_ = 0;
  std::uint32_t round_ = 1;  ///< One more at each clear(), so that no slot need be touched.
};

/// Sorts some hundred `features`, from `begin` on, in linear time: being hashes, they spread evenly over
/// buckets by their first bits. `scratch` is overwritten.
void sort_features(Features& features, std::size_t begin, Features& scratch);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_LEARNING_FEATURE_SET_H_
