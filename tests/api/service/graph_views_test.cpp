#include "api/service/graph_views.h"

#include <gtest/gtest.h>

#include "graph/store/memory_graph_store.h"
#include "tests/graph/store/facts_builder.h"

namespace notegraph::service {
namespace {

using test::chain_facts;

/// Views of a store, which count how often a graph is built.
struct CountedViews {
  std::unique_ptr<store::GraphStore> store = store::make_memory_graph_store();
  int builds = 0;
  GraphViews views{*store, [this](const store::Snapshot& snapshot) {
                     ++builds;
                     return query::QueryEngine::build(snapshot);
                   }};

  void put(const NoteFacts& facts) { ASSERT_TRUE(store->write({{facts}, {}, {}})); }
  std::size_t relations() { return (*views.current()->engine())->relation_count(); }
};

TEST(GraphViews, SeeAWriteAtOnceWithoutBuildingAnew) {
  CountedViews counted;
  counted.put(chain_facts("a.md", 0, 3));
  EXPECT_EQ(counted.relations(), 2U);
  const auto before = counted.views.current();
  counted.put(chain_facts("b.md", 2, 5));
  EXPECT_EQ(counted.relations(), 4U);
  EXPECT_EQ((*counted.views.current()->names())->exact("4").size(), 1U);
  EXPECT_EQ(counted.builds, 1);
  EXPECT_EQ((*before->engine())->relation_count(), 2U);
}

TEST(GraphViews, AreTheSameUntilTheStoreMovesOn) {
  CountedViews counted;
  EXPECT_EQ(counted.views.current(), counted.views.current());
}

TEST(GraphViews, MergeWhatWasTouchedWhileReadersGoOn) {
  CountedViews counted;
  constexpr std::uint32_t kEntities = 24'000, kTouched = 3000;
  counted.put(chain_facts("all.md", 0, kEntities));
  EXPECT_EQ(counted.relations(), kEntities - 1);
  ASSERT_TRUE(counted.views.current()->names().ok());
  counted.put(chain_facts("some.md", 0, kTouched));
  EXPECT_FALSE((*counted.views.current()->engine())->wants_merge());
  counted.put(chain_facts("more.md", kTouched, 2 * kTouched));
  EXPECT_EQ(counted.relations(), kEntities - 1);
  counted.views.wait_for_merge();
  EXPECT_FALSE((*counted.views.current()->engine())->wants_merge());
  EXPECT_FALSE((*counted.views.current()->names())->wants_merge());
  EXPECT_EQ(counted.relations(), kEntities - 1);
  EXPECT_EQ(counted.builds, 1);
}

}  // namespace
}  // namespace notegraph::service
