#include <iostream>
#include <random>

#include <gtest/gtest.h>

#include "graph/query/name_index.h"
#include "graph/query/query_engine.h"
#include "graph/store/memory_graph_store.h"
#include "tests/graph/store/facts_builder.h"

// After every write of a random series, what was brought up to date answers as what is built anew.
namespace notegraph::query {

namespace {

using EnginePointer = std::shared_ptr<const QueryEngine>;
using NamesPointer = std::shared_ptr<const NameIndex>;

std::vector<Entity> entities_of(const store::Snapshot& snapshot) {
  return snapshot.scan_entities({}, 10'000)->rows;
}

std::vector<EntityId> ids_of(const store::Snapshot& snapshot) {
  std::vector<EntityId> ids;
  for (const Entity& entity : entities_of(snapshot)) ids.push_back(entity.id);
  return ids;
}

Filter random_filter(std::mt19937_64& random, const std::vector<EntityId>& ids) {
  Filter filter;
  filter.direction = static_cast<Direction>(random() % 3);
  if (random() % 3 == 0) filter.relation_types = {"uses", "part_of"};
  if (random() % 3 == 0) filter.entity_types = {"model", "method"};
  if (random() % 3 == 0) filter.min_confidence = 0.5;
  if (random() % 3 == 0) filter.avoid = {ids[random() % ids.size()]};
  return filter;
}

void expect_same_answers(const QueryEngine& got, const QueryEngine& want, const std::vector<EntityId>& ids,
                         std::mt19937_64& random) {
  EXPECT_EQ(got.sequence(), want.sequence());
  EXPECT_EQ(got.entity_count(), want.entity_count());
  EXPECT_EQ(got.relation_count(), want.relation_count());
  EXPECT_EQ(got.most_connected(1000), want.most_connected(1000));
  for (const EntityId id : ids) {
    EXPECT_EQ(got.degree(id), want.degree(id));
    NeighborhoodRequest near{id, static_cast<std::uint32_t>(1 + random() % 3), random_filter(random, ids)};
    near.with_relations = true;
    const auto got_near = *got.neighborhood(near), want_near = *want.neighborhood(near);
    EXPECT_EQ(got_near.neighbors, want_near.neighbors);
    EXPECT_EQ(got_near.relations, want_near.relations);

    PathRequest path{id, ids[random() % ids.size()]};
    path.k = 1 + random() % 4;
    path.max_hops = static_cast<std::uint32_t>(1 + random() % 5);
    path.order = random() % 2 == 0 ? PathOrder::hops : PathOrder::confidence;
    path.filter = random_filter(random, ids);
    const auto got_paths = *got.paths(path), want_paths = *want.paths(path);
    EXPECT_EQ(got_paths.paths, want_paths.paths);
    EXPECT_EQ(got_paths.no_path_reason, want_paths.no_path_reason);
    EXPECT_EQ(got_paths.nearest, want_paths.nearest);
  }
}

void expect_same_names(const NameIndex& got, const NameIndex& want, const store::Snapshot& snapshot) {
  EXPECT_EQ(got.sequence(), want.sequence());
  EXPECT_EQ(got.entity_count(), want.entity_count());
  for (const Entity& entity : entities_of(snapshot)) {
    EXPECT_EQ(got.exact(entity.name), want.exact(entity.name));
    EXPECT_EQ(got.find(entity.id), want.find(entity.id));
    const NamedEntity named{entity.id, entity.type, entity.name, entity.label, entity.mention_count};
    EXPECT_EQ(want.find(entity.id), named);
    for (const std::string& text : {entity.name, entity.label, entity.name.substr(0, 2)}) {
      EXPECT_EQ(got.search(text, 5), want.search(text, 5)) << text;
      EXPECT_EQ(got.search(text, 1000), want.search(text, 1000)) << text;
    }
  }
}

TEST(Freshness, WhatIsBroughtUpToDateAnswersAsWhatIsBuilt) {
  const std::uint64_t seed = std::random_device()();
  std::cout << "seed " << seed << '\n';
  std::mt19937_64 random(seed);
  std::size_t advances = 0;
  for (int series = 0; series < 6; ++series) {
    const auto store = store::make_memory_graph_store();
    EnginePointer engine = *QueryEngine::build(*store->snapshot());
    NamesPointer names = *NameIndex::build(*store->snapshot());
    for (int write = 0; write < 25 && !testing::Test::HasFailure(); ++write) {
      ASSERT_TRUE(store->write(test::random_batch(random)));
      if (random() % 4 == 0) continue;  // Two writes at once.
      const auto snapshot = store->snapshot();
      const EnginePointer built = *QueryEngine::build(*snapshot);
      const EnginePointer advanced = *engine->advanced(*snapshot);
      if (advanced) ++advances;
      engine = advanced ? advanced : built;
      names = *names->advanced(*snapshot);
      ASSERT_NE(names, nullptr);
      const std::vector<EntityId> ids = ids_of(*snapshot);
      expect_same_answers(*engine, *built, ids, random);
      expect_same_names(*names, **NameIndex::build(*snapshot), *snapshot);
      if (random() % 6 == 0) {
        engine = engine->merged();
        names = names->merged();
        expect_same_names(*names, **NameIndex::build(*snapshot), *snapshot);
        expect_same_answers(*engine, *built, ids, random);
      }
    }
  }
  EXPECT_GT(advances, 50U);
}

TEST(Freshness, WhatHasNoListOfTouchedEntitiesMustBeBuilt) {
  const auto store = store::make_memory_graph_store();
  const EnginePointer engine = *QueryEngine::build(*store->snapshot());
  ASSERT_TRUE(store->write({{test::chain_facts("a.md", 0, store::kMostListedEntities + 1)}, {}, {}}));
  const auto advanced = engine->advanced(*store->snapshot());
  ASSERT_TRUE(advanced.ok());
  EXPECT_EQ(*advanced, nullptr);
}

TEST(Freshness, AnEarlierPictureIsLeftAsItIs) {
  const auto store = store::make_memory_graph_store();
  test::FactsBuilder first("a.md");
  first.relation(first.entity("model", "A"), "uses", first.entity("model", "B"), "A uses B.");
  ASSERT_TRUE(store->write({{first.build()}, {}, {}}));
  const EnginePointer before = *QueryEngine::build(*store->snapshot());
  test::FactsBuilder second("b.md");
  second.relation(second.entity("model", "A"), "uses", second.entity("model", "C"), "A uses C.");
  ASSERT_TRUE(store->write({{second.build()}, {}, {}}));
  const EnginePointer after = *before->advanced(*store->snapshot());
  ASSERT_NE(after, nullptr);
  const NeighborhoodRequest near_a{make_entity_id("model", "A")};
  EXPECT_EQ(before->neighborhood(near_a)->neighbors.size(), 1U);
  EXPECT_EQ(after->neighborhood(near_a)->neighbors.size(), 2U);
}

}  // namespace
}  // namespace notegraph::query
