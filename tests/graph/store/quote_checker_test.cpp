#include "graph/store/quote_checker.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/case_name.h"

namespace notegraph::store {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr const char* kText = "BERT uses LoRA.";

/// A note whose mention, attribute and relation each quote its text truly.
NoteFacts true_facts() {
  NoteFacts facts;
  facts.note.id = "a.md";
  facts.note.text = kText;
  facts.note.content_hash = content_hash(kText);
  NoteEntity bert;
  bert.type = "model";
  bert.name = "BERT";
  bert.mentions = {{"BERT", {0, 4}, 1}};
  bert.attributes = {{"definition", "x", false, {"a.md", {0, 9}, 1, {}, "BERT uses", "def", 0.5}}};
  NoteEntity lora;
  lora.type = "technique";
  lora.name = "LoRA";
  facts.entities = {bert, lora};
  facts.relations = {{0, "uses", 1, {{"a.md", {0, 15}, 1, {}, kText, "verb", 0.5}}}};
  return facts;
}

struct MisquoteCase {
  const char* name;
  void (*spoil)(NoteFacts& facts);
  const char* where;
};

const MisquoteCase kMisquotes[] = {
    {"Mention", [](NoteFacts& facts) { facts.entities[0].mentions[0].surface = "Bert"; },
     "mention of model:BERT"},
    {"MentionElsewhere",
     [](NoteFacts& facts) {
       facts.entities[0].mentions[0].range = {5, 9};
     },
     "mention of model:BERT at line 1 of note 'a.md'"},
    {"Attribute", [](NoteFacts& facts) { facts.entities[0].attributes[0].evidence.quote = "BERT used"; },
     "definition of model:BERT"},
    {"Relation", [](NoteFacts& facts) { facts.relations[0].evidence[0].quote = "BERT uses LoRa."; },
     "BERT --uses--> LoRA"},
    {"BehindTheEnd",
     [](NoteFacts& facts) {
       facts.relations[0].evidence[0].range = {1, 16};
     },
     "BERT --uses--> LoRA"},
    {"TurnedRound",
     [](NoteFacts& facts) {
       facts.relations[0].evidence[0].range = {9, 0};
     },
     "BERT --uses--> LoRA"},
};

class MisquoteTest : public testing::TestWithParam<MisquoteCase> {};

TEST_P(MisquoteTest, IsFound) {
  NoteFacts facts = true_facts();
  GetParam().spoil(facts);
  const auto findings = check_quotes(facts);
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_THAT(findings[0].where, HasSubstr(GetParam().where));
}

INSTANTIATE_TEST_SUITE_P(Cases, MisquoteTest, testing::ValuesIn(kMisquotes), test::case_name<MisquoteCase>);

TEST(QuoteChecker, FindsNothingWhereAllIsTrue) {
  EXPECT_THAT(check_quotes(true_facts()), IsEmpty());
}

TEST(QuoteChecker, LooksForTheQuoteAloneWhereTheFileHadOtherBytes) {
  NoteFacts facts = true_facts();
  facts.note.content_hash = 1;  // That of the file in UTF-16, say.
  facts.relations[0].evidence[0].range = {2, 32};
  EXPECT_THAT(check_quotes(facts), IsEmpty());
  facts.relations[0].evidence[0].quote = "BERT uses GPT.";
  EXPECT_THAT(check_quotes(facts), SizeIs(1));
}

TEST(QuoteChecker, HoldsImportsToNothing) {
  NoteFacts facts = true_facts();
  facts.note.text.clear();
  EXPECT_THAT(check_quotes(facts), IsEmpty());
}

}  // namespace
}  // namespace notegraph::store
