#include "extract/relations/relation_finder.h"

#include <cmath>
#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "extract/text/tokenizer.h"
#include "tests/extract/relations/lettered_note.h"
#include "tests/extract/relations/unlearnt_models.h"
#include "tests/support/case_name.h"

namespace notegraph::extract {
namespace {

const std::filesystem::path kData = std::filesystem::path(NOTEGRAPH_SOURCE_DIR) / "data";

/// Finds relations by models that know nothing: to the pair model `uses` is as likely as no relation, to the
/// trees every candidate holds at 0.9.
class RelationFinderTest : public testing::Test, protected UnlearntModels {
 protected:
  RelationFinderTest() {
    add_relation_type("uses");
    models.relation_rank.offset = std::log(9.F);
  }

  std::vector<FoundRelation> find(std::string_view text, const ExtractorSteps& steps = {}) const {
    LetteredNote note(text);
    for (FoundEntity& entity : note.entities) {
      entity.type = "model";
      entity.probability = 0.8F;
    }
    return find_relations(models, guide_.with(steps), ontology, note.view(), note.entities, note.mentions, 0);
  }

  RelationGuide guide_{std::make_shared<const CueLexicon>(*CueLexicon::read({kData}, kRelationCues)),
                       std::make_shared<const CueLexicon>(*CueLexicon::read({kData}, kAssertionCues)),
                       std::make_shared<const PatternLexicon>(), std::make_shared<const TemplateLexicon>(),
                       std::make_shared<const KnownRelations>()};
};

struct StepCase {
  const char* name;
  ExtractorStep step;
  std::string_view text;      ///< Of A and B.
  std::size_t with, without;  ///< Relations found.
};

constexpr StepCase kStepCases[] = {
    {"DenialIsHeeded", ExtractorStep::assertion, "A 不会导致 B。", 0, 1},
    {"QuestionIsHeeded", ExtractorStep::assertion, "A 能解决 B 吗？", 0, 1},
    {"HeadingIsOfAnotherStep", ExtractorStep::assertion, "# A\n\n它能避免 B。\n", 1, 1},
    {"Heading", ExtractorStep::structure, "# A\n\n它能避免 B。\n", 1, 0},
    {"Row", ExtractorStep::structure, "| 名称 | 任务 |\n| --- | --- |\n| A | B |\n", 1, 0},
    {"SentenceIsNoStructure", ExtractorStep::structure, "A 能避免 B。\n", 1, 1},
};

class LeftOutStepTest : public RelationFinderTest, public testing::WithParamInterface<StepCase> {};

TEST_P(LeftOutStepTest, IsMissingAndNothingElse) {
  const StepCase& wanted = GetParam();
  EXPECT_EQ(find(wanted.text).size(), wanted.with);
  EXPECT_EQ(find(wanted.text, ExtractorSteps::without(wanted.step)).size(), wanted.without);
}

INSTANTIATE_TEST_SUITE_P(Cases, LeftOutStepTest, testing::ValuesIn(kStepCases), test::case_name<StepCase>);

TEST_F(RelationFinderTest, WithoutRivalsTheWordOfThePairCounts) {
  const auto with = find("A B");
  ASSERT_EQ(with.size(), 1U);
  EXPECT_FLOAT_EQ(with[0].probability, 0.9F);
  const auto without = find("A B", ExtractorSteps::without(ExtractorStep::rivals));
  ASSERT_EQ(without.size(), 1U);
  EXPECT_FLOAT_EQ(without[0].probability, 0.5F * 0.8F * 0.8F);
}

TEST(RelationGuide, KnowsNothingAndNoPhrasesWhereThatIsLeftOut) {
  const auto ontology = Ontology::read(kData / "ontology");
  ASSERT_TRUE(ontology.ok());
  const auto lexicon = Lexicon::read({kData}, *ontology);
  ASSERT_TRUE(lexicon.ok());
  const auto guide = RelationGuide::read({kData}, *lexicon, *ontology);
  ASSERT_TRUE(guide.ok()) << guide.status().message();
  const LetteredNote note("A 可以缓解 B");
  const TokenSpan between{1, static_cast<std::uint32_t>(note.tokens.tokens.size() - 1)};
  ASSERT_TRUE(guide->patterns->match(note.tokens, between).has_value());
  ASSERT_GT(guide->known->size(), 0U);

  const RelationGuide no_phrases = guide->with(ExtractorSteps::without(ExtractorStep::patterns));
  EXPECT_FALSE(no_phrases.patterns->match(note.tokens, between).has_value());
  EXPECT_EQ(no_phrases.known, guide->known);
  const RelationGuide nothing_known = guide->with(ExtractorSteps::without(ExtractorStep::known));
  EXPECT_EQ(nothing_known.known->size(), 0U);
  EXPECT_TRUE(nothing_known.known->classes_of(0).empty());
  EXPECT_EQ(nothing_known.patterns, guide->patterns);
}

}  // namespace
}  // namespace notegraph::extract
