// Random decisions between random writes: what they show is the same from every backend and in pages of any
// size, hangs together, and is gone without a trace once all are undone, in whatever order.
#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "graph/decisions/decided_snapshot.h"
#include "graph/decisions/decision_effect.h"
#include "graph/model/surface.h"
#include "graph/store/fingerprints.h"
#include "graph/store/memory_graph_store.h"
#include "graph/store/rocksdb_graph_store.h"
#include "tests/graph/store/facts_builder.h"
#include "tests/graph/store/frontier_check.h"
#include "tests/graph/store/store_content.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::decisions {
namespace {

constexpr int kRounds = 8;
constexpr int kStepsPerRound = 25;

class World {
 public:
  World(std::uint64_t seed, const std::filesystem::path& directory) : random_(seed) {
    store::RocksDbOptions options;
    options.clock = [] { return Timestamp(); };
    stores_.push_back(store::make_memory_graph_store(options.clock));
    stores_.push_back(*store::open_rocksdb_graph_store(directory, options));
  }

  void write(const store::WriteBatch& batch) {
    for (const auto& store : stores_) {
      const auto written = store->write(batch, {.sync = false});
      ASSERT_TRUE(written) << written.status().message();
    }
  }
  void write_notes() { write(test::random_batch(random_)); }

  void decide() {
    const auto content = shown(*stores_[0]);
    if (content.entities.empty()) return;
    store::WriteBatch batch;
    batch.decide.push_back(random_decision(content));
    write(batch);
  }

  bool undo_any() {
    auto decisions = *stores_[0]->snapshot()->decisions();
    std::erase_if(decisions, [](const Decision& decision) { return decision.undone.has_value(); });
    if (decisions.empty()) return false;
    store::WriteBatch batch;
    batch.undo.push_back({decisions[below(decisions.size())].number, "ada"});
    write(batch);
    return true;
  }

  void check_expansion() {
    for (const auto& store : stores_) {
      const auto snapshot = apply_decisions(store->snapshot());
      ASSERT_TRUE(snapshot) << snapshot.status().message();
      test::expect_expands_as_scanned(**snapshot, random_);
    }
  }

  static test::StoreContent shown(const store::GraphStore& store, std::size_t page_rows = 3) {
    const auto snapshot = apply_decisions(store.snapshot());
    EXPECT_TRUE(snapshot) << snapshot.status().message();
    const auto content = test::read_content(**snapshot, page_rows);
    EXPECT_TRUE(content) << content.status().message();
    return *content;
  }

  const store::GraphStore& memory() const { return *stores_[0]; }
  const store::GraphStore& rocksdb() const { return *stores_[1]; }
  std::size_t below(std::size_t bound) { return random_() % bound; }

 private:
  Decision random_decision(const test::StoreContent& content) {
    const auto any_entity = [&] {
      const Entity& entity = content.entities[below(content.entities.size())];
      return EntityRef{entity.id, entity.type, entity.name};
    };
    Decision decision;
    decision.author = "ada";
    decision.kind = static_cast<DecisionKind>(1 + below(12));
    decision.entity = any_entity();
    decision.other = any_entity();
    decision.relation = "uses";
    if (!content.relations.empty() && below(4) != 0) {
      const RelationKey& key = content.relations[below(content.relations.size())].key;
      decision.relation = key.type;
      if (decision.kind <= DecisionKind::reject_relation) {
        decision.entity.id = key.head;
        decision.other.id = key.tail;
      }
    }
    const Entity& subject = *std::find_if(content.entities.begin(), content.entities.end(),
                                          [&](const Entity& e) { return e.id == decision.entity.id; });
    if (!subject.aliases.empty()) decision.aliases.push_back(subject.aliases[below(subject.aliases.size())]);
    if (decision.kind == DecisionKind::split) {
      if (!content.notes.empty()) decision.notes.push_back(content.notes[below(content.notes.size())].id);
      if (below(2) == 0) decision.other = {make_entity_id(subject.type, "a part"), subject.type, "a part"};
    }
    decision.value = decision.kind == DecisionKind::retype ? any_entity().type : any_entity().name;
    return decision;
  }

