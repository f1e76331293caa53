// What every backend promises: one suite, run on each.
#include "graph/store/graph_store.h"

#include <algorithm>
#include <atomic>
#include <functional>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/model/surface.h"
#include "graph/store/canonical_facts.h"
#include "tests/graph/store/fact_list.h"
#include "tests/graph/store/facts_builder.h"
#include "tests/graph/store/store_backends.h"
#include "tests/graph/store/store_content.h"
#include "tests/graph/store/without_states.h"
#include "tests/support/case_name.h"

namespace notegraph::store {
namespace {

using test::FactsBuilder;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class GraphStoreTest : public BackendTest {};

TEST_P(GraphStoreTest, IsEmptyAtFirst) {
  const auto snapshot = store_->snapshot();
  EXPECT_EQ(store_->sequence(), 0U);
  EXPECT_EQ(snapshot->sequence(), 0U);
  EXPECT_EQ(*snapshot->counts(), StoreCounts());
  EXPECT_EQ(*snapshot->ontology(), Ontology());
  EXPECT_EQ(snapshot->find_entity(kBert).status().code(), StatusCode::not_found);
  EXPECT_EQ(snapshot->find_relation(kUses).status().code(), StatusCode::not_found);
  EXPECT_EQ(snapshot->find_note("a.md").status().code(), StatusCode::not_found);
  EXPECT_EQ(snapshot->facts_of("a.md").status().code(), StatusCode::not_found);
  EXPECT_TRUE(snapshot->find_by_name("bert")->empty());
  EXPECT_TRUE(snapshot->mentions_of(kBert, 10)->empty());
  EXPECT_TRUE(snapshot->scan_entities({}, 10)->rows.empty());
  EXPECT_FALSE(snapshot->scan_entities({}, 10)->next);
}

TEST_P(GraphStoreTest, WritesOnlyOnWhatTheCallerHasSeen) {
  put({bert_note("a.md")});
  const auto write_if = [&](std::uint64_t sequence) {
    return store_->write({{bert_note("b.md")}, {}, {}}, {.sync = false, .if_sequence = sequence});
  };
  EXPECT_EQ(write_if(0).status().code(), StatusCode::conflict);
  EXPECT_EQ(store_->sequence(), 1U);
  EXPECT_FALSE(store_->snapshot()->find_note("b.md"));
  EXPECT_TRUE(write_if(1));
  EXPECT_TRUE(store_->snapshot()->find_note("b.md"));
  EXPECT_EQ(write_if(1).status().code(), StatusCode::conflict);
  EXPECT_EQ(write_if(3).status().code(), StatusCode::conflict);
}

TEST_P(GraphStoreTest, TellsWhatTheNotesSay) {
  const WriteSummary summary = put({bert_note("b.md", 0.5), bert_note("a.md", 0.5)});
  EXPECT_EQ(summary.sequence, 1U);
  EXPECT_EQ(summary.entities_gained, 2);
  EXPECT_EQ(summary.relations_gained, 1);

  const auto snapshot = store_->snapshot();
  EXPECT_EQ(*snapshot->counts(), (StoreCounts{2, 2, 1, 2, 6}));
  const Entity bert = *snapshot->find_entity(kBert);
  EXPECT_EQ(bert.label, "BERT");
  EXPECT_EQ(bert.mention_count, 4U);
  EXPECT_EQ(bert.note_count, 2U);
  ASSERT_EQ(bert.attributes.size(), 2U);
  EXPECT_EQ(bert.attributes[0].evidence.note, "a.md");
  EXPECT_EQ(bert.attributes[0].evidence.quote, "BERT is a model.");
  EXPECT_EQ(snapshot->find_entity(kAttention)->label, "self-attention");

  const Relation uses = *snapshot->find_relation(kUses);
  EXPECT_DOUBLE_EQ(uses.confidence, 0.75);
  ASSERT_EQ(uses.evidence.size(), 2U);
  EXPECT_EQ(uses.evidence[0].note, "a.md");
  EXPECT_EQ(uses.evidence[1].quote, "BERT uses attention.");
  EXPECT_THAT(snapshot->scan_relations_with_evidence({}, 2)->rows, ElementsAre(uses));

  const auto mentions = *snapshot->mentions_of(kBert, 3);
  ASSERT_EQ(mentions.size(), 3U);
  EXPECT_EQ(mentions[1].note, "a.md");
  EXPECT_EQ(mentions[1].mention.surface, "bert");
  EXPECT_EQ(mentions[2].note, "b.md");
}

TEST_P(GraphStoreTest, GivesBackTheFactsOfANote) {
  const NoteFacts facts = bert_note("a.md");
  put({facts});
  const auto snapshot = store_->snapshot();
  EXPECT_EQ(*snapshot->facts_of("a.md"), canonicalize(facts)->facts);
  EXPECT_EQ(*snapshot->find_note("a.md"), facts.note);
  EXPECT_EQ(snapshot->scan_notes({}, 1)->rows[0].text, "");
}

TEST_P(GraphStoreTest, FindsByNameLabelAndAlias) {
  FactsBuilder builder("a.md");
  const auto model = builder.entity("model", "large language model");
  builder.mention(model, "LLM").alias(model, "大模型");
  builder.entity("concept", "LLM");
  put({builder.build()});
  const auto snapshot = store_->snapshot();
  const EntityId id = make_entity_id("model", "large language model");
  EXPECT_THAT(*snapshot->find_by_name(surface_key("Large-Language Model")), ElementsAre(id));
  EXPECT_THAT(*snapshot->find_by_name(surface_key("大模型")), ElementsAre(id));
  EXPECT_EQ(snapshot->find_by_name("llm")->size(), 2U);
  EXPECT_TRUE(snapshot->find_by_name("ll")->empty());
}

TEST_P(GraphStoreTest, KeepsExactNamesApart) {
  FactsBuilder builder("a.md");
  const auto brand = builder.exact_entity("model", "BERT");
  const auto name = builder.exact_entity("model", "Bert");
  const auto loose = builder.entity("model", "bert");
  builder.relation(brand, "part_of", name, "BERT is a part of Bert.").mention(loose, "bert");
  const WriteSummary summary = put({builder.build()});
  EXPECT_EQ(summary.entities_gained, 3);
  const auto snapshot = store_->snapshot();
  const EntityId brand_id = make_exact_entity_id("model", "BERT");
  const EntityId name_id = make_exact_entity_id("model", "Bert");
  EXPECT_EQ(snapshot->find_entity(brand_id)->name, "BERT");
  EXPECT_EQ(snapshot->find_entity(name_id)->name, "Bert");
  EXPECT_EQ(snapshot->find_entity(kBert)->name, "bert");
  EXPECT_THAT(*snapshot->find_by_name("bert"), UnorderedElementsAre(brand_id, name_id, kBert));
  EXPECT_TRUE(snapshot->find_relation({brand_id, "part_of", name_id}));
  EXPECT_EQ(*snapshot->facts_of("a.md"), canonicalize(builder.build())->facts);
}

TEST_P(GraphStoreTest, KeepsEverySpellingOfAGivenAlias) {
  FactsBuilder builder("a.md");
  const auto model = builder.entity("model", "BERT");
  builder.alias(model, "Bert").alias(model, "Bert base").alias(model, "BERT-base").alias(model, "BERT");
  put({builder.build()});
  const Entity entity = *store_->snapshot()->find_entity(kBert);
  EXPECT_EQ(entity.name, "BERT");
  EXPECT_THAT(entity.aliases, ElementsAre("BERT-base", "Bert", "Bert base"));
}

TEST_P(GraphStoreTest, KeepsListsOfAttributesInTheOrderGiven) {
  FactsBuilder first("a.md");
  const auto model = first.entity("model", "BERT");
  first.listed_attribute(model, "uses", "tagging", "tagging")
      .listed_attribute(model, "uses", "answers", "answers");
  first.attribute(model, "definition", "a model", "BERT is a model.");
  FactsBuilder second("b.md");
  second.listed_attribute(second.entity("model", "BERT"), "uses", "a first thing", "a first thing");
  put({second.build(), first.build()});
  const std::vector<Attribute> attributes = store_->snapshot()->find_entity(kBert)->attributes;
  std::vector<std::string> values;
  for (const Attribute& attribute : attributes) values.push_back(attribute.value);
  EXPECT_THAT(values, ElementsAre("a model", "tagging", "answers", "a first thing"));
  EXPECT_FALSE(attributes[0].listed);
  EXPECT_TRUE(attributes[1].listed);
}

TEST_P(GraphStoreTest, ListsTheRelationsAtAnEntity) {
  //   BERT -part_of-> BERT      GPT -uses-> BERT
  //   BERT -uses-> attention    attention -part_of-> BERT
  FactsBuilder builder("a.md");
  const auto bert = builder.entity("model", "BERT");
  const auto gpt = builder.entity("model", "GPT");
  const auto attention = builder.entity("method", "attention");
  builder.relation(gpt, "uses", bert, "1").relation(bert, "uses", attention, "2", 0.5);
  builder.relation(bert, "part_of", bert, "3").relation(attention, "part_of", bert, "4");
  put({builder.build()});
  const auto snapshot = store_->snapshot();
  const RelationKey to_itself{kBert, "part_of", kBert};
  const RelationKey from_attention{kAttention, "part_of", kBert};
  const RelationKey from_gpt{make_entity_id("model", "GPT"), "uses", kBert};
  const auto keys_of = [&](EntityId id, std::size_t limit) {
    const IncidentRelations incident = *snapshot->relations_of(id, limit);
    std::vector<RelationKey> keys;
    for (const RelationSummary& row : incident.rows) keys.push_back(row.key);
    return keys;
  };
  EXPECT_THAT(keys_of(kBert, 4), ElementsAre(to_itself, kUses, from_attention, from_gpt));
  EXPECT_THAT(keys_of(kBert, 3), ElementsAre(to_itself, kUses, from_attention));
  EXPECT_THAT(keys_of(kBert, 1), ElementsAre(to_itself));
  EXPECT_EQ(snapshot->relations_of(kBert, 0)->total, 4U);
  EXPECT_EQ(snapshot->relations_of(kBert, 9)->total, 4U);
  EXPECT_EQ(snapshot->relations_of(kAttention, 1)->rows[0], (RelationSummary{from_attention, 0.8, 1}));
  EXPECT_EQ(snapshot->relations_of(kAttention, 9)->rows[1], (RelationSummary{kUses, 0.5, 1}));
  EXPECT_EQ(*snapshot->relations_of(EntityId{1}, 9), IncidentRelations());
  remove({"a.md"});
  EXPECT_EQ(*store_->snapshot()->relations_of(kBert, 9), IncidentRelations());
}

TEST_P(GraphStoreTest, ReplacesWhatANoteSaid) {
  put({bert_note("a.md")});
  FactsBuilder changed("a.md");
  changed.entity("model", "BERT");
  changed.entity("model", "GPT");
  const WriteSummary summary = put({changed.build()});
  EXPECT_EQ(summary.sequence, 2U);
  EXPECT_EQ(summary.entities_gained, 1);
  EXPECT_EQ(summary.entities_lost, 1);
  EXPECT_EQ(summary.relations_lost, 1);
  const auto snapshot = store_->snapshot();
  EXPECT_EQ(snapshot->find_relation(kUses).status().code(), StatusCode::not_found);
  EXPECT_TRUE(snapshot->find_by_name(surface_key("self-attention"))->empty());
  EXPECT_EQ(snapshot->find_entity(kBert)->mention_count, 0U);
  EXPECT_TRUE(snapshot->find_entity(kBert)->attributes.empty());
}

TEST_P(GraphStoreTest, RemovesWhatOnlyOneNoteSaid) {
  put({bert_note("a.md", 0.5), bert_note("b.md", 0.25)});
  const WriteSummary first = remove({"a.md", "never-there.md"});
  EXPECT_EQ(first.entities_lost, 0);
  EXPECT_DOUBLE_EQ(store_->snapshot()->find_relation(kUses)->confidence, 0.25);
  const WriteSummary second = remove({"b.md"});
  EXPECT_EQ(second.entities_lost, 2);
  EXPECT_EQ(second.relations_lost, 1);
  EXPECT_EQ(*store_->snapshot()->counts(), StoreCounts());
}

TEST_P(GraphStoreTest, AppliesRemovalsBeforePutsAndTheLaterOfTwoPuts) {
  ASSERT_TRUE(store_->write({{bert_note("a.md", 0.5), bert_note("a.md", 0.25)}, {"a.md"}, {}}));
  EXPECT_DOUBLE_EQ(store_->snapshot()->find_relation(kUses)->confidence, 0.25);
  EXPECT_EQ(store_->snapshot()->counts()->notes, 1U);
}

TEST_P(GraphStoreTest, CountsAnEntityThatMovesBetweenNotesAsNeitherLostNorGained) {
  put({bert_note("a.md")});
  const Result<WriteSummary> moved = store_->write({{bert_note("b.md")}, {"a.md"}, {}});
  ASSERT_TRUE(moved);
  EXPECT_EQ(moved->entities_gained, 0);
  EXPECT_EQ(moved->entities_lost, 0);
  EXPECT_EQ(moved->relations_gained, 0);
  EXPECT_EQ(moved->relations_lost, 0);
}

TEST_P(GraphStoreTest, WritesNothingOfABatchThatIsWrongAnywhere) {
  put({bert_note("a.md")});
  const auto before = test::read_content(*store_->snapshot());
  NoteFacts wrong = bert_note("c.md");
  wrong.relations[0].evidence.clear();
  const auto refused = store_->write({{bert_note("b.md"), wrong}, {"a.md"}, {}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.status().code(), StatusCode::invalid_argument);
  EXPECT_EQ(store_->sequence(), 1U);
  test::expect_same_content(*test::read_content(*store_->snapshot()), *before);
  EXPECT_EQ(put({bert_note("b.md")}).sequence, 2U);  // And goes on as if it had never been asked.
}

TEST_P(GraphStoreTest, SnapshotsStayAsTheyWere) {
  put({bert_note("a.md")});
  const auto old = store_->snapshot();
  const auto before = test::read_content(*old);
  put({bert_note("b.md")});
  remove({"a.md"});
  EXPECT_EQ(old->sequence(), 1U);
  EXPECT_EQ(store_->snapshot()->sequence(), 3U);
  test::expect_same_content(*test::read_content(*old), *before);
}

TEST_P(GraphStoreTest, PagesThroughListingsInOrder) {
  put({bert_note("a.md"), bert_note("b.md"), bert_note("c.md")});
  const auto snapshot = store_->snapshot();
  const auto first = *snapshot->scan_notes({}, 2);
  ASSERT_EQ(first.rows.size(), 2U);
  EXPECT_EQ(first.next, "b.md");
  const auto second = *snapshot->scan_notes(first.next, 2);
  ASSERT_EQ(second.rows.size(), 1U);
  EXPECT_EQ(second.rows[0].id, "c.md");
  EXPECT_FALSE(second.next);
  EXPECT_EQ(snapshot->scan_notes("bb.md", 2)->rows[0].id, "c.md");  // `after` need not exist.
  EXPECT_FALSE(snapshot->scan_notes({}, 3)->next);                  // Full, and the end.
  EXPECT_EQ(snapshot->scan_notes({}, 0).status().code(), StatusCode::invalid_argument);
  EXPECT_EQ(snapshot->scan_entities({}, 0).status().code(), StatusCode::invalid_argument);
  EXPECT_EQ(snapshot->scan_relations({}, 0).status().code(), StatusCode::invalid_argument);
  EXPECT_EQ(snapshot->scan_relations_with_evidence({}, 0).status().code(), StatusCode::invalid_argument);
}

TEST_P(GraphStoreTest, KeepsTheTypesThatImportsBring) {
  WriteBatch batch;
  batch.ontology.add(EntityType{"gene", "A gene.", "#fff", "box", "", "gene", ""});
  ASSERT_TRUE(store_->write(batch));
  batch.ontology = {};
  batch.ontology.add(
      RelationType{"encodes", "head encodes tail", "encoded by", false, false, {}, {}, "", "", "", "", ""});
  ASSERT_TRUE(store_->write(batch));
  const Ontology ontology = *store_->snapshot()->ontology();
  EXPECT_NE(ontology.find_entity_type("gene"), nullptr);
  EXPECT_NE(ontology.find_relation_type("encodes"), nullptr);
}

MATCHER_P3(IsChange, sequence, notes, entities, "") {
  return arg.sequence == sequence && test::without_states(arg.notes) == notes && arg.entities_known &&
         arg.entities == entities;
}

TEST_P(GraphStoreTest, TellsWhatEachWriteDid) {
  using Kind = NoteChange::Kind;
  put({bert_note("b.md"), bert_note("a.md")});
  ASSERT_TRUE(
      store_->write({{bert_note("c.md"), bert_note("a.md")}, {"a.md", "b.md", "never-there.md"}, {}}));
  ASSERT_TRUE(store_->write({}));
  const std::vector<EntityId> touched{kBert, kAttention};
  const auto first =
      IsChange(1U, std::vector<NoteChange>{{"a.md", Kind::added}, {"b.md", Kind::added}}, touched);
  const auto second = IsChange(
      2U, std::vector<NoteChange>{{"a.md", Kind::changed}, {"b.md", Kind::removed}, {"c.md", Kind::added}},
      touched);
  const auto third = IsChange(3U, std::vector<NoteChange>{}, std::vector<EntityId>{});
  const auto snapshot = store_->snapshot();
  EXPECT_THAT(snapshot->changes(0, 9)->rows, ElementsAre(first, second, third));
  EXPECT_FALSE(snapshot->changes(0, 3)->next);
  const auto page = *snapshot->changes(0, 2);
  EXPECT_THAT(page.rows, ElementsAre(first, second));
  ASSERT_EQ(page.next, 2U);
  EXPECT_THAT(snapshot->changes(*page.next, 2)->rows, ElementsAre(third));
  EXPECT_THAT(snapshot->changes(3, 2)->rows, IsEmpty());
  EXPECT_EQ(snapshot->changes(0, 0).status().code(), StatusCode::invalid_argument);
}

TEST_P(GraphStoreTest, ListsNoMoreTouchedEntitiesThanItSays) {
  for (const std::uint32_t count : {kMostListedEntities, kMostListedEntities + 1}) {
    put({test::chain_facts("a.md", 0, count)});
    const GraphChange change = store_->snapshot()->changes(store_->sequence() - 1, 1)->rows.at(0);
    EXPECT_EQ(change.entities_known, count == kMostListedEntities);
    EXPECT_EQ(change.entities.size(), change.entities_known ? count : 0);
  }
}

TEST_P(GraphStoreTest, ForgetsTheChangesOfOldWrites) {
  for (std::uint64_t i = 0; i < kKeptChanges + 2; ++i) ASSERT_TRUE(store_->write({}, {.sync = false}));
  const auto snapshot = store_->snapshot();
  EXPECT_EQ(snapshot->changes(1, 9).status().code(), StatusCode::not_found);
  const auto kept = *snapshot->changes(2, kKeptChanges + 9);
  ASSERT_EQ(kept.rows.size(), kKeptChanges);
  EXPECT_EQ(kept.rows.front().sequence, 3U);
  EXPECT_EQ(kept.rows.back().sequence, kKeptChanges + 2);
}

TEST_P(GraphStoreTest, TellsWhatBecameOfEachNoteOfAWrite) {
  put({bert_note("kept"), bert_note("gone")});
  const auto summary =
      store_->write({{bert_note("kept"), bert_note("new")}, {"gone", "never there"}, {}}, {.sync = false});
  ASSERT_TRUE(summary);
  EXPECT_THAT(test::without_states(summary->notes),
              ElementsAre(NoteChange{"gone", ChangeKind::removed}, NoteChange{"kept", ChangeKind::changed},
                          NoteChange{"new", ChangeKind::added}));
}

TEST_P(GraphStoreTest, TellsListenersOfEachWriteOnceItCanBeSeen) {
  put({bert_note("before")});
  std::vector<std::uint64_t> told;
  {
    const CommitSubscription subscription = store_->listen([&](std::uint64_t sequence) {
      EXPECT_EQ(store_->sequence(), sequence);
      told.push_back(sequence);
    });
    EXPECT_THAT(told, ElementsAre(1U)) << "the present is told at once";
    put({bert_note("unsynced")});
    ASSERT_TRUE(store_->write({{bert_note("synced")}, {}, {}}, {.sync = true}));
    ASSERT_TRUE(test::import_facts(*store_, bert_note("imported")));
  }
  put({bert_note("after")});
  EXPECT_THAT(told, ElementsAre(1U, 2U, 3U, 4U));
}

TEST_P(GraphStoreTest, TellsListenersInOrderHoweverManyWrite) {
  std::vector<std::uint64_t> told;
  const CommitSubscription subscription =
      store_->listen([&](std::uint64_t sequence) { told.push_back(sequence); });
  {
    std::vector<std::jthread> writers;
    for (int writer = 0; writer < 4; ++writer) {
      writers.emplace_back([&, writer] {
        for (int i = 0; i < 10; ++i) {
          EXPECT_TRUE(store_->write({{bert_note(std::to_string(writer * 10 + i))}, {}, {}}));
        }
      });
    }
  }
  EXPECT_TRUE(std::is_sorted(told.begin(), told.end()));
  EXPECT_EQ(told.back(), 40U);
}

TEST_P(GraphStoreTest, TakesNotesWithStrangeIds) {
  using namespace std::string_literals;
  for (const std::string& id : {"a"s, "a\0b"s, "a\0"s, "\xFF\xFF"s, std::string(3000, 'x')})
    put({bert_note(id)});
  const auto snapshot = store_->snapshot();
  EXPECT_EQ(*snapshot->facts_of("a\0"s), canonicalize(bert_note("a\0"s))->facts);
  EXPECT_EQ(snapshot->find_relation(kUses)->evidence.size(), 5U);
  remove({"a"});
  EXPECT_EQ(store_->snapshot()->find_relation(kUses)->evidence.size(), 4U);
}

TEST_P(GraphStoreTest, ReadersSeeWholeWritesOnly) {
  std::atomic<bool> done = false;
  std::atomic<int> torn = 0;
  std::thread reader([&] {
    while (!done) {
      const auto snapshot = store_->snapshot();
      const bool there = snapshot->sequence() % 2 == 1;
      if (snapshot->counts()->relations != (there ? 1U : 0U)) ++torn;
      if (snapshot->find_entity(kBert).ok() != there) ++torn;
    }
  });
  for (int i = 0; i < 100; ++i) {
    put({bert_note("a.md")});
    remove({"a.md"});
  }
  done = true;
  reader.join();
  EXPECT_EQ(torn, 0);
}

INSTANTIATE_TEST_SUITE_P(Backends, GraphStoreTest, testing::ValuesIn(kBackends), test::case_name<Backend>);

}  // namespace
}  // namespace notegraph::store
