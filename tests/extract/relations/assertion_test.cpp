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
  std::string_view text;  ///< Of A and B.
  Assertion strongest;    ///< Of the places where the two meet.
};

constexpr Assertion kStated = Assertion::stated, kPossible = Assertion::possible,
                    kDoubted = Assertion::doubted, kListed = Assertion::listed, kAsked = Assertion::asked,
                    kDenied = Assertion::denied;

constexpr AssertionCase kCases[] = {
    {"ZhVerb", "A 不会导致 B。", kDenied},
    {"ZhOtherSubjectBetween", "A 很小，不改变参数，不会导致 B。", kDenied},
    {"ZhNeed", "A 不需要 B。", kDenied},
    {"ZhHeading", "# A\n\n训练时无需 B。\n", kDenied},
    {"ZhHard", "A 很难解决 B。", kDenied},
    {"ZhHardly", "A 难以缓解 B。", kDenied},
    {"ZhNotAtAll", "A 并不能解决 B。", kDenied},
    {"ZhNotAbleComplement", "A 解决不了 B。", kDenied},
    {"ZhNeverYet", "A 从未使用 B。", kDenied},
    {"ZhTraditional", "A 無法解決 B。", kDenied},
    {"ZhBeforeSubject", "并非 A 解决了 B。", kDenied},
    {"ZhWhoSays", "谁说 A 能解决 B？", kDenied},
    {"ZhBehind", "A 对 B 没有帮助。", kDenied},
    {"ZhItemRemark", "# A\n\n- B（不管用）\n", kDenied},
    {"ZhHeadingAndSentence", "# B\n\nA 不能解决 B。\n", kDenied},
    {"ZhHeadingAndSubject", "# B\n\nA 不能解决。\n", kDenied},
    {"ZhHeadingAndPronoun", "# B\n\nA 不能解决这个问题。\n", kDenied},
    {"ZhAnswerNo", "# A 能解决 B 吗？\n\n不能。A 只是比较快。\n", kAsked},
    {"EnVerb", "A does not need B.", kDenied},
    {"EnNeither", "A needs neither B.", kDenied},
    {"EnContraction", "A doesn't use B.", kDenied},
    {"EnCurlyContraction", "A can’t prevent B.", kDenied},
    {"EnWont", "A won't solve B.", kDenied},
    {"EnFails", "A fails to prevent B.", kDenied},
    {"EnHardly", "A hardly reduces B.", kDenied},
    {"EnUnable", "A is unable to prevent B.", kDenied},
    {"EnNoLonger", "A no longer uses B.", kDenied},
    {"EnNotTrue", "It is not true that A causes B.", kDenied},
    {"EnNobody", "Nobody uses A for B.", kDenied},
    {"EnBehind", "Using A for B doesn't work.", kDenied},
    {"ZhOfWhatLacks", "训练时没有 A 会导致 B。", kDenied},
    {"EnOfWhatLacks", "Vectors taken without A suffer from B.", kDenied},
    {"EnOfWhatLacksAny", "Networks trained without any A suffer from B.", kDenied},
    {"FrOfWhatLacks", "Un réseau appris sans A souffre de B.", kDenied},
    {"FrSans", "A fonctionne sans B.", kDenied},
    {"FrPas", "A n'évite pas B.", kDenied},
    {"FrAucunement", "A n'empêche aucunement B.", kDenied},
    {"FrPlus", "A n'utilise plus B.", kDenied},
    {"FrFalse", "Il est faux que A évite B.", kDenied},

    {"ZhMa", "A 能解决 B 吗？", kAsked},
    {"ZhMaWithoutMark", "A 能解决 B 吗", kAsked},
    {"ZhWhether", "A 是否用到 B", kAsked},
    {"ZhBareMark", "A 能解决 B？", kAsked},
    {"EnDoes", "Does A need B?", kAsked},
    {"EnDoesWithoutMark", "Does A need B", kAsked},
    {"FrEstCe", "Est-ce que A utilise B ?", kAsked},
    {"FrInversion", "A évite-t-il B ?", kAsked},

    {"ZhHearsay", "据说 A 能解决 B。", kDoubted},
    {"ZhPerhaps", "A 也许能解决 B。", kDoubted},
    {"ZhNotSure", "A 用了 B，不确定。", kDoubted},
    {"EnPerhaps", "Perhaps A reduces B.", kDoubted},
    {"EnNotSure", "A uses B, not sure.", kDoubted},
    {"FrIlParait", "Il paraît que A réduit B.", kDoubted},
    {"FrConditional", "A pourrait réduire B.", kDoubted},

    {"ZhMay", "A 可能导致 B。", kPossible},
    {"ZhIf", "如果用 A，就能避免 B。", kPossible},
    {"ZhWithout", "没有 A 就会 B。", kPossible},
    {"EnMight", "A might prevent B.", kPossible},
    {"EnIf", "If you use A, you can prevent B.", kPossible},
    {"EnWithout", "Without A, it suffers from B.", kPossible},
    {"FrIf", "Si on utilise A, on évite B.", kPossible},

    {"ZhListed", "复习了 A、C 和 B。", kListed},
    {"EnListed", "I read about A and B.", kListed},
    {"FrListed", "J'ai lu A et B.", kListed},

    {"ZhPlain", "A 可以缓解 B。", kStated},
    {"ZhNotOnly", "A 不仅可以缓解 B。", kStated},
    {"ZhConstantly", "A 不断改进 B。", kStated},
    {"ZhDifferent", "A 用不同的 B。", kStated},
    {"ZhUnsupervised", "A 是无监督的 B。", kStated},
    {"ZhMustDo", "A 不得不用 B。", kStated},
    {"ZhDoubleNegation", "A 不是不能解决 B。", kStated},
    {"ZhIndispensable", "A 离不开 B。", kStated},
    {"ZhUnstable", "A 不稳定会导致 B。", kStated},
    {"ZhPossibility", "A 尽可能减少 B。", kStated},
    {"ZhSeveral", "A 包含若干 B。", kStated},
    {"ZhOtherClause", "A 不难，用到 B。", kStated},
    {"ZhOtherThing", "A 不用 C 而用 B。", kStated},
    {"ZhFirstOfList", "A 和 C 可以缓解 B。", kStated},
    {"ZhCommaIsNoList", "加了 A，B 就能缓解。", kStated},
    {"ZhLaterDoubt", "A 用到 B，也许还能更快。", kStated},
    {"ZhContrast", "据说很慢，但 A 用到 B。", kStated},
    {"ZhWhy", "为什么 A 能解决 B？", kStated},
    {"ZhAnswered", "需要吗？A 能解决 B。", kStated},
    {"ZhPlainSomewhere", "A 可能导致 B。\n\nA 会导致 B。", kStated},
    {"ZhHeadingAsks", "# 如何解决 A？\n\n- B\n", kStated},
    {"ZhOtherProblem", "# B\n\nA 不增加参数。\n", kStated},
    {"EnPlain", "A needs B.", kStated},
    {"EnNotOnly", "A not only needs B.", kStated},
    {"EnNotJust", "A is not just a kind of B.", kStated},
    {"EnIgnored", "A can't be ignored for B.", kStated},
    {"EnNoModule", "No module named A means B is missing.", kStated},
    {"EnWhyNot", "Why not use A to prevent B?", kStated},
    {"EnNonLinear", "A is a non-linear B.", kStated},
    {"EnDoubleNegation", "A cannot do without B.", kStated},
    {"EnHow", "How does A use B?", kStated},
    {"EnPossessive", "A's loss is B.", kStated},
    {"FrPlain", "A réduit B.", kStated},
    {"FrNotOnly", "A réduit non seulement B.", kStated},
    {"FrLossless", "A est une compression sans perte B.", kStated},
    {"FrMore", "A est plus rapide que B.", kStated},
    {"FrWhy", "Pourquoi A réduit B ?", kStated},
    {"FrCannotSpare", "A ne peut pas se passer de B.", kStated},
};

