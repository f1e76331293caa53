#include "extract/relations/template_matches.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extract/relations/lettered_note.h"
#include "tests/support/case_name.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::extract {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

const std::filesystem::path kData = std::filesystem::path(NOTEGRAPH_SOURCE_DIR) / "data";

/// What `lexicon` reads in `text`, "A part_of B" each, of all mentions in pairs.
std::vector<std::string> statements_in(std::string_view text, const TemplateLexicon& lexicon) {
  const LetteredNote note(text);
  const CueLexicon cues;
  const MentionMap map(note.view(), cues, note.entities, note.mentions);
  const TemplateMatches matches(map, lexicon);
  std::vector<std::string> statements;
  const auto name = [&](std::size_t mention) {
    return std::string(1, "ABCDEFGH"[map.mention(mention).entity]);
  };
  for (std::size_t a = 0; a < note.mentions.size(); ++a) {
    for (std::size_t b = a + 1; b < note.mentions.size(); ++b) {
      for (const TemplateMatches::Statement& statement : matches.of(map, a, b)) {
        const auto [head, tail] = statement.head_first ? std::pair(a, b) : std::pair(b, a);
        statements.push_back(name(head) + ' ' + std::string(statement.relation) + ' ' + name(tail));
      }
    }
  }
  return statements;
}

const TemplateLexicon& shipped() {
  static const TemplateLexicon lexicon = *TemplateLexicon::read({kData});
  return lexicon;
}

struct Stated {
  const char* name;
  std::string_view text;
  const char* statement;
};

constexpr Stated kStated[] = {
    {"ZhPart", "A是B架构中的核心组件。", "A part_of B"},
    {"ZhPartsOfAWhole", "B 主要由 A、C 和 D 组成", "D part_of B"},
    {"ZhPartBehindAStranger", "B 分为嵌入、注意力、A 三个模块", "A part_of B"},
    {"ZhKindInBrackets", "使用预训练的B（如A、C等）", "C is_a B"},
    {"ZhKindsBefore", "像A、C、D这些B都很快", "D is_a B"},
    {"ZhNamed", "采用了一种名为A的新型B", "A is_a B"},
    {"ZhVariant", "A是B的一个变种", "A variant_of B"},
    {"ZhCauses", "B主要是由于参数设置不当、A以及C等因素造成的", "C causes~ B"},
    {"ZhCausesAhead", "A会大大加剧B", "A causes B"},
    {"ZhSolvesByMeans", "为了缓解B，作者引入了A", "A solves B"},
    {"ZhMadeBy", "A 最早由 B 提出", "A made_by B"},
    {"ZhBehindABracket", "A（简称甲）是一种B。", "A is_a B"},
    {"EnSuchAs", "several B, such as A, C and D", "D is_a B"},
    {"EnPart", "A is one of the building blocks of B", "A part_of B"},
    {"EnDue", "B is mostly due to A", "A causes B"},
    {"EnTrained", "A was then trained on B", "A trained_on B"},
    {"EnSolved", "B can be avoided by using A", "A solves B"},
    {"FrVariant", "A est une variante de B", "A variant_of B"},
    {"FrPart", "B se compose de A et de C", "A part_of B"},
};

class Templates : public testing::TestWithParam<Stated> {};

TEST_P(Templates, StateARelation) {
  EXPECT_THAT(statements_in(GetParam().text, shipped()), Contains(GetParam().statement));
}

INSTANTIATE_TEST_SUITE_P(Shipped, Templates, testing::ValuesIn(kStated), notegraph::test::case_name<Stated>);

struct Unstated {
  const char* name;
  std::string_view text;
};

constexpr Unstated kUnstated[] = {
    {"Negation", "A 不是 B 的组件"},
    {"AnotherEntityBetween", "A 是 C 的组件"},  // Of A and B nothing, since there is no B.
    {"OverAComma", "A is fast, part of the time with B"},
    {"TwoSentences", "A 是快的。组件在 B 里"},
    {"NoWordThatIsNeeded", "A B"},
};

class NoTemplates : public testing::TestWithParam<Unstated> {};

TEST_P(NoTemplates, StateNothingOfAAndB) {
  const auto statements = statements_in(GetParam().text, shipped());
  EXPECT_THAT(statements, testing::Not(Contains(AllOf(HasSubstr("A"), HasSubstr("B")))));
}

INSTANTIATE_TEST_SUITE_P(Shipped, NoTemplates, testing::ValuesIn(kUnstated),
                         notegraph::test::case_name<Unstated>);

TemplateLexicon written(std::string_view rows) {
  const notegraph::test::TemporaryDirectory directory;
  directory.write("cues/templates.tsv", "relation\tzh\ten\tfr\n" + std::string(rows));
  return *TemplateLexicon::read({directory.path()});
}

TEST(TemplateMatches, ElementsMeanWhatTheFileSays) {
  const TemplateLexicon lexicon = written(
      "uses\t\tH takes … T now? | T for 、… H $\t\n"
      "filler\t\tthe\t\n"
      "stop\t\twithout\t\n");
  EXPECT_THAT(statements_in("A takes much of the B", lexicon), testing::ElementsAre("A uses B"));
  EXPECT_THAT(statements_in("A takes nothing without B", lexicon), IsEmpty());
  EXPECT_THAT(statements_in("A the takes the B", lexicon), testing::ElementsAre("A uses B"));
  EXPECT_THAT(statements_in("A for birds, fish and B.", lexicon), testing::ElementsAre("B uses A"));
  EXPECT_THAT(statements_in("A for birds, fish and B alone", lexicon), IsEmpty());
  EXPECT_THAT(statements_in("A for birds B.", lexicon), IsEmpty()) << "no member of an enumeration";
}

struct Refused {
  const char* name;
  std::string_view text;
};

class BadTemplates : public testing::TestWithParam<Refused> {};

TEST_P(BadTemplates, AreRefusedWithTheirLine) {
  const notegraph::test::TemporaryDirectory directory;
  directory.write("cues/templates.tsv",
                  "relation\tzh\ten\tfr\nuses\t" + std::string(GetParam().text) + "\t\t\n");
  const auto lexicon = TemplateLexicon::read({directory.path()});
  ASSERT_FALSE(lexicon);
  EXPECT_EQ(lexicon.status().code(), StatusCode::bad_data);
  EXPECT_THAT(lexicon.status().message(), HasSubstr("templates.tsv:2: "));
}

constexpr Refused kRefused[] = {
    {"NoTail", "H 使用"}, {"TwoHeads", "H 使用 H"}, {"NoWord", "H … T"}, {"OptionalWordOnly", "H 使用? T"}};

INSTANTIATE_TEST_SUITE_P(Files, BadTemplates, testing::ValuesIn(kRefused),
                         notegraph::test::case_name<Refused>);

}  // namespace
}  // namespace notegraph::extract
