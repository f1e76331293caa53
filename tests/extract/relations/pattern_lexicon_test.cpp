#include "extract/relations/pattern_lexicon.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/reading/markdown_reader.h"
#include "extract/text/tokenizer.h"
#include "tests/support/case_name.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::extract {
namespace {

using testing::HasSubstr;

const std::filesystem::path kData = std::filesystem::path(NOTEGRAPH_SOURCE_DIR) / "data";

/// What stands in `text` between its first and its last token, taken as the two entities.
std::optional<PatternStatement> statement_in(std::string_view text) {
  const auto lexicon = PatternLexicon::read({kData});
  EXPECT_TRUE(lexicon) << lexicon.status().message();
  const SourceText source = SourceText::decode(text);
  const StructuredNote structure = read_markdown(source);
  const TokenizedNote tokens = tokenize(source.utf8(), structure);
  return lexicon->match(tokens, {1, static_cast<std::uint32_t>(tokens.tokens.size()) - 1});
}

struct Stated {
  const char* name;
  std::string_view text;  ///< One token, the phrase, one token.
  std::string_view relation;
  bool forward;
};

constexpr Stated kStated[] = {
    {"ZhSolves", "X 可以有效缓解了 Y", "solves", true},
    {"ZhCauses", "X 容易导致 Y", "causes", true},
    {"ZhUses", "X 主要采用了 Y", "uses", true},
    {"ZhIsA", "X 是一种 Y", "is_a", true},
    {"ZhKinds", "X 例如 Y", "is_a", false},
    {"EnSolves", "X effectively prevents the Y", "solves", true},
    {"EnUses", "X is based on the Y", "uses", true},
    {"EnParts", "X consists of a Y", "part_of", false},
    {"EnVariant", "X is a variant of Y", "variant_of", true},
    {"FrUses", "X repose sur le Y", "uses", true},
    {"FrUsedFor", "X permet de Y", "used_for", true},
    {"FrParts", "X se compose de Y", "part_of", false},
};

class StatedTest : public testing::TestWithParam<Stated> {};

TEST_P(StatedTest, GivesTheRelationAndItsDirection) {
  const auto statement = statement_in(GetParam().text);
  ASSERT_TRUE(statement);
  EXPECT_EQ(statement->relation, GetParam().relation);
  EXPECT_EQ(statement->forward, GetParam().forward);
}

INSTANTIATE_TEST_SUITE_P(Cases, StatedTest, testing::ValuesIn(kStated), test::case_name<Stated>);

struct NotStated {
  const char* name;
  std::string_view text;
};

constexpr NotStated kNotStated[] = {
    {"ZhNegation", "X 不能解决 Y"},         {"ZhUnneeded", "X 不需要使用 Y"},
    {"ZhCondition", "X 如果使用 Y"},        {"EnNegation", "X does not solve Y"},
    {"EnHedge", "X might never use Y"},     {"FrNegation", "X ne permet pas de Y"},
    {"NextClause", "X is fast, it uses Y"}, {"NothingBetween", "X Y"},
    {"AnotherVerb", "X 训练之后使用 Y"},
};

class NotStatedTest : public testing::TestWithParam<NotStated> {};

TEST_P(NotStatedTest, GivesNothing) {
  EXPECT_FALSE(statement_in(GetParam().text));
}

INSTANTIATE_TEST_SUITE_P(Cases, NotStatedTest, testing::ValuesIn(kNotStated), test::case_name<NotStated>);

TEST(PatternLexicon, RefusesADirectionThatIsNone) {
  const test::TemporaryDirectory directory;
  directory.write("cues/patterns.tsv", "relation\tdirection\tzh\ten\tfr\nsolves\tup\t解决\n");
  const auto lexicon = PatternLexicon::read({directory.path()});
  ASSERT_FALSE(lexicon);
  EXPECT_EQ(lexicon.status().code(), StatusCode::bad_data);
  EXPECT_THAT(lexicon.status().message(),
              HasSubstr("patterns.tsv:2: the direction must be forward or backward"));
}

}  // namespace
}  // namespace notegraph::extract
