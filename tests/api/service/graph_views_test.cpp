#include "api/service/graph_views.h"

#include <gtest/gtest.h>

#include "graph/store/memory_graph_store.h"
#include "tests/graph/store/facts_builder.h"

namespace notegraph::service {
namespace {

using test::chain_facts;

/// Views of a store.
struct ViewedStore {
  std::unique_ptr<store::GraphStore> store = store::make_memory_graph_store();
  GraphViews views{*store};

  void put(const NoteFacts& facts) { ASSERT_TRUE(store->write({{facts}, {}, {}})); }
  std::shared_ptr<const GraphView> view() {
    const auto current = views.current();
    EXPECT_TRUE(current) << current.status().message();
    return *current;
  }
  std::size_t relations() { return (*view()->engine())->relation_count(); }
};

TEST(GraphViews, SeeAWriteAtOnceWithoutBuildingAnew) {
  ViewedStore viewed;
  viewed.put(chain_facts("a.md", 0, 3));
  EXPECT_EQ(viewed.relations(), 2U);
  const auto before = viewed.view();
  ASSERT_TRUE(before->names().ok());
  viewed.put(chain_facts("b.md", 2, 5));
  const auto after = viewed.view();
  EXPECT_NE(after->made_engine(), nullptr);
  EXPECT_NE(after->made_names(), nullptr);
  EXPECT_EQ(viewed.relations(), 4U);
  EXPECT_EQ((*after->names())->exact("4").size(), 1U);
  EXPECT_EQ((*before->engine())->relation_count(), 2U);
}

TEST(GraphViews, AreTheSameUntilTheStoreMovesOn) {
  ViewedStore viewed;
  EXPECT_EQ(viewed.view(), viewed.view());
}

TEST(GraphViews, MergeWhatWasTouchedWhileReadersGoOn) {
  ViewedStore viewed;
  constexpr std::uint32_t kEntities = 24'000, kTouched = 3000;
  viewed.put(chain_facts("all.md", 0, kEntities));
  EXPECT_EQ(viewed.relations(), kEntities - 1);
  ASSERT_TRUE(viewed.view()->names().ok());
  viewed.put(chain_facts("some.md", 0, kTouched));
  EXPECT_FALSE((*viewed.view()->engine())->wants_merge());
  viewed.put(chain_facts("more.md", kTouched, 2 * kTouched));
  EXPECT_NE(viewed.view()->made_engine(), nullptr);
  EXPECT_EQ(viewed.relations(), kEntities - 1);
  viewed.views.wait_for_merge();
  const auto merged = viewed.view();
  ASSERT_NE(merged->made_engine(), nullptr);
  ASSERT_NE(merged->made_names(), nullptr);
  EXPECT_FALSE(merged->made_engine()->wants_merge());
  EXPECT_FALSE(merged->made_names()->wants_merge());
  EXPECT_EQ(viewed.relations(), kEntities - 1);
}

}  // namespace
}  // namespace notegraph::service
