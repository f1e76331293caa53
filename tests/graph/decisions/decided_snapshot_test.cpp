#include "graph/decisions/decided_snapshot.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/model/surface.h"
#include "graph/store/memory_graph_store.h"
#include "tests/graph/store/facts_builder.h"
#include "tests/graph/store/store_content.h"

namespace notegraph::decisions {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const EntityRef kBert{make_entity_id("model", "BERT"), "model", "BERT"};
const EntityRef kBase{make_entity_id("model", "bert-base"), "model", "bert-base"};
const EntityRef kAttention{make_entity_id("method", "attention"), "method", "attention"};
const EntityRef kTagging{make_entity_id("problem", "tagging"), "problem", "tagging"};
const RelationKey kBertUses{kBert.id, "uses", kAttention.id};
const RelationKey kBaseUses{kBase.id, "uses", kAttention.id};

/// a.md: BERT -uses-> attention, "Bidirectional" is about BERT as well, and -solves-> tagging under that name
/// b.md: bert-base -uses-> attention, bert-base -variant_of-> BERT
class DecidedSnapshotTest : public testing::Test {
 protected:
  DecidedSnapshotTest() {
    test::FactsBuilder a("a.md");
    const auto bert = a.entity("model", "BERT", 0.9);
    a.mention(bert, "BERT")
        .relation(bert, "uses", a.entity("method", "attention"), "BERT uses attention.", 0.5);
    a.attribute(bert, "definition", "a model", "BERT is a model.");
    const auto tagging = a.entity("problem", "tagging");
    NoteFacts facts = a.build();
    name_within("Bidirectional", bert, tagging, "solves", facts);
    test::FactsBuilder b("b.md");
    const auto base = b.entity("model", "bert-base", 0.8);
    b.mention(base, "bert-base").relation(base, "uses", b.entity("method", "attention"), "It uses it.", 0.6);
    b.relation(base, "variant_of", b.entity("model", "BERT"), "It is one.", 0.7);
    put({facts, b.build()});
  }

  /// Adds the sentence "`surface` it." to a note, which names `head` and states a relation.
  static void name_within(const std::string& surface, std::uint32_t head, std::uint32_t tail,
                          const std::string& type, NoteFacts& facts) {
    const std::uint64_t begin = facts.note.text.size();
    const std::string sentence = surface + " it.";
    facts.note.text += sentence;
    facts.entities[head].mentions.push_back({surface, {begin, begin + surface.size()}, 1});
    facts.relations.push_back(
        {head,
         type,
         tail,
         {{facts.note.id, {begin, begin + sentence.size()}, 1, {}, sentence, "verb", 0.5}}});
  }

  void put(std::vector<NoteFacts> facts) {
    const auto written = store_->write({std::move(facts), {}, {}});
    ASSERT_TRUE(written) << written.status().message();
  }
  std::uint64_t decide(DecisionKind kind, EntityRef entity, EntityRef other = {}, std::string relation = {},
                       std::string value = {}, std::vector<std::string> aliases = {},
                       std::vector<std::string> notes = {}) {
    Decision decision{0,
                      {},
                      "ada",
                      "because",
                      kind,
                      std::move(entity),
                      std::move(other),
                      std::move(relation),
                      std::move(value),
                      std::move(aliases),
                      std::move(notes),
                      {}};
    store::WriteBatch batch;
    batch.decide.push_back(std::move(decision));
    const auto written = store_->write(batch);
    EXPECT_TRUE(written) << written.status().message();
    return written->decisions[0].number;
  }
  void undo(std::uint64_t number) {
    store::WriteBatch batch;
    batch.undo.push_back({number, "ada"});
    ASSERT_TRUE(store_->write(batch));
  }
  std::unique_ptr<const store::Snapshot> decided() const {
    auto snapshot = apply_decisions(store_->snapshot());
    EXPECT_TRUE(snapshot) << snapshot.status().message();
    return *std::move(snapshot);
  }

