#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/relations/coordination.h"
#include "extract/relations/cue_lexicon.h"
#include "extract/relations/pair_context.h"
#include "tests/extract/relations/lettered_note.h"
#include "tests/support/case_name.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::extract {
namespace {

struct EnumerationCase {
  const char* name;
  std::string_view text, want;  ///< Per mention the letters of the enumeration's ends.
};

constexpr EnumerationCase kEnumerationCases[] = {
    {"Chinese", "使用A、B和C训练D", "AC AC AC DD"},
    {"English", "uses A, B, and C for D", "AC AC AC DD"},
    {"French", "utilise A, B et C avec D", "AC AC AC DD"},
    {"Verb", "A 导致 B", "AA BB"},
    {"SentenceEnd", "用A。B不同", "AA BB"},
};

class EnumerationTest : public testing::TestWithParam<EnumerationCase> {};

TEST_P(EnumerationTest, HasTheEnds) {
  const LetteredNote note(GetParam().text);
  const auto letter = [&note](std::size_t m) { return static_cast<char>('A' + note.mentions[m].entity); };
  std::string got;
  for (const Enumeration& e : find_enumerations(note.tokens, note.mentions)) {
    if (!got.empty()) got += ' ';
    got += letter(e.first);
    got += letter(e.last);
  }
  EXPECT_EQ(got, GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(Cases, EnumerationTest, testing::ValuesIn(kEnumerationCases),
                         test::case_name<EnumerationCase>);

struct ContextCase {
  const char* name;
  std::string_view text, want;  ///< Of entities A and B: the rules, the most telling first.
};

constexpr ContextCase kContextCases[] = {
    {"Sentence", "A 解决 B。", "sentence"},
    {"NextSentence", "A 很快。B 很慢。", "next_sentence"},
    {"Subject", "A 很快。它很好。也有 B。", "subject"},
    {"Heading", "# A 的优点\n\n它能避免 B。", "heading"},
    {"OuterHeading", "# A\n\n## 优点\n\n避免 B。", "outer_heading"},
    {"Lead", "A 的方法有：\n\n- B\n- C\n", "lead"},
    {"RowAndColumn", "| 名称 | A |\n| --- | --- |\n| C | B |\n", "column"},
    {"Row", "| 名称 | 任务 |\n| --- | --- |\n| A | B |\n", "row"},
    {"Apart", "A 很快。\n\nB 很慢。", ""},
    {"SeveralPlaces", "# A\n\nA 用 B。", "sentence heading"},
};

class PairContextTest : public testing::TestWithParam<ContextCase> {};

TEST_P(PairContextTest, NamesTheRules) {
  const LetteredNote note(GetParam().text);
  const PairContexts contexts = find_pair_contexts(note.structure, note.tokens, note.mentions);
  std::string got;
  if (const auto pair = contexts.find({0, 1}); pair != contexts.end()) {
    for (const PairContext& context : pair->second) {
      if (!got.empty()) got += ' ';
      got += to_string(context.rule);
    }
  }
  EXPECT_EQ(got, GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(Cases, PairContextTest, testing::ValuesIn(kContextCases),
                         test::case_name<ContextCase>);

TEST(PairContext, WithoutStructureOnlySentencesBringTwoTogether) {
  const LetteredNote note("# A\n\nA 很快。它很好。也有 B。又有 C，D。E 也是。");
  const PairContexts contexts = find_pair_contexts(note.structure, note.tokens, note.mentions,
                                                   ExtractorSteps::without(ExtractorStep::structure));
  std::set<std::string> rules;
  for (const auto& [pair, places] : contexts) {
    for (const PairContext& place : places) rules.insert(to_string(place.rule));
  }
  EXPECT_THAT(rules, testing::ElementsAre("next_sentence", "sentence"));
  EXPECT_EQ(contexts.count({0, 1}), 0U) << "by the subject and the heading alone";
}

TEST(PairContext, StaysBoundedInALongEnumeration) {
  std::string text = "A";
  for (int i = 0; i < 2000; ++i) text += i % 2 == 0 ? "、B" : "、A";
  const LetteredNote note(text);
  const PairContexts contexts = find_pair_contexts(note.structure, note.tokens, note.mentions);
  EXPECT_LE(contexts.at({0, 1}).size(), kMaxContexts);
}

TEST(CueLexicon, FindsTheLongestCueWithAllItsHints) {
  const test::TemporaryDirectory directory;
  directory.write("cues/relations.tsv",
                  "hint\tzh\ten\tfr\nsolves\t解决 | 解决方法\tprevents\nmethod\t解决方法\n");
  const Result<CueLexicon> cues = CueLexicon::read({directory.path()}, kRelationCues);
  ASSERT_TRUE(cues.ok()) << cues.status().message();
  EXPECT_THAT(cues->classes(), testing::ElementsAre("solves", "method"));
  const auto found = cues->find(tokenize("解决方法 prevents 解决"));
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].hints, 3U);
  EXPECT_EQ(found[0].span.size(), 4U);
  EXPECT_EQ(found[1].hints, 1U);
  EXPECT_EQ(found[2].hints, 1U);
}

TEST(CueLexicon, RefusesAHintWithoutName) {
  const test::TemporaryDirectory directory;
  directory.write("cues/relations.tsv", "hint\tzh\ten\tfr\n\t解决\n");
  EXPECT_EQ(CueLexicon::read({directory.path()}, kRelationCues).status().code(), StatusCode::bad_data);
  EXPECT_EQ(CueLexicon::read({"/nowhere"}, kRelationCues).status().code(), StatusCode::io_error);
}

}  // namespace
}  // namespace notegraph::extract
