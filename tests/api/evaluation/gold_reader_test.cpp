#include "api/evaluation/gold_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/case_name.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::evaluation {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr std::string_view kGood = R"({"doc": "01.md",
 "entities": [{"id": "e1", "name": "BERT", "type": "model", "mentions": ["BERT", "Bert"], "found_by": "lexicon"},
              {"id": "e2", "name": "微调", "type": "technique", "mentions": [], "confidence": 0.5}],
 "relations": [{"head": "e2", "type": "used_for", "tail": "e1", "confidence": 0.25, "rule": "lead", "line": 3, "evidence": "q"}]})";

TEST(GoldReader, ReadsEntitiesAndRelations) {
  const auto document = parse_annotation(kGood);
  ASSERT_TRUE(document) << document.status().message();
  EXPECT_EQ(document->doc, "01.md");
  const auto& [entities, relations] = document->annotation;
  ASSERT_EQ(entities.size(), 2U);
  EXPECT_EQ(entities[0].type, "model");
  EXPECT_THAT(entities[0].mentions, ElementsAre("BERT", "Bert"));
  EXPECT_EQ(entities[0].confidence, 1);
  EXPECT_EQ(entities[1].name, "微调");
  EXPECT_EQ(entities[1].confidence, 0.5);
  ASSERT_EQ(relations.size(), 1U);
  EXPECT_EQ(relations[0].head, 1U);
  EXPECT_EQ(relations[0].type, "used_for");
  EXPECT_EQ(relations[0].tail, 0U);
  EXPECT_EQ(relations[0].confidence, 0.25);
  EXPECT_EQ(entities[0].found_by, "lexicon");
  EXPECT_EQ(entities[1].found_by, "");
  EXPECT_EQ(relations[0].rule, "lead");
}

struct BadGold {
  const char* name;
  std::string_view json;
  std::string_view want;
};

constexpr BadGold kBad[] = {
    {"NoJson", "# BERT", "no JSON at byte"},
    {"NoObject", "[]", "top level: is no object"},
    {"NoDocument", R"({"entities": [], "relations": []})", "top level: \"doc\" must be a text"},
    {"NoEntities", R"({"doc": "d", "relations": []})", "top level: \"entities\" must be a list"},
    {"NoRelations", R"({"doc": "d", "entities": []})", "top level: \"relations\" must be a list"},
    {"EntityIsNoObject", R"({"doc": "d", "entities": [7], "relations": []})", "entities[0]: is no object"},
    {"NumberForAName",
     R"({"doc": "d", "entities": [{"id": "e1", "name": 7, "type": "t", "mentions": []}], "relations": []})",
     "entities[0]: \"name\" must be a text"},
    {"NoMentions", R"({"doc": "d", "entities": [{"id": "e1", "name": "n", "type": "t"}], "relations": []})",
     "entities[0]: \"mentions\" must be a list"},
    {"NumberForAMention",
     R"({"doc": "d", "entities": [{"id": "e1", "name": "n", "type": "t", "mentions": [7]}], "relations": []})",
     "entities[0]: \"mentions\" must hold texts only"},
    {"ConfidenceAboveOne",
     R"({"doc": "d", "entities": [{"id": "e1", "name": "n", "type": "t", "mentions": [], "confidence": 2}],
         "relations": []})",
     "entities[0]: \"confidence\" must be a number from 0 to 1"},
    {"IdTwice",
     R"({"doc": "d", "entities": [{"id": "e1", "name": "n", "type": "t", "mentions": []},
                                  {"id": "e1", "name": "m", "type": "t", "mentions": []}], "relations": []})",
     "entities[1]: the id \"e1\" stands twice"},
    {"UnknownEnd",
     R"({"doc": "d", "entities": [{"id": "e1", "name": "n", "type": "t", "mentions": []}],
         "relations": [{"head": "e1", "type": "uses", "tail": "e2"}]})",
     "relations[0]: \"tail\" is \"e2\", which is no entity's id"},
    {"RelationWithoutType",
     R"({"doc": "d", "entities": [{"id": "e1", "name": "n", "type": "t", "mentions": []}],
         "relations": [{"head": "e1", "tail": "e1"}]})",
     "relations[0]: \"type\" must be a text"},
};

class BadGoldTest : public testing::TestWithParam<BadGold> {};

TEST_P(BadGoldTest, IsRefusedWithFilePlaceAndReason) {
  const test::TemporaryDirectory directory;
  const auto file = directory.write("01.json", GetParam().json);
  const auto document = read_annotation(file);
  ASSERT_FALSE(document);
  EXPECT_EQ(document.status().code(), StatusCode::bad_data);
  EXPECT_THAT(document.status().message(), HasSubstr(file.string() + ": " + std::string(GetParam().want)));
}

INSTANTIATE_TEST_SUITE_P(Cases, BadGoldTest, testing::ValuesIn(kBad), test::case_name<BadGold>);

TEST(GoldReader, ReadsAFolderInOrderOfName) {
  const test::TemporaryDirectory directory;
  for (const char* name : {"b.json", "a.json", "notes.txt"}) directory.write(name, kGood);
  const auto gold = read_gold(directory.path());
  ASSERT_TRUE(gold) << gold.status().message();
  ASSERT_EQ(gold->size(), 2U);
  EXPECT_EQ((*gold)[0].name, "a.json");
  EXPECT_EQ((*gold)[1].name, "b.json");
}

TEST(GoldReader, SaysWhatIsNotThere) {
  const test::TemporaryDirectory directory;
  EXPECT_EQ(read_gold(directory.path()).status().code(), StatusCode::not_found);
  EXPECT_EQ(read_gold(directory.path() / "none").status().code(), StatusCode::not_found);
  EXPECT_EQ(read_annotation(directory.path() / "none.json").status().code(), StatusCode::io_error);
}

}  // namespace
}  // namespace notegraph::evaluation
