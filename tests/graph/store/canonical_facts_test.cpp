#include "graph/store/canonical_facts.h"

#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/graph/store/facts_builder.h"
#include "tests/support/case_name.h"

namespace notegraph::store {
namespace {

NoteFacts good_facts() {
  test::FactsBuilder builder("note.md");
  const auto bert = builder.entity("model", "BERT");
  const auto attention = builder.entity("method", "attention");
  builder.mention(bert, "BERT").attribute(bert, "definition", "a model", "BERT is a model.");
  builder.relation(bert, "uses", attention, "BERT uses attention.");
  builder.relation(attention, "part_of", bert, "Attention is a part of BERT.");
  return builder.build();
}

struct BrokenCase {
  const char* name;
  void (*make_it_wrong)(NoteFacts&);
  const char* reason;
};

constexpr BrokenCase kBrokenCases[] = {
    {"NoteWithoutId", [](NoteFacts& f) { f.note.id.clear(); }, "no id"},
    {"EntityWithoutType", [](NoteFacts& f) { f.entities[0].type.clear(); }, "has no type"},
    {"EntityWithoutName", [](NoteFacts& f) { f.entities[0].name = std::string(" "); }, "has no name"},
    {"EntityWithoutConfidence", [](NoteFacts& f) { f.entities[0].confidence = 0; }, "outside (0, 1]"},
    {"EntityTooSure", [](NoteFacts& f) { f.entities[0].confidence = 1.1; }, "outside (0, 1]"},
    {"EntityTwice", [](NoteFacts& f) { f.entities.push_back(f.entities[0]); }, "share an id"},
    {"AttributeNotANumber",
     [](NoteFacts& f) {
       f.entities[0].attributes[0].evidence.confidence = std::numeric_limits<double>::quiet_NaN();
     },
     "outside (0, 1]"},
    {"HeadNotThere", [](NoteFacts& f) { f.relations[0].head = 2; }, "entity number 2 of 2"},
    {"TailNotThere", [](NoteFacts& f) { f.relations[0].tail = 7; }, "entity number 7 of 2"},
    {"RelationWithoutType", [](NoteFacts& f) { f.relations[0].type.clear(); }, "relation has no type"},
    {"RelationWithoutEvidence", [](NoteFacts& f) { f.relations[0].evidence.clear(); }, "no evidence"},
    {"RelationTwice", [](NoteFacts& f) { f.relations.push_back(f.relations[0]); }, "listed twice"},
    {"EvidenceTooSure", [](NoteFacts& f) { f.relations[0].evidence[0].confidence = 2; }, "outside (0, 1]"},
    {"EvidenceOfAnotherNote", [](NoteFacts& f) { f.relations[0].evidence[0].note = std::string("b"); },
     "another note, 'b'"},
};

class BrokenFactsTest : public testing::TestWithParam<BrokenCase> {};

TEST_P(BrokenFactsTest, AreRefusedWithTheReason) {
  NoteFacts facts = good_facts();
  ASSERT_TRUE(canonicalize(facts));
  GetParam().make_it_wrong(facts);
  const Result<CanonicalFacts> refused = canonicalize(facts);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.status().code(), StatusCode::invalid_argument);
  EXPECT_THAT(refused.status().message(), testing::HasSubstr(GetParam().reason));
}

INSTANTIATE_TEST_SUITE_P(Cases, BrokenFactsTest, testing::ValuesIn(kBrokenCases),
                         test::case_name<BrokenCase>);

TEST(Canonicalize, SortsAndKeepsRelationsOnTheirEntities) {
  NoteFacts facts = good_facts();
  std::swap(facts.entities[0], facts.entities[1]);
  std::swap(facts.relations[0], facts.relations[1]);
  for (NoteRelation& relation : facts.relations) std::swap(relation.head, relation.tail);
  const Result<CanonicalFacts> one = canonicalize(good_facts());
  const Result<CanonicalFacts> other = canonicalize(facts);
  ASSERT_TRUE(one && other);
  EXPECT_EQ(one->facts, other->facts);
  EXPECT_TRUE(std::is_sorted(one->ids.begin(), one->ids.end()));
  for (std::size_t i = 0; i < one->ids.size(); ++i) {
    EXPECT_EQ(one->ids[i], make_entity_id(one->facts.entities[i].type, one->facts.entities[i].name));
  }
  EXPECT_LT(one->key_of(one->facts.relations[0]), one->key_of(one->facts.relations[1]));
}

}  // namespace
}  // namespace notegraph::store