  std::unique_ptr<store::GraphStore> store_ = store::make_memory_graph_store();
};

std::vector<RelationKey> keys_at(const store::Snapshot& snapshot, EntityId id) {
  std::vector<RelationKey> keys;
  const store::IncidentRelations incident = *snapshot.relations_of(id, 99);
  for (const store::RelationSummary& row : incident.rows) keys.push_back(row.key);
  return keys;
}

TEST_F(DecidedSnapshotTest, IsThePlainSnapshotWhereNothingWasDecided) {
  auto plain = store_->snapshot();
  const store::Snapshot* const address = plain.get();
  EXPECT_EQ(apply_decisions(std::move(plain))->get(), address);
}

TEST_F(DecidedSnapshotTest, RejectsARelation) {
  decide(DecisionKind::reject_relation, kBert, kAttention, "uses");
  const auto snapshot = decided();
  EXPECT_EQ(snapshot->find_relation(kBertUses).status().code(), StatusCode::not_found);
  EXPECT_THAT(keys_at(*snapshot, kAttention.id), ElementsAre(kBaseUses));
  EXPECT_EQ(snapshot->counts()->relations, 3U);
  EXPECT_EQ(snapshot->counts()->evidence, 3U);
}

TEST_F(DecidedSnapshotTest, AcceptsARelationAndSaysWhoDid) {
  const std::uint64_t number = decide(DecisionKind::accept_relation, kBert, kAttention, "uses");
  const Relation relation = *decided()->find_relation(kBertUses);
  EXPECT_EQ(relation.confidence, 1);
  ASSERT_EQ(relation.evidence.size(), 2U);
  const Evidence& evidence = relation.evidence[1];
  EXPECT_EQ(evidence.note, "decision " + std::to_string(number));
  EXPECT_EQ(evidence.quote, "because");
  EXPECT_EQ(evidence.rule, "accept_relation");
  EXPECT_EQ(evidence.headings[0], "ada");
}

TEST_F(DecidedSnapshotTest, AcceptsNothingThatNoNoteSaysAnyMore) {
  decide(DecisionKind::accept_relation, kBert, kAttention, "uses");
  ASSERT_TRUE(store_->write({{}, {"a.md", "b.md"}, {}}));
  EXPECT_EQ(*decided()->counts(), store::StoreCounts());
}

TEST_F(DecidedSnapshotTest, AddsARelationThatOutlivesTheNotes) {
  const RelationKey key{kBase.id, "solves", kTagging.id};
  decide(DecisionKind::add_relation, kBase, kTagging, "solves");
  EXPECT_EQ(decided()->find_relation(key)->evidence.size(), 1U);
  ASSERT_TRUE(store_->write({{}, {"a.md", "b.md"}, {}}));
  const auto snapshot = decided();
  EXPECT_EQ(snapshot->find_relation(key)->evidence[0].rule, "add_relation");
  EXPECT_EQ(snapshot->find_entity(kBase.id)->name, "bert-base");
  EXPECT_THAT(*snapshot->find_by_name("tagging"), ElementsAre(kTagging.id));
  EXPECT_EQ(*snapshot->counts(), (store::StoreCounts{0, 2, 1, 1, 0}));
}

TEST_F(DecidedSnapshotTest, RejectsAnEntityWithAllThatIsSaidOfIt) {
  decide(DecisionKind::reject_entity, kBert);
  const auto snapshot = decided();
  EXPECT_EQ(snapshot->find_entity(kBert.id).status().code(), StatusCode::not_found);
  EXPECT_THAT(*snapshot->find_by_name("bert"), IsEmpty());
  EXPECT_THAT(*snapshot->mentions_of(kBert.id, 9), IsEmpty());
  EXPECT_EQ(*snapshot->relations_of(kBert.id, 9), store::IncidentRelations());
  EXPECT_THAT(keys_at(*snapshot, kBase.id), ElementsAre(kBaseUses));
  EXPECT_EQ(snapshot->counts()->entities, 3U);
  EXPECT_EQ(snapshot->scan_entities({}, 99)->rows.size(), 3U);
}

TEST_F(DecidedSnapshotTest, AcceptsAnEntity) {
  decide(DecisionKind::accept_entity, kBase);
  const Entity entity = *decided()->find_entity(kBase.id);
  EXPECT_EQ(entity.confidence, 1);
  ASSERT_EQ(entity.attributes.size(), 1U);
  EXPECT_EQ(entity.attributes[0].key, "accepted");
  EXPECT_EQ(entity.attributes[0].evidence.quote, "because");
}

TEST_F(DecidedSnapshotTest, TakesUpANewAlias) {
  decide(DecisionKind::accept_alias, kBert, {}, {}, {}, {"双向编码器"});
  const auto snapshot = decided();
  EXPECT_THAT(*snapshot->find_by_name(surface_key("双向编码器")), ElementsAre(kBert.id));
  EXPECT_THAT(snapshot->find_entity(kBert.id)->aliases, ElementsAre("Bidirectional", "双向编码器"));
}

TEST_F(DecidedSnapshotTest, DropsAWrongAliasWithWhatIsSaidUnderIt) {
  decide(DecisionKind::reject_alias, kBert, {}, {}, {}, {"bidirectional"});
  const auto snapshot = decided();
  EXPECT_THAT(*snapshot->find_by_name("bidirectional"), IsEmpty());
  EXPECT_EQ(snapshot->mentions_of(kBert.id, 9)->size(), 1U);
  EXPECT_EQ(snapshot->find_entity(kBert.id)->mention_count, 1U);
  EXPECT_FALSE(snapshot->find_relation({kBert.id, "solves", kTagging.id}));
  EXPECT_TRUE(snapshot->find_relation(kBertUses));
}

TEST_F(DecidedSnapshotTest, MergesTwoEntities) {
  decide(DecisionKind::merge, kBert, kBase);
  const auto snapshot = decided();
  EXPECT_EQ(snapshot->find_entity(kBase.id).status().code(), StatusCode::not_found);
  const Entity bert = *snapshot->find_entity(kBert.id);
  EXPECT_EQ(bert.name, "BERT");
  EXPECT_THAT(bert.aliases, ElementsAre("Bidirectional", "bert-base"));
  EXPECT_EQ(bert.mention_count, 3U);
  EXPECT_EQ(bert.note_count, 2U);
  EXPECT_EQ(bert.confidence, 0.9);
  EXPECT_THAT(*snapshot->find_by_name(surface_key("bert-base")), ElementsAre(kBert.id));
  const Relation uses = *snapshot->find_relation(kBertUses);
  ASSERT_EQ(uses.evidence.size(), 2U);
  EXPECT_EQ(uses.evidence[1].note, "b.md");
  EXPECT_DOUBLE_EQ(uses.confidence, 0.8);
  EXPECT_THAT(keys_at(*snapshot, kAttention.id), ElementsAre(kBertUses));
  // What led from one to the other is gone.
  EXPECT_EQ(*snapshot->counts(), (store::StoreCounts{2, 3, 2, 3, 3}));
}

TEST_F(DecidedSnapshotTest, MergesWhateverTheNotesSayLater) {
  decide(DecisionKind::merge, kBert, kBase);
  test::FactsBuilder c("c.md");
  c.relation(c.entity("model", "bert-base"), "solves", c.entity("problem", "tagging"), "It does.");
  put({c.build()});
  EXPECT_EQ(decided()->find_relation({kBert.id, "solves", kTagging.id})->evidence.size(), 2U);
  ASSERT_TRUE(store_->write({{}, {"a.md", "b.md"}, {}}));  // Only the name that was merged is left.
  const auto snapshot = decided();
  EXPECT_EQ(snapshot->find_entity(kBert.id)->name, "BERT");
  EXPECT_THAT(*snapshot->find_by_name(surface_key("bert-base")), ElementsAre(kBert.id));
}

TEST_F(DecidedSnapshotTest, FollowsMergesAndComesApartInAnyOrder) {
  const auto first = decide(DecisionKind::merge, kBert, kBase);
  const auto second = decide(DecisionKind::merge, kAttention, kBert);
  const auto third = decide(DecisionKind::reject_relation, kBase, kTagging, "solves");
  EXPECT_EQ(decided()->counts()->entities, 2U);
  EXPECT_EQ(decided()->counts()->relations, 0U);  // bert-base means attention by then.
  undo(second);
  EXPECT_FALSE(decided()->find_relation({kBert.id, "solves", kTagging.id}));
  undo(first);
  EXPECT_TRUE(decided()->find_relation({kBert.id, "solves", kTagging.id}));
  undo(third);
  test::expect_same_content(*test::read_content(*decided()), *test::read_content(*store_->snapshot()));
}

TEST_F(DecidedSnapshotTest, SplitsOffAnAlias) {
  const EntityRef other{make_entity_id("model", "Bidirectional"), "model", "Bidirectional"};
  decide(DecisionKind::split, kBert, other, {}, {}, {"Bidirectional"});
  const auto snapshot = decided();
  const Entity split = *snapshot->find_entity(other.id);
  EXPECT_EQ(split.name, "Bidirectional");
  EXPECT_THAT(split.aliases, IsEmpty());
  EXPECT_EQ(split.mention_count, 1U);
  EXPECT_EQ(split.note_count, 1U);
  EXPECT_TRUE(snapshot->find_relation({other.id, "solves", kTagging.id}));
  EXPECT_FALSE(snapshot->find_relation({kBert.id, "solves", kTagging.id}));
  EXPECT_TRUE(snapshot->find_relation(kBertUses));
  const Entity bert = *snapshot->find_entity(kBert.id);
  EXPECT_EQ(bert.mention_count, 1U);
  EXPECT_EQ(bert.note_count, 2U);
  EXPECT_THAT(bert.aliases, IsEmpty());
  EXPECT_EQ(*snapshot->counts(), (store::StoreCounts{2, 5, 4, 4, 3}));
}

TEST_F(DecidedSnapshotTest, SplitsOffANote) {
  const EntityRef other{make_entity_id("model", "BERT of b"), "model", "BERT of b"};
  decide(DecisionKind::split, kBert, other, {}, {}, {}, {"b.md"});
  const auto snapshot = decided();
  EXPECT_THAT(keys_at(*snapshot, other.id), ElementsAre(RelationKey{kBase.id, "variant_of", other.id}));
  EXPECT_EQ(snapshot->find_entity(kBert.id)->note_count, 1U);
  EXPECT_EQ(snapshot->find_entity(other.id)->note_count, 1U);
}

TEST_F(DecidedSnapshotTest, SplitsWhatWasMerged) {
  decide(DecisionKind::merge, kBert, kBase);
  decide(DecisionKind::split, kBert, kBase, {}, {}, {"bert-base"});
  const auto snapshot = decided();
  EXPECT_EQ(snapshot->find_entity(kBase.id)->mention_count, 1U);
  EXPECT_THAT(*snapshot->find_by_name(surface_key("bert-base")), ElementsAre(kBase.id));
}

TEST_F(DecidedSnapshotTest, RenamesAndStillFindsTheOldName) {
  decide(DecisionKind::rename, kBert, {}, {}, "BERT (2018)");
  const auto snapshot = decided();
  const Entity entity = *snapshot->find_entity(kBert.id);
  EXPECT_EQ(entity.name, "BERT (2018)");
  EXPECT_EQ(entity.label, "BERT (2018)");
  EXPECT_THAT(entity.aliases, ElementsAre("BERT", "Bidirectional"));
  EXPECT_THAT(*snapshot->find_by_name("bert"), ElementsAre(kBert.id));
  EXPECT_THAT(*snapshot->find_by_name(surface_key("BERT (2018)")), ElementsAre(kBert.id));
}

TEST_F(DecidedSnapshotTest, RetypesAndTakesUpWhatTheNotesCallSoLater) {
  decide(DecisionKind::retype, kBert, {}, {}, "architecture");
  EXPECT_EQ(decided()->find_entity(kBert.id)->type, "architecture");
  test::FactsBuilder c("c.md");
  c.mention(c.entity("architecture", "Bert"), "Bert");
  put({c.build()});
  const auto snapshot = decided();
  EXPECT_THAT(*snapshot->find_by_name("bert"), ElementsAre(kBert.id));
  EXPECT_EQ(snapshot->find_entity(kBert.id)->mention_count, 3U);
}

TEST_F(DecidedSnapshotTest, NamesTheEntitiesThatAChangeShowsThrough) {
  decide(DecisionKind::merge, kBert, kBase);
  decide(DecisionKind::rename, kBase, {}, {}, "Base");
  const auto rows = decided()->changes(2, 9)->rows;
  ASSERT_EQ(rows.size(), 1U);
  // What it names, what is one with that or may become so, and what relations join these to.
  const EntityId base = make_entity_id("model", "Base");
  EXPECT_THAT(rows[0].entities,
              testing::UnorderedElementsAre(kBert.id, kBase.id, base, kAttention.id, kTagging.id));
}

}  // namespace
}  // namespace notegraph::decisions
