#include "api/service/relation_cache.h"

#include <gtest/gtest.h>

namespace notegraph::service {
namespace {

RelationCache::RelationPointer relation(std::uint64_t head, std::size_t quote_bytes = 1000) {
  Relation made;
  made.key = {{head}, "uses", {head + 1}};
  made.evidence.resize(1);
  made.evidence[0].quote.assign(quote_bytes, 'q');
  return std::make_shared<const Relation>(std::move(made));
}

std::size_t count_kept(RelationCache& cache, std::uint64_t count) {
  std::size_t kept = 0;
  for (std::uint64_t head = 0; head < count; ++head) kept += cache.find(relation(head)->key) != nullptr;
  return kept;
}

TEST(RelationCache, GivesBackWhatWasPut) {
  RelationCache cache;
  const auto put = relation(1);
  EXPECT_EQ(cache.find(put->key), nullptr);
  cache.put(put);
  EXPECT_EQ(cache.find(put->key), put);
  EXPECT_EQ(cache.find({{1}, "part_of", {2}}), nullptr);
  EXPECT_EQ(cache.find({{2}, "uses", {1}}), nullptr);
}

TEST(RelationCache, HoldsNoMoreThanItsRoom) {
  constexpr std::size_t kRoom = 1 << 20;
  RelationCache cache(kRoom);
  constexpr std::uint64_t kPut = 5000;
  for (std::uint64_t head = 0; head < kPut; ++head) cache.put(relation(head));
  const std::size_t kept = count_kept(cache, kPut);
  EXPECT_LE(kept * 1000, kRoom);
  EXPECT_GE(kept * 1000, kRoom / 8);
}

TEST(RelationCache, KeepsWhatIsAskedFor) {
  RelationCache cache(1 << 20);
  const auto wanted = relation(1'000'000);
  cache.put(wanted);
  for (std::uint64_t head = 0; head < 5000; ++head) {
    cache.put(relation(head));
    ASSERT_NE(cache.find(wanted->key), nullptr) << head;
  }
}

TEST(RelationCache, LeavesOutWhatIsTooLarge) {
  RelationCache cache(1 << 20);
  const auto large = relation(1, 1 << 19);
  cache.put(large);
  EXPECT_EQ(cache.find(large->key), nullptr);
}

}  // namespace
}  // namespace notegraph::service
