#include "extract/relations/assertion.h"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <vector>

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

/// A note in which A and B meet, with the cues of our data.
class Meeting {
 public:
  explicit Meeting(std::string_view text)
      : cues_(CueLexicon::read({std::filesystem::path(NOTEGRAPH_SOURCE_DIR) / "data"})),
        note_(text),
        map_(note_.view(), *cues_, note_.entities, note_.mentions),
        contexts_(find_pair_contexts(note_.structure, note_.tokens, note_.mentions).at({0, 1})) {}

  const MentionMap& map() const { return map_; }
  const std::vector<PairContext>& contexts() const { return contexts_; }
  std::vector<PairContext> asserting() const { return asserting_contexts(map_, contexts_); }

 private:
  Result<CueLexicon> cues_;
  LetteredNote note_;
  MentionMap map_;
  std::vector<PairContext> contexts_;
};

class NegationTest : public testing::TestWithParam<AssertionCase> {};

TEST_P(NegationTest, IsSeenWhereItDeniesTheSecond) {
  const Meeting meeting(GetParam().text);
  ASSERT_EQ(meeting.contexts().size(), 1U);
  EXPECT_EQ(is_negated(meeting.map(), meeting.contexts().front()), GetParam().denied);
  EXPECT_EQ(meeting.asserting().empty(), GetParam().denied);
}

class QuestionTest : public testing::TestWithParam<AssertionCase> {};

TEST_P(QuestionTest, IsSeenWhereItAsksWhetherItIsSo) {
  const Meeting meeting(GetParam().text);
  EXPECT_EQ(is_asked(meeting.map(), meeting.contexts().front()), GetParam().denied);
}

TEST(AssertingContexts, AreNotAskedWhereOthersSayIt) {
  const Meeting meeting("A 能解决 B 吗？会的，A 能解决 B。");
  const auto is_question = [&meeting](const PairContext& context) {
    return is_asked(meeting.map(), context);
  };
  EXPECT_TRUE(std::any_of(meeting.contexts().begin(), meeting.contexts().end(), is_question));
  const std::vector<PairContext> asserting = meeting.asserting();
  ASSERT_FALSE(asserting.empty());
  EXPECT_TRUE(std::none_of(asserting.begin(), asserting.end(), is_question));
}

TEST(AssertingContexts, AreTheAskedOnesWhereNothingElseIsSaid) {
  const Meeting meeting("A 能解决 B 吗？");
  EXPECT_EQ(meeting.asserting().size(), 1U);
}

INSTANTIATE_TEST_SUITE_P(Cases, QuestionTest, testing::ValuesIn(kQuestions), test::case_name<AssertionCase>);

INSTANTIATE_TEST_SUITE_P(Cases, NegationTest, testing::ValuesIn(kCases), test::case_name<AssertionCase>);

}  // namespace
}  // namespace notegraph::extract
