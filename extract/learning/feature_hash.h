#ifndef NOTEGRAPH_EXTRACT_LEARNING_FEATURE_HASH_H_
#define NOTEGRAPH_EXTRACT_LEARNING_FEATURE_HASH_H_

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace notegraph::extract {

/// FNV-1a over bytes.
class ByteHash {
 public:
  static constexpr std::uint64_t kPrime = 0x100000001B3ULL;

  constexpr void add(unsigned char byte) { state_ = (state_ ^ byte) * kPrime; }
  constexpr void add(std::string_view bytes) {
    for (const char c : bytes) add(static_cast<unsigned char>(c));
  }
  /// Behind each part: "ab", "c" and "a", "bc" differ.
  constexpr void end_part() { add(static_cast<unsigned char>(0x1F)); }

  constexpr std::uint64_t state() const { return state_; }

 private:
  std::uint64_t state_ = 0xCBF29CE484222325ULL;
  friend class FeatureHash;
  friend class RepeatedPart;
};

/// A part that is added to many hashes, in a few instructions each time. A step of FNV-1a changes only the
/// low byte of the state before it multiplies, and the low byte of the product depends on that of the state
/// alone. So what a fixed text makes of a state is the state times a power of the prime, plus what the
/// state's low byte decides.
class RepeatedPart {
 public:
  explicit RepeatedPart(std::string_view part);

  std::uint64_t add_to(std::uint64_t state) const { return state * factor_ + offsets_[state & 0xFFU]; }

 private:
  std::uint64_t factor_ = 1;
  std::array<std::uint64_t, 256> offsets_{};
};

/// What keeps different kinds of feature apart: a literal, hashed by the compiler.
class FeatureKind {
 public:
  // Not explicit, so that a literal is a kind.
  consteval FeatureKind(const char* name) { hash_.add(name); }
  consteval FeatureKind(const char* name, const char* more) {
    hash_.add(name);
    hash_.add(more);
  }
  constexpr ByteHash hash() const { return hash_; }

 private:
  ByteHash hash_;
};

/// A feature is only ever the hash of its parts (Weinberger et al. 2009, "Feature hashing for large scale
/// multitask learning"): the weights hold numbers, no text of the notes that they were learnt from. FNV-1a
/// over bytes, then the finalizer of MurmurHash3; the same on every machine.
class FeatureHash {
 public:
  constexpr explicit FeatureHash(FeatureKind kind) : hash_(kind.hash()) { hash_.end_part(); }
  /// Of a text whose bytes `text` has seen, as of a kind.
  constexpr explicit FeatureHash(ByteHash text) : hash_(text) { hash_.end_part(); }

  constexpr FeatureHash& add(std::string_view part) {
    hash_.add(part);
    hash_.end_part();
    return *this;
  }
  FeatureHash& add(const RepeatedPart& part) {
    hash_.state_ = part.add_to(hash_.state_);
    return *this;
  }
  template <std::integral Integer>
  constexpr FeatureHash& add(Integer part) {
    std::uint64_t& state = hash_.state_;
    state = (state ^ static_cast<std::uint64_t>(part)) * 0x9E3779B97F4A7C15ULL;
    state ^= state >> 29U;
    return *this;
  }
  /// What comes next is the bytes of one part; end it by FeatureHash(ByteHash).
  constexpr ByteHash bytes() const { return hash_; }

  constexpr std::uint64_t value() const {
    std::uint64_t h = hash_.state();
    h = (h ^ (h >> 33U)) * 0xFF51AFD7ED558CCDULL;
    h = (h ^ (h >> 33U)) * 0xC4CEB9FE1A85EC53ULL;
    return h ^ (h >> 33U);
  }

 private:
  ByteHash hash_;
};

inline RepeatedPart::RepeatedPart(std::string_view part) {
  for (std::size_t i = 0; i <= part.size(); ++i) factor_ *= ByteHash::kPrime;
  for (std::uint64_t low = 0; low < offsets_.size(); ++low) {
    ByteHash hash;
    hash.state_ = low;
    hash.add(part);
    hash.end_part();
    offsets_[low] = hash.state_ - low * factor_;
  }
}

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_LEARNING_FEATURE_HASH_H_
