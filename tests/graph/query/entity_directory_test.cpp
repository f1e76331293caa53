#include "graph/query/entity_directory.h"

#include <gtest/gtest.h>

namespace notegraph::query {
namespace {

TEST(EntityDirectory, FindsEveryIdAndNoOther) {
  constexpr std::uint64_t kLast = 0xffffffffffffffff;
  const EntityDirectory directory({{0}, {1}, {5}, {std::uint64_t{1} << 63}, {kLast}});
  for (Vertex v = 0; v < directory.size(); ++v) EXPECT_EQ(directory.find(directory.id(v)), v);
  EXPECT_EQ(directory.find({2}), std::nullopt);
  EXPECT_EQ(directory.find({kLast - 1}), std::nullopt);
}

TEST(EntityDirectory, MayBeEmpty) {
  EXPECT_EQ(EntityDirectory().find({0}), std::nullopt);
}

}  // namespace
}  // namespace notegraph::query
