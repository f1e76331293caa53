#include "api/exchange/known_entities.h"

#include <cstddef>
#include <cstdint>
#include <string>

#include <gtest/gtest.h>

namespace notegraph::exchange {
namespace {

constexpr std::uint64_t kEntities = 20'000;

KnownEntities::Entity entity(std::uint64_t number) {
  return {{EntityId{number}, EntityId{~number}}, Standing::named};
}

std::uint64_t count_known(KnownEntities& known) {
  std::uint64_t count = 0;
  for (std::uint64_t i = 0; i < kEntities; ++i) {
    const KnownEntities::Entity* const found = known.find("concept", std::to_string(i));
    if (found == nullptr) continue;
    ++count;
    EXPECT_EQ(found->id.plain, EntityId{i});
    EXPECT_EQ(found->id.exact, EntityId{~i});
  }
  return count;
}

void put_all(KnownEntities& known) {
  for (std::uint64_t i = 0; i < kEntities; ++i) known.put("concept", std::to_string(i), entity(i));
}

TEST(KnownEntities, RemembersAllThatHaveRoom) {
  KnownEntities known(std::size_t{16} << 20);
  EXPECT_EQ(known.find("concept", "0"), nullptr);
  put_all(known);
  EXPECT_EQ(count_known(known), kEntities);
  EXPECT_EQ(known.find("model", "0"), nullptr) << "of another kind";
  known.clear();
  EXPECT_EQ(count_known(known), 0U);
}

TEST(KnownEntities, ForgetsSomeWhereRoomEndsAndMistakesNone) {
  KnownEntities known(std::size_t{128} << 10);
  put_all(known);
  const std::uint64_t count = count_known(known);
  EXPECT_GT(count, 1000U);
  EXPECT_LT(count, kEntities);
}

TEST(KnownEntities, KeepsWhatIsChanged) {
  KnownEntities known(0);
  known.put("concept", "a", entity(1));
  known.find("concept", "a")->standing = Standing::described;
  EXPECT_EQ(known.find("concept", "a")->standing, Standing::described);
}

}  // namespace
}  // namespace notegraph::exchange
