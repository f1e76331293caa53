#include "api/service/relation_cache.h"

#include <functional>
#include <string>
#include <utility>

namespace notegraph::service {
namespace {

std::size_t count_bytes(const Relation& relation) {
  std::size_t bytes = sizeof(Relation) + relation.key.type.size();
  for (const Evidence& evidence : relation.evidence) bytes += service::count_bytes(evidence);
  return bytes;
}

}  // namespace

std::size_t count_bytes(const Evidence& evidence) {
  std::size_t bytes = sizeof(Evidence) + evidence.note.size() + evidence.quote.size() + evidence.rule.size();
  for (const std::string& heading : evidence.headings) bytes += sizeof heading + heading.size();
  return bytes;
}

std::size_t RelationCache::Hash::operator()(const RelationKey& key) const {
  constexpr std::size_t kOdd = 0x9e3779b97f4a7c15;  // Golden ratio, as is usual to mix hashes.
  return (key.head.value * kOdd) ^ (key.tail.value + std::hash<std::string>()(key.type));
}

RelationCache::RelationPointer RelationCache::find(const RelationKey& key) {
  Relations gone;
  Shard& shard = shard_of(key);
  const std::lock_guard lock(shard.mutex);
  if (const auto found = shard.recent.find(key); found != shard.recent.end()) return found->second;
  const auto found = shard.older.find(key);
  if (found == shard.older.end()) return nullptr;
  RelationPointer relation = found->second;
  shard.older.erase(found);
  keep(relation, shard, gone);
  return relation;
}

void RelationCache::put(RelationPointer relation) {
  Relations gone;
  Shard& shard = shard_of(relation->key);
  const std::lock_guard lock(shard.mutex);
  keep(std::move(relation), shard, gone);
}

void RelationCache::keep(RelationPointer relation, Shard& shard, Relations& gone) const {
  const std::size_t bytes = count_bytes(*relation);
  if (bytes > shard_bytes_ / 4) return;
  if (shard.recent_bytes + bytes > shard_bytes_ / 2) {
    gone = std::exchange(shard.older, std::exchange(shard.recent, {}));
    shard.recent_bytes = 0;
  }
  const RelationKey& key = relation->key;
  if (shard.recent.emplace(key, relation).second) shard.recent_bytes += bytes;
}

}  // namespace notegraph::service
