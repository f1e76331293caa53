#ifndef NOTEGRAPH_API_SERVICE_RELATION_CACHE_H_
#define NOTEGRAPH_API_SERVICE_RELATION_CACHE_H_

#include <array>
#include <cstddef>
#include <memory>
#include <mutex>
#include <unordered_map>

#include "graph/model/relation.h"

namespace notegraph::service {

/// The relations that answers named last, with their evidence, as one state of the graph has them. It belongs
/// to that state, so that nothing in it is ever out of date. Thread-safe; bounded.
class RelationCache {
 public:
  using RelationPointer = std::shared_ptr<const Relation>;
  static constexpr std::size_t kMaxBytes = std::size_t{16} << 20;

  explicit RelationCache(std::size_t max_bytes = kMaxBytes) : shard_bytes_(max_bytes / kShards) {}

  /// Null: it is not here.
  RelationPointer find(const RelationKey& key);
  /// What takes a quarter of the room of its part is not kept.
  void put(RelationPointer relation);

 private:
  static constexpr std::size_t kShards = 16;

  struct Hash {
    std::size_t operator()(const RelationKey& key) const;
  };
  using Relations = std::unordered_map<RelationKey, RelationPointer, Hash>;

  /// Two generations: what is asked for moves to the recent one; when that has half of the room, it becomes
  /// the older one, and what was not asked for meanwhile goes.
  struct Shard {
    std::mutex mutex;
    Relations recent, older;
    std::size_t recent_bytes = 0;
  };

  Shard& shard_of(const RelationKey& key) { return shards_[Hash()(key) % kShards]; }
  /// With the mutex of `shard` held. What goes is put into `gone`, to be freed without it.
  void keep(RelationPointer relation, Shard& shard, Relations& gone) const;

  const std::size_t shard_bytes_;
  std::array<Shard, kShards> shards_;
};

/// About what `evidence` takes in memory.
std::size_t count_bytes(const Evidence& evidence);

}  // namespace notegraph::service

#endif  // NOTEGRAPH_API_SERVICE_RELATION_CACHE_H_
