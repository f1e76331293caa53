#ifndef NOTEGRAPH_GRAPH_STORE_ENTITY_FILTER_H_
#define NOTEGRAPH_GRAPH_STORE_ENTITY_FILTER_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "graph/model/entity.h"

namespace notegraph::store {

/// Remembers any number of entities in eight mebibytes: of those that were added it is certain, of one in
/// 40,000 others it is mistaken at a million entities, of one in 20 at ten million. Source: Bloom,
/// "Space/time trade-offs in hash coding with allowable errors", 1970; ids are hashes already.
class EntityFilter {
 public:
  void add(EntityId id) {
    for (const std::size_t bit : bits_of(id)) words_[bit / 64] |= std::uint64_t{1} << bit % 64;
  }
  bool may_hold(EntityId id) const {
    for (const std::size_t bit : bits_of(id)) {
      if ((words_[bit / 64] >> bit % 64 & 1) == 0) return false;
    }
    return true;
  }

 private:
  static constexpr std::size_t kBits = std::size_t{1} << 26;

  /// By double hashing (Kirsch and Mitzenmacher 2006).
  static std::array<std::size_t, 4> bits_of(EntityId id) {
    const std::uint64_t step = id.value >> 32 | 1;
    std::array<std::size_t, 4> bits;
    for (std::size_t i = 0; i < bits.size(); ++i) bits[i] = (id.value + i * step) % kBits;
    return bits;
  }

  std::vector<std::uint64_t> words_ = std::vector<std::uint64_t>(kBits / 64);
};

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_ENTITY_FILTER_H_
