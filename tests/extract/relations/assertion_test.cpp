#include "extract/relations/assertion.h"

#include <filesystem>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "extract/relations/cue_lexicon.h"
#include "extract/relations/pair_context.h"
#include "tests/extract/relations/lettered_note.h"
#include "tests/support/case_name.h"

namespace notegraph::extract {
namespace {

struct AssertionCase {
  const char* name;
  std::string_view text;  ///< A and B meet in one place.
  bool denied;            ///< Or only asked.
};

constexpr AssertionCase kCases[] = {
    {"ZhVerb", "A 不会导致 B。", true},
    {"ZhOtherSubjectBetween", "A 很小，不改变参数，不会导致 B。", true},
    {"ZhNeed", "A 不需要 B。", true},
    {"ZhHeading", "# A\n\n训练时无需 B。\n", true},
    {"EnVerb", "A does not need B.", true},
    {"EnNeither", "A needs neither B.", true},
    {"FrSans", "A fonctionne sans B.", true},
    {"ZhPlain", "A 可以缓解 B。", false},
    {"ZhNotOnly", "A 不仅可以缓解 B。", false},
    {"ZhOtherClause", "A 不难，用到 B。", false},
    {"ZhOtherThing", "A 不用 C 而用 B。", false},
    {"EnPlain", "A needs B.", false},
    {"EnNotOnly", "A not only needs B.", false},
};

constexpr AssertionCase kQuestions[] = {
    {"ZhMa", "A 能解决 B 吗？", true},       {"ZhWhether", "A 是否用到 B？", true},
    {"EnDoes", "Does A need B?", true},      {"FrEstCe", "Est-ce que A utilise B ?", true},
    {"ZhWhy", "为什么 A 能解决 B？", false}, {"EnHow", "How does A use B?", false},
    {"ZhStated", "A 能解决 B。", false},     {"ZhAnswered", "需要吗？A 能解决 B。", false},
};

class NegationTest : public testing::TestWithParam<AssertionCase> {};

TEST_P(NegationTest, IsSeenWhereItDeniesTheSecond) {
  const auto cues = CueLexicon::read({std::filesystem::path(NOTEGRAPH_SOURCE_DIR) / "data"});
  ASSERT_TRUE(cues) << cues.status().message();
  const LetteredNote note(GetParam().text);
  const MentionMap map(note.view(), *cues, note.entities, note.mentions);
  const PairContexts contexts = find_pair_contexts(note.structure, note.tokens, note.mentions);
  const auto met = contexts.find({0, 1});
  ASSERT_NE(met, contexts.end());
  ASSERT_EQ(met->second.size(), 1U);
  EXPECT_EQ(is_negated(map, met->second.front()), GetParam().denied);
  EXPECT_EQ(asserting_contexts(map, met->second).empty(), GetParam().denied);
}

class QuestionTest : public testing::TestWithParam<AssertionCase> {};

TEST_P(QuestionTest, IsSeenWhereItAsksWhetherItIsSo) {
  const auto cues = CueLexicon::read({std::filesystem::path(NOTEGRAPH_SOURCE_DIR) / "data"});
  ASSERT_TRUE(cues) << cues.status().message();
  const LetteredNote note(GetParam().text);
  const MentionMap map(note.view(), *cues, note.entities, note.mentions);
  const PairContexts contexts = find_pair_contexts(note.structure, note.tokens, note.mentions);
  const auto met = contexts.find({0, 1});
  ASSERT_NE(met, contexts.end());
  EXPECT_EQ(is_asked(map, met->second.front()), GetParam().denied);
}

TEST(AssertingContexts, AreNotAskedWhereOthersSayIt) {
  const auto cues = CueLexicon::read({std::filesystem::path(NOTEGRAPH_SOURCE_DIR) / "data"});
  ASSERT_TRUE(cues) << cues.status().message();
  const LetteredNote note("A 能解决 B 吗？会的，A 能解决 B。");
  const MentionMap map(note.view(), *cues, note.entities, note.mentions);
  const PairContexts contexts = find_pair_contexts(note.structure, note.tokens, note.mentions);
  for (const PairContext& context : asserting_contexts(map, contexts.at({0, 1}))) {
    EXPECT_FALSE(is_asked(map, context));
  }
}

INSTANTIATE_TEST_SUITE_P(Cases, QuestionTest, testing::ValuesIn(kQuestions), test::case_name<AssertionCase>);

INSTANTIATE_TEST_SUITE_P(Cases, NegationTest, testing::ValuesIn(kCases), test::case_name<AssertionCase>);

}  // namespace
}  // namespace notegraph::extract
