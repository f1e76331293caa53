#ifndef NOTEGRAPH_EXTRACT_LEARNING_FEATURE_HASH_H_
#define NOTEGRAPH_EXTRACT_LEARNING_FEATURE_HASH_H_

#include <concepts>
#include <cstdint>
#include <string_view>

namespace notegraph::extract {

/// A feature is only ever the hash of its parts (Weinberger et al. 2009, "Feature hashing for large scale
/// multitask learning"): the weights hold numbers, no text of the notes that they were learnt from. FNV-1a
/// over bytes, then the finalizer of MurmurHash3; the same on every machine.
class FeatureHash {
 public:
  /// `kind` keeps different kinds of feature apart.
  constexpr explicit FeatureHash(std::string_view kind) { add(kind); }

  constexpr FeatureHash& add(std::string_view part) {
    for (const char c : part) mix(static_cast<unsigned char>(c));
    mix(0x1FU);  // "ab", "c" and "a", "bc" differ.
    return *this;
  }
  template <std::integral Integer>
  constexpr FeatureHash& add(Integer part) {
    state_ = (state_ ^ static_cast<std::uint64_t>(part)) * 0x9E3779B97F4A7C15ULL;
    state_ ^= state_ >> 29U;
    return *this;
  }

  constexpr std::uint64_t value() const {
    std::uint64_t h = state_;
    h = (h ^ (h >> 33U)) * 0xFF51AFD7ED558CCDULL;
    h = (h ^ (h >> 33U)) * 0xC4CEB9FE1A85EC53ULL;
    return h ^ (h >> 33U);
  }

 private:
  constexpr void mix(std::uint64_t byte) { state_ = (state_ ^ byte) * 0x100000001B3ULL; }

  std::uint64_t state_ = 0xCBF29CE484222325ULL;
};

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_LEARNING_FEATURE_HASH_H_
