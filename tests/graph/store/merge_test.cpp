#include "graph/store/merge.h"

#include <algorithm>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/model/surface.h"
#include "tests/graph/store/facts_builder.h"
#include "tests/support/case_name.h"

namespace notegraph::store {
namespace {

using testing::ElementsAre;

struct Said {
  std::string name;
  std::vector<std::string> mentions;
  std::vector<std::string> aliases;
};

NoteEntity note_entity(const Said& said) {
  NoteEntity entity;
  entity.type = "model";
  entity.name = said.name;
  entity.aliases = said.aliases;
  for (const std::string& surface : said.mentions) entity.mentions.push_back({surface, {}, 1});
  return entity;
}

struct NamesCase {
  const char* name;
  std::vector<Said> notes;
  std::string canonical, label;
  std::vector<std::string> aliases;
};

const NamesCase kNamesCases[] = {
    {"NoMentionsGiveTheCanonicalName", {{"BERT", {}, {"Zed"}}}, "BERT", "BERT", {"Zed"}},
    {"MostMentionedNameIsTheLabel",
     {{"large language model", {"LLM", "LLM"}, {}}},
     "large language model",
     "LLM",
     {}},
    {"MentionsOfAllNotesCount",
     {{"BERT", {"BERT", "BERT"}, {}}, {"BERT", {"Devlin", "Devlin", "Devlin"}, {}}},
     "BERT",
     "Devlin",
     {}},
    {"SpellingsOfOneKeyCountTogether",
     {{"Lloyd", {"K-Means", "k means", "k-means", "Lloyd's", "Lloyd's"}, {}}},
     "Lloyd",
     "K-Means",
     {"Lloyd's"}},
    {"LabelKeepsTheCanonicalSpelling", {{"K-Means", {"k means", "k means"}, {}}}, "K-Means", "K-Means", {}},
    {"LabelTakesTheCommonestSpelling",
     {{"Lloyd", {"k means", "K-Means", "k means"}, {}}},
     "Lloyd",
     "k means",
     {}},
    {"LabelTiesGoToTheFirstSpelling", {{"Lloyd", {"k means", "K-Means"}, {}}}, "Lloyd", "K-Means", {}},
    {"LabelTiesGoToTheSmallestKey", {{"x", {"b", "a"}, {}}}, "x", "a", {"b"}},
    {"CanonicalNameOfMostNotes", {{"Bert", {}, {}}, {"BERT", {}, {}}, {"Bert", {}, {}}}, "Bert", "Bert", {}},
    {"CanonicalNameTiesGoToTheFirst", {{"Bert", {}, {}}, {"BERT", {}, {}}}, "BERT", "BERT", {}},
    {"EverySpellingGivenAsAnAliasIsKept",
     {{"x", {}, {"LoRA", "lo-ra", "lo-ra"}}},
     "x",
     "x",
     {"LoRA", "lo-ra"}},
    {"OneSpellingOfWhatTextsCall",
     {{"x", {"x", "x", "x", "x", "LoRA", "lo-ra", "lo-ra"}, {}}},
     "x",
     "x",
     {"lo-ra"}},
    {"GivenAliasesStandBesideTheCommonestSpelling",
     {{"x", {"x", "x", "LoRA"}, {"lo-ra", "lo-ra"}}},
     "x",
     "x",
     {"LoRA", "lo-ra"}},
    {"AnotherSpellingOfTheNameIsAnAliasIfGiven", {{"BERT", {"bert"}, {"Bert"}}}, "BERT", "BERT", {"Bert"}},
    {"TheNameItselfIsNoAlias", {{"BERT", {}, {"BERT"}}}, "BERT", "BERT", {}},
    {"SpaceNamesNothing", {{"x", {" "}, {" "}}}, "x", "x", {}},
};

class NamesTest : public testing::TestWithParam<NamesCase> {};

TEST_P(NamesTest, FollowFromTheNotesInAnyOrder) {
  std::vector<Said> notes = GetParam().notes;
  for (int order = 0; order < 2; ++order) {
    EntityTally tally;
    for (const Said& said : notes) tally.add(note_entity(said));
    const Entity entity = tally.to_entity({7});
    EXPECT_EQ(entity.name, GetParam().canonical);
    EXPECT_EQ(entity.label, GetParam().label);
    EXPECT_EQ(entity.aliases, GetParam().aliases);
    std::reverse(notes.begin(), notes.end());
  }
}

INSTANTIATE_TEST_SUITE_P(Cases, NamesTest, testing::ValuesIn(kNamesCases), test::case_name<NamesCase>);

TEST(EntityTally, CountsMentionsAndNotesAndTakesTheSurest) {
  NoteEntity first = note_entity({"x", {"x", "y"}, {}});
  NoteEntity second = note_entity({"X", {"x"}, {}});
  first.confidence = 0.5;
  second.confidence = 0.7;
  EntityTally tally;
  tally.add(first);
  tally.add(second);
  const Entity entity = tally.to_entity({7});
  EXPECT_EQ(entity.id, EntityId{7});
  EXPECT_EQ(entity.type, "model");
  EXPECT_EQ(entity.mention_count, 3U);
  EXPECT_EQ(entity.note_count, 2U);
  EXPECT_EQ(entity.confidence, 0.7);
  EXPECT_THAT(tally.name_keys(), ElementsAre("x", "y"));
  ASSERT_TRUE(tally.subtract(second));
  EXPECT_EQ(tally.to_entity({7}).confidence, 0.5);
}

TEST(EntityTally, TellsIdentitiesApart) {
  EntityTally tally;
  EXPECT_TRUE(tally.same_identity(note_entity({"x", {}, {}})));
  tally.add(note_entity({"x", {}, {}}));
  EXPECT_TRUE(tally.same_identity(note_entity({"X", {}, {}})));
  EXPECT_FALSE(tally.same_identity(note_entity({"y", {}, {}})));
}

TEST(EntityTally, TellsExactNamesApart) {
  NoteEntity exact = note_entity({"x", {}, {}});
  exact.exact_name = true;
  EntityTally tally;
  tally.add(exact);
  EXPECT_TRUE(tally.same_identity(exact));
  EXPECT_FALSE(tally.same_identity(note_entity({"x", {}, {}})));
  exact.name = "X";
  EXPECT_FALSE(tally.same_identity(exact));
}

TEST(EntityTally, RefusesToSubtractWhatWasNeverAdded) {
  EntityTally tally;
  tally.add(note_entity({"x", {"x"}, {}}));
  EXPECT_FALSE(EntityTally(tally).subtract(note_entity({"x", {"x", "x"}, {}})));
  EXPECT_FALSE(EntityTally(tally).subtract(note_entity({"x", {"y"}, {}})));
  EXPECT_FALSE(EntityTally().subtract(note_entity({"x", {}, {}})));
}

TEST(EntityTally, SubtractingUndoesAdding) {
  const std::uint64_t seed = std::random_device()();
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  std::mt19937_64 random(seed);
  for (int round = 0; round < 200; ++round) {
    EntityTally tally;
    tally.add(note_entity({"BERT", {"BERT"}, {"b"}}));
    const EntityTally before = tally;
    const NoteFacts facts = test::random_facts(random, "note");
    std::vector<NoteEntity> said = facts.entities;
    for (NoteEntity& entity : said) {
      entity.type = "model";
      entity.name = "bert";
      tally.add(entity);
    }
    std::shuffle(said.begin(), said.end(), random);
    for (const NoteEntity& entity : said) ASSERT_TRUE(tally.subtract(entity));
    ASSERT_EQ(tally, before);
  }
}

std::vector<Evidence> evidence_of(const std::string& note, std::vector<double> confidences) {
  std::vector<Evidence> all;
  for (const double confidence : confidences) {
    all.emplace_back().note = note;
    all.back().confidence = confidence;
  }
  return all;
}

TEST(RelationTally, CombinesAsAllEvidenceTogether) {
  const std::vector<Evidence> a = evidence_of("a", {0.3, 0.5});
  const std::vector<Evidence> b = evidence_of("b", {0.31});
  std::vector<Evidence> all = a;
  all.insert(all.end(), b.begin(), b.end());
  RelationTally tally;
  tally.add(b);
  tally.add(a);
  EXPECT_EQ(tally.evidence_count, 3U);
  EXPECT_EQ(tally.confidence(), combine_confidence(all));
  ASSERT_TRUE(tally.subtract(b));
  EXPECT_EQ(tally.confidence(), 0.5);
  EXPECT_FALSE(RelationTally(tally).subtract(b));
  ASSERT_TRUE(tally.subtract(a));
  EXPECT_EQ(tally, RelationTally());
}

TEST(Orders, SortEvidenceByNotePositionRule) {
  Evidence a, b;
  a.note = "a", b.note = "b";
  a.range = {5, 6};
  EXPECT_TRUE(evidence_before(a, b));
  b.note = "a";
  EXPECT_TRUE(evidence_before(b, a));
  b.range = a.range;
  b.rule = "z";
  EXPECT_TRUE(evidence_before(a, b));
  EXPECT_FALSE(evidence_before(a, a));
}

TEST(Orders, SortAttributesByKeyThenNoteAlone) {
  Attribute a{"advantages", "1", false, {}}, b{"definition", "1", false, {}};
  a.evidence.note = "z";
  EXPECT_TRUE(attribute_before(a, b));
  b.key = a.key;
  EXPECT_TRUE(attribute_before(b, a));
  b.evidence.note = a.evidence.note;
  b.evidence.range = {9, 10};
  b.value = "0";
  EXPECT_FALSE(attribute_before(a, b));  // As they were given.
  EXPECT_FALSE(attribute_before(b, a));
}

}  // namespace
}  // namespace notegraph::store