/// A note in which A and B meet, with the cues of our data.
class Meeting {
 public:
  explicit Meeting(std::string_view text)
      : relation_cues_(CueLexicon::read({kData}, kRelationCues)),
        assertion_cues_(CueLexicon::read({kData}, kAssertionCues)),
        note_(text),
        map_(note_.view(), *relation_cues_, note_.entities, note_.mentions),
        reader_(map_, *assertion_cues_),
        contexts_(find_pair_contexts(note_.structure, note_.tokens, note_.mentions).at({0, 1})) {}

  Assertion strongest() const {
    const std::vector<Assertion> all = reader_.read(contexts_);
    return *std::min_element(all.begin(), all.end());
  }
  AssertingContexts asserting() const { return reader_.asserting(contexts_); }

 private:
  inline static const std::filesystem::path kData = std::filesystem::path(NOTEGRAPH_SOURCE_DIR) / "data";
  Result<CueLexicon> relation_cues_, assertion_cues_;
  LetteredNote note_;
  MentionMap map_;
  AssertionReader reader_;
  std::vector<PairContext> contexts_;
};

class AssertionTest : public testing::TestWithParam<AssertionCase> {};

TEST_P(AssertionTest, IsReadFromTheWordsAround) {
  EXPECT_EQ(static_cast<int>(Meeting(GetParam().text).strongest()), static_cast<int>(GetParam().strongest));
}

INSTANTIATE_TEST_SUITE_P(Cases, AssertionTest, testing::ValuesIn(kCases), test::case_name<AssertionCase>);

TEST(AssertingContexts, AreNotAskedWhereOthersSayIt) {
  const AssertingContexts asserting = Meeting("A 能解决 B 吗？会的，A 能解决 B。").asserting();
  ASSERT_FALSE(asserting.contexts.empty());
  EXPECT_FALSE(asserting.only_compares());
  EXPECT_TRUE(std::all_of(asserting.assertions.begin(), asserting.assertions.end(),
                          [](Assertion a) { return a == Assertion::stated; }));
}

TEST(AssertingContexts, AreTheAskedOnesWhereNothingElseIsSaid) {
  const AssertingContexts asserting = Meeting("A 能解决 B 吗？").asserting();
  EXPECT_EQ(asserting.contexts.size(), 1U);
  EXPECT_TRUE(asserting.only_compares());
}

TEST(AssertingContexts, AreNoneWhereAllDeny) {
  EXPECT_TRUE(Meeting("A 不能解决 B。").asserting().contexts.empty());
}

}  // namespace
}  // namespace notegraph::extract
