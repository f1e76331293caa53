#include "graph/store/deferred_graph_store.h"

#include <gtest/gtest.h>

#include "graph/store/rocksdb_graph_store.h"
#include "tests/graph/store/facts_builder.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::store {
namespace {

WriteBatch one_note() {
  test::FactsBuilder facts("a.md");
  facts.relation(facts.entity("model", "BERT"), "uses", facts.entity("method", "attention"),
                 "BERT uses attention");
  return {{facts.build()}, {}, {}};
}

TEST(DeferredGraphStore, IsMadeByItsFirstWriteAlone) {
  const test::TemporaryDirectory directory;
  const auto place = directory.path() / "store";
  const auto store = make_deferred_graph_store([&] { return open_rocksdb_graph_store(place); });
  const auto before = store->snapshot();
  EXPECT_EQ(before->counts()->notes, 0U);
  EXPECT_EQ(store->sequence(), 0U);
  EXPECT_FALSE(std::filesystem::exists(place));
  ASSERT_TRUE(store->write(one_note()));
  EXPECT_TRUE(std::filesystem::exists(place));
  EXPECT_EQ(store->snapshot()->counts()->relations, 1U);
  EXPECT_EQ(before->counts()->notes, 0U) << "a snapshot is frozen";
}

TEST(DeferredGraphStore, AsksAgainAfterAnOpeningThatFailed) {
  const test::TemporaryDirectory directory;
  bool busy = true;
  const auto store = make_deferred_graph_store([&]() -> Result<std::unique_ptr<GraphStore>> {
    if (busy) return Status(StatusCode::busy, "taken");
    return open_rocksdb_graph_store(directory.path() / "store");
  });
  const auto refused = store->write(one_note());
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.status().code(), StatusCode::busy);
  EXPECT_EQ(store->snapshot()->counts()->notes, 0U);
  busy = false;
  EXPECT_TRUE(store->write(one_note()));
}

}  // namespace
}  // namespace notegraph::store
