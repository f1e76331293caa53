#include "graph/decisions/merge_proposals.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/store/memory_graph_store.h"
#include "tests/graph/store/facts_builder.h"
#include "tests/support/case_name.h"

namespace notegraph::decisions {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

std::vector<MergeProposal> proposals_for(const test::FactsBuilder& note) {
  const auto store = store::make_memory_graph_store();
  EXPECT_TRUE(store->write({{note.build()}, {}, {}}));
  const auto proposals = propose_merges(*store->snapshot());
  EXPECT_TRUE(proposals);
  return *proposals;
}

EntityId model(std::string_view name) {
  return make_entity_id("model", name);
}

TEST(MergeProposals, FindsANameThatIsAnAliasOfAnother) {
  test::FactsBuilder note("a.md");
  const auto bert = note.entity("model", "BERT");
  note.mention(bert, "BERT").alias(bert, "bert base").entity("model", "bert-base");
  EXPECT_THAT(proposals_for(note), ElementsAre(MergeProposal{model("BERT"), model("bert-base"),
                                                             MergeReason::name_is_alias, "bertbase"}));
}

TEST(MergeProposals, FindsOneNameOfTwoTypes) {
  test::FactsBuilder note("a.md");
  note.mention(note.entity("model", "BERT"), "BERT").entity("method", "Bert");
  EXPECT_THAT(proposals_for(note), ElementsAre(MergeProposal{model("BERT"), make_entity_id("method", "Bert"),
                                                             MergeReason::two_types, "bert"}));
}

TEST(MergeProposals, FindsACommonAlias) {
  test::FactsBuilder note("a.md");
  const auto one = note.entity("model", "one");
  note.mention(one, "one").alias(one, "shared").alias(note.entity("model", "another"), "shared");
  EXPECT_THAT(proposals_for(note), ElementsAre(MergeProposal{model("one"), model("another"),
                                                             MergeReason::shared_alias, "shared"}));
}

TEST(MergeProposals, PutsTheLikeliestFirstAndEachPairOnce) {
  test::FactsBuilder note("a.md");
  const auto long_name = note.entity("model", "transformer");
  note.mention(long_name, "transformer").alias(long_name, "transformers");
  note.mention(note.entity("model", "transformers"), "transformers");
  note.entity("model", "embedding");
  note.mention(note.entity("model", "embeddings"), "embeddings");
  const auto proposals = proposals_for(note);
  ASSERT_EQ(proposals.size(), 2U);
  EXPECT_EQ(proposals[0].reason, MergeReason::name_is_alias);
  EXPECT_EQ(proposals[1],
            (MergeProposal{model("embeddings"), model("embedding"), MergeReason::similar_names, ""}));
}

struct SimilarCase {
  const char* name;
  const char* one;
  const char* another;
  bool similar;
};

constexpr SimilarCase kSimilarCases[] = {
    {"OneLetterMore", "transformer", "transformers", true},
    {"OneLetterOther", "tokenizer", "tokeniser", true},
    {"TwoLettersSwapped", "embedding", "embeddign", true},
    {"OneAccentOther", "réseaux récurrents", "réseaux recurrents", true},
    {"OneChineseCharacterOther", "两阶段检测器", "单阶段检测器", false},
    {"OneTakenOutOfEach", "encoder", "decoder", false},
    {"TwoLettersOther", "tokenizer", "tikeniser", false},
    {"OtherNumber", "llama model 2", "llama model 3", false},
    {"OtherSign", "DeepLabv3", "DeepLabv3+", false},
    {"TooShort", "LoRA", "LoRAs", false},
};

class SimilarNamesTest : public testing::TestWithParam<SimilarCase> {};

TEST_P(SimilarNamesTest, ProposesWhatDiffersInOneLetter) {
  test::FactsBuilder note("a.md");
  note.entity("model", GetParam().one);
  note.entity("model", GetParam().another);
  EXPECT_EQ(proposals_for(note).size(), GetParam().similar ? 1U : 0U);
}

INSTANTIATE_TEST_SUITE_P(Cases, SimilarNamesTest, testing::ValuesIn(kSimilarCases),
                         test::case_name<SimilarCase>);

TEST(MergeProposals, TakesNoNameForASlipWhereEachHasOthersOfItsOwn) {
  test::FactsBuilder note("a.md");
  note.alias(note.entity("metric", "macro average"), "宏平均");
  const auto other = note.entity("metric", "micro average");
  EXPECT_EQ(proposals_for(note).size(), 1U);
  note.alias(other, "微平均");
  EXPECT_THAT(proposals_for(note), IsEmpty());
}

TEST(MergeProposals, PassesOverWhatIsKeptApart) {
  test::FactsBuilder note("a.md");
  for (const char* name : {"macro averaging", "micro averaging", "embedding", "embeddings"}) {
    note.entity("model", name);
  }
  ASSERT_EQ(proposals_for(note).size(), 2U);

  const auto store = store::make_memory_graph_store();
  Decision decision;
  decision.author = "ada";
  decision.kind = DecisionKind::keep_apart;
  decision.entity = {model("macro averaging"), "model", "macro averaging"};
  decision.other = {model("micro averaging"), "model", "micro averaging"};
  ASSERT_TRUE(store->write({{note.build()}, {}, {}, {decision}}));
  const auto proposals = propose_merges(*store->snapshot());
  ASSERT_TRUE(proposals);
  ASSERT_EQ(proposals->size(), 1U);
  EXPECT_THAT((std::vector{proposals->front().keep, proposals->front().merge}),
              UnorderedElementsAre(model("embedding"), model("embeddings")));
}

TEST(MergeProposals, PassesOverNamesThatSayNothing) {
  test::FactsBuilder note("a.md");
  for (const char* name : {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}) {
    note.alias(note.entity("model", name), "it");
  }
  EXPECT_THAT(proposals_for(note), IsEmpty());
}

}  // namespace
}  // namespace notegraph::decisions
