#include "api/service/graph_views.h"

#include <cstddef>
#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "graph/query/best_evidence.h"
#include "graph/store/memory_graph_store.h"
#include "tests/graph/store/facts_builder.h"

namespace notegraph::service {
namespace {

using test::chain_facts;

/// Views of a store.
struct ViewedStore {
  std::unique_ptr<store::GraphStore> store = store::make_memory_graph_store();
  GraphViews views{*store};

  void put(const NoteFacts& facts) { write({{facts}, {}, {}}); }
  void write(const store::WriteBatch& batch) {
    ASSERT_TRUE(store->write(batch));
    views.show_writes();
  }
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

/// Whether `view` shows the evidence that its snapshot has.
void expect_evidence_as_stored(const GraphView& view) {
  constexpr std::size_t kPlaces = 2;
  const auto relations = view.snapshot().scan_relations_with_evidence({}, 10'000)->rows;
  std::vector<query::Hop> hops;
  std::vector<query::BestEvidence> stored;
  for (const Relation& relation : relations) {
    hops.push_back({relation.key, true, relation.confidence});
    stored.push_back(query::best_evidence(relation, kPlaces));
  }
  EXPECT_EQ(*view.evidence(hops, kPlaces), stored);
}

TEST(GraphViews, ShowEvidenceAsStoredWhateverIsWrittenOrDecided) {
  const std::uint64_t seed = std::random_device()();
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  std::mt19937_64 random(seed);
  ViewedStore viewed;
  viewed.put(chain_facts("chain.md", 0, 30));
  ASSERT_TRUE(viewed.views.keep_evidence());
  viewed.views.wait_for_evidence();
  ASSERT_NE(viewed.view()->evidence_index(), nullptr);
  const auto entity = [](std::size_t number) {
    const std::string name = std::to_string(number);
    return EntityRef{make_entity_id("model", name), "model", name};
  };
  for (int write = 0; write < 40 && !testing::Test::HasFailure(); ++write) {
    store::WriteBatch batch = test::random_batch(random);
    Decision decision;
    decision.author = "ada";
    decision.entity = entity(random() % 30);
    decision.other = entity(random() % 30);
    decision.relation = "uses";
    constexpr DecisionKind kKinds[] = {DecisionKind::merge, DecisionKind::add_relation,
                                       DecisionKind::reject_entity, DecisionKind::accept_relation};
    decision.kind = kKinds[random() % 4];
    if (random() % 3 == 0) batch.decide.push_back(decision);
    viewed.write(batch);
    ASSERT_NE(viewed.view()->evidence_index(), nullptr);
    expect_evidence_as_stored(*viewed.view());
    if (random() % 2 == 0) viewed.views.wait_for_evidence();
    expect_evidence_as_stored(*viewed.view());
  }
  viewed.views.wait_for_evidence();
  EXPECT_TRUE(viewed.view()->evidence_index()->is_settled());
}

TEST(GraphViews, ReadEvidenceAnewOnceMuchWasWritten) {
  ViewedStore viewed;
  viewed.put(chain_facts("few.md", 0, 9));
  ASSERT_TRUE(viewed.views.keep_evidence());
  viewed.put(chain_facts("many.md", 0, store::kMostListedEntities + 1));
  viewed.view();
  viewed.views.wait_for_evidence();
  const auto view = viewed.view();
  ASSERT_NE(view->evidence_index(), nullptr);
  EXPECT_EQ(view->evidence_index()->relation_count(), store::kMostListedEntities);
  expect_evidence_as_stored(*view);
}

TEST(GraphViews, ReadNoEvidenceUnlessAsked) {
  ViewedStore viewed;
  viewed.put(chain_facts("a.md", 0, 9));
  expect_evidence_as_stored(*viewed.view());
  EXPECT_EQ(viewed.view()->evidence_index(), nullptr);
}

}  // namespace
}  // namespace notegraph::service