  std::mt19937_64 random_;
  std::vector<std::unique_ptr<store::GraphStore>> stores_;
};

/// What a graph must be, whatever was decided.
void expect_sound(const test::StoreContent& content) {
  std::set<EntityId> ids;
  std::size_t mentions = 0, evidence = 0;
  for (const Entity& entity : content.entities) {
    EXPECT_TRUE(ids.empty() || *ids.rbegin() < entity.id);
    ids.insert(entity.id);
    for (const std::string& name : {entity.name, entity.label}) {
      const auto& found = content.ids_by_name.at(surface_key(name));
      EXPECT_TRUE(std::binary_search(found.begin(), found.end(), entity.id));
    }
    EXPECT_LE(entity.note_count, 20U) << "a count ran below zero";
  }
  for (const auto& places : content.mentions) mentions += places.size();
  std::size_t ends = 0;
  for (const Relation& relation : content.relations) {
    EXPECT_TRUE(ids.contains(relation.key.head) && ids.contains(relation.key.tail));
    EXPECT_EQ(relation.confidence, combine_confidence(relation.evidence));
    evidence += relation.evidence.size();
    ends += relation.key.head == relation.key.tail ? 1 : 2;
  }
  std::vector<store::RelationSummary> incident_rows, expanded_rows;
  for (const auto& incident : content.incident_relations) {
    ends -= incident.total;
    incident_rows.insert(incident_rows.end(), incident.rows.begin(), incident.rows.end());
  }
  for (const auto& row : content.expanded) expanded_rows.push_back(row.relation);
  EXPECT_EQ(expanded_rows, incident_rows);
  EXPECT_EQ(ends, 0U);
  EXPECT_EQ(content.relations, content.scanned_relations);
  EXPECT_EQ(content.entities, content.found_entities);
  EXPECT_EQ(content.counts, (store::StoreCounts{content.notes.size(), content.entities.size(),
                                                content.relations.size(), evidence, mentions}));
}

/// Whether all that differs between two graphs lies at `touched`.
void expect_difference_within(const std::set<EntityId>& touched, const test::StoreContent& before,
                              const test::StoreContent& after) {
  const auto by_id = [](const test::StoreContent& content) {
    std::map<EntityId, Entity> entities;
    for (const Entity& entity : content.entities) entities[entity.id] = entity;
    return entities;
  };
  const auto by_key = [](const test::StoreContent& content) {
    std::map<RelationKey, Relation> relations;
    for (const Relation& relation : content.relations) relations[relation.key] = relation;
    return relations;
  };
  const auto expect_touched = [&](const auto& one, const auto& other, auto is_touched) {
    for (const auto& [key, row] : one) {
      const auto same = other.find(key);
      if (same == other.end() || same->second != row) {
        EXPECT_TRUE(is_touched(key));
      }
    }
  };
  const auto has_entity = [&](EntityId id) { return touched.contains(id); };
  const auto has_ends = [&](const RelationKey& key) {
    return touched.contains(key.head) && touched.contains(key.tail);
  };
  expect_touched(by_id(before), by_id(after), has_entity);
  expect_touched(by_id(after), by_id(before), has_entity);
  expect_touched(by_key(before), by_key(after), has_ends);
  expect_touched(by_key(after), by_key(before), has_ends);
}

std::string name_of(const RelationKey& key) {
  return std::to_string(key.head.value) + " " + key.type + " " + std::to_string(key.tail.value);
}

/// How each fact differs between two graphs, in a few words.
std::set<std::string> differences(const test::StoreContent& before, const test::StoreContent& after) {
  std::map<std::string, std::pair<std::uint64_t, std::uint64_t>> states;  // 0: not there.
  const auto collect = [&states](const test::StoreContent& content, auto side) {
    for (const Entity& entity : content.entities) {
      states[std::to_string(entity.id.value)].*side = store::fingerprint(entity, entity.attributes.size());
    }
    for (const Relation& relation : content.relations) {
      states[name_of(relation.key)].*side = store::fingerprint(relation.confidence, relation.evidence.size());
    }
  };
  using States = std::pair<std::uint64_t, std::uint64_t>;
  collect(before, &States::first);
  collect(after, &States::second);
  std::set<std::string> told;
  for (const auto& [fact, state] : states) {
    if (state.first == state.second) continue;
    told.insert((state.first == 0 ? "+" : state.second == 0 ? "-" : "~") + fact);
  }
  return told;
}

/// The same of an effect.
std::set<std::string> differences(const store::FactChanges& effect) {
  constexpr std::array<const char*, 3> kSigns{"+", "~", "-"};
  std::set<std::string> told;
  for (const store::EntityChange& entity : effect.entities) {
    told.insert(kSigns.at(static_cast<std::size_t>(entity.kind)) + std::to_string(entity.id.value));
  }
  for (const store::RelationChange& relation : effect.relations) {
    told.insert(kSigns.at(static_cast<std::size_t>(relation.kind)) + name_of(relation.key));
  }
  return told;
}

std::set<EntityId> touched_since(std::uint64_t sequence, const store::GraphStore& store) {
  std::set<EntityId> touched;
  const auto changes = (*apply_decisions(store.snapshot()))->changes(sequence, 999);
  for (const store::GraphChange& change : changes->rows) {
    touched.insert(change.entities.begin(), change.entities.end());
  }
  return touched;
}

TEST(RandomDecisions, ShowTheSameEverywhereAndLeaveNoTrace) {
  const std::uint64_t seed = std::random_device()();
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  const test::TemporaryDirectory directory;
  for (int round = 0; round < kRounds; ++round) {
    World world(seed + static_cast<std::uint64_t>(round), directory.path() / std::to_string(round));
    for (int step = 0; step < kStepsPerRound; ++step) {
      const std::uint64_t sequence = world.memory().sequence();
      const test::StoreContent before = World::shown(world.memory());
      const std::vector<Decision> decisions_before = *world.memory().snapshot()->decisions();
      const std::size_t act = world.below(4);
      switch (act) {
        case 0: world.write_notes(); break;
        case 1: world.undo_any(); break;
        default: world.decide(); break;
      }
      const test::StoreContent content = World::shown(world.memory());
      expect_sound(content);
      world.check_expansion();
      if (act != 0) {
        expect_difference_within(touched_since(sequence, world.memory()), before, content);
        const auto snapshot = world.memory().snapshot();
        const auto effect = effect_of(*snapshot, decisions_before, *snapshot->decisions());
        ASSERT_TRUE(effect) << effect.status().message();
        EXPECT_EQ(differences(*effect), differences(before, content));
      }
      test::expect_same_content(World::shown(world.rocksdb()), content);
      ASSERT_FALSE(testing::Test::HasFailure()) << "round " << round << ", step " << step;
    }
    test::expect_same_content(World::shown(world.memory(), 1), World::shown(world.memory(), 1000));
    EXPECT_EQ(world.memory().snapshot()->changes(0, 999)->rows,
              world.rocksdb().snapshot()->changes(0, 999)->rows);
    while (world.undo_any()) continue;
    test::expect_same_content(World::shown(world.memory()), *test::read_content(*world.memory().snapshot()));
    ASSERT_FALSE(testing::Test::HasFailure()) << "round " << round;
  }
}

}  // namespace
}  // namespace notegraph::decisions
