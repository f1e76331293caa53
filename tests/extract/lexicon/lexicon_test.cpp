#include "extract/lexicon/lexicon.h"

#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/lexicon/sense_resolver.h"
#include "extract/reading/markdown_reader.h"
#include "extract/reading/source_text.h"
#include "extract/text/tokenizer.h"
#include "tests/support/case_name.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::extract {
namespace {

constexpr std::string_view kColumns = "name\ttype\tzh\ten\tfr\talso\ttypo\tcontext\n";

Ontology some_types() {
  Ontology ontology;
  ontology.add(EntityType{"metric", "", "", "", "", "", ""});
  ontology.add(EntityType{"tool", "", "", "", "", "", ""});
  ontology.add(EntityType{"model", "", "", "", "", "", ""});
  ontology.add(EntityType{"technique", "", "", "", "", "", ""});
  return ontology;
}

Result<Lexicon> read(const test::TemporaryDirectory& directory, std::string_view rows) {
  directory.write("lexicon/terms.tsv", std::string(kColumns) + std::string(rows));
  return Lexicon::read({directory.path()}, some_types());
}

constexpr std::string_view kTerms =
    "LSTM\tmodel\t长短期记忆网络\tlong short-term memory\tréseau LSTM\n"
    "k-means\tmodel\tk均值\n"
    "=SAM\tmodel\n"
    "C++\ttechnique\n"
    "dropout\ttechnique\t随机失活\t\t\t\tdrop-uot\n"
    "random forest\tmodel\t\t\t\t?=RF\t\t树 | trees\n"
    "记忆\ttechnique\n";

/// What the lexicon sees in a text: the matched names, by concept.
std::string matched(const Lexicon& lexicon, std::string_view text) {
  const SourceText source = SourceText::decode(text);
  const StructuredNote structure = read_markdown(source);
  const TokenizedNote tokens = tokenize(source.utf8(), structure);
  std::string out;
  for (const LexiconMatch& match : match_lexicon(lexicon, source.utf8(), structure, tokens)) {
    const ByteRange range{tokens.tokens[match.span.begin].range.begin,
                          tokens.tokens[match.span.end - 1].range.end};
    out += std::string(source.slice(range)) + "=" +
           std::string(lexicon.concepts()[match.concept_index].name) + ";";
  }
  return out;
}

struct MatchCase {
  const char* name;
  std::string_view text, want;
};

constexpr MatchCase kMatchCases[] = {
    {"IgnoresCaseBesideHan", "用lstm做", "lstm=LSTM;"},
    {"TakesTheLongest", "长短期记忆网络", "长短期记忆网络=LSTM;"},
    {"TakesTheShortWhereTheLongBreaksOff", "长期记忆", "记忆=记忆;"},
    {"KeepsWordBoundaries", "LSTMs but not BiLSTM", "LSTMs=LSTM;"},
    {"RunsAcrossHyphensAndSpaces", "long-short term memory, K means",
     "long-short term memory=LSTM;K means=k-means;"},
    {"FoldsAccents", "un reseau lstm", "reseau lstm=LSTM;"},
    {"WantsExactCapitals", "SAM met sam", "SAM=SAM;"},
    {"TellsCPlusPlusFromC", "C++, C", "C++=C++;"},
    {"KnowsTypos", "drop-uot", "drop-uot=dropout;"},
    {"WantsACue", "RF 很快", ""},
    {"TakesACueInTheSentence", "RF 由多棵树组成", "RF=random forest;"},
    {"TakesACueInAHeading", "# trees\n\nRF is fast", "RF=random forest;"},
    {"SeesNoCueInsideAWord", "RF subtreesque", ""},
    {"NeverRunsAcrossABlock", "k\n\nmeans", ""},
};

class LexiconMatchTest : public testing::TestWithParam<MatchCase> {};

TEST_P(LexiconMatchTest, FindsNames) {
  const test::TemporaryDirectory directory;
  const Result<Lexicon> lexicon = read(directory, kTerms);
  ASSERT_TRUE(lexicon.ok()) << lexicon.status().message();
  EXPECT_EQ(matched(*lexicon, GetParam().text), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(Cases, LexiconMatchTest, testing::ValuesIn(kMatchCases), test::case_name<MatchCase>);

struct RefusalCase {
  const char* name;
  std::string_view rows, reason;
};

constexpr RefusalCase kRefusalCases[] = {
    {"TwoConceptsOneForm", "GLM\tmodel\nlinear model\ttechnique\t\t\t\tGLM\n",
     "terms.tsv:3: \"GLM\" also names \"GLM\""},
    {"FormsThatFoldToOne", "K-means\tmodel\nx\ttechnique\tｋ ｍｅａｎｓ\n", "also names \"K-means\""},
    {"CueMarkWithoutCues", "?RF\tmodel\n", "terms.tsv:2: \"?RF\" needs cue words"},
    {"UnknownType", "LSTM\tfruit\n", "terms.tsv:2: \"fruit\" is not an entity type"},
    {"MarksAlone", "LSTM\tmodel\t=\n", "\"=\" names nothing"},
    {"PunctuationAlone", "LSTM\tmodel\t---\n", "has no letter"},
    {"NoName", "\tmodel\n", "the name is empty"},
};

class LexiconRefusalTest : public testing::TestWithParam<RefusalCase> {};

TEST_P(LexiconRefusalTest, SaysFileLineAndReason) {
  const test::TemporaryDirectory directory;
  const Result<Lexicon> lexicon = read(directory, GetParam().rows);
  ASSERT_FALSE(lexicon.ok());
  EXPECT_EQ(lexicon.status().code(), StatusCode::bad_data);
  EXPECT_THAT(lexicon.status().message(), testing::HasSubstr(std::string(GetParam().reason)));
}

INSTANTIATE_TEST_SUITE_P(Cases, LexiconRefusalTest, testing::ValuesIn(kRefusalCases),
                         test::case_name<RefusalCase>);

TEST(Lexicon, TellsOneFormOfTwoConceptsApartByCues) {
  const test::TemporaryDirectory directory;
  const Result<Lexicon> lexicon =
      read(directory,
           "ChatGLM\tmodel\t\t\t\tGLM\ngeneralized linear model\ttechnique\t\t\t\t?GLM\t\tregression\n");
  ASSERT_TRUE(lexicon.ok()) << lexicon.status().message();
  EXPECT_EQ(matched(*lexicon, "GLM chats"), "GLM=ChatGLM;");
  EXPECT_EQ(matched(*lexicon, "GLM regression"), "GLM=generalized linear model;");
}

TEST(Lexicon, LetsTheLaterDirectoryWin) {
  const test::TemporaryDirectory ours, users;
  ours.write("lexicon/a.tsv", std::string(kColumns) + "RAG\tmodel\n");
  users.write("lexicon/b.tsv", std::string(kColumns) + "rhyme finder\ttechnique\t\t\t\tRAG\n");
  const Result<Lexicon> lexicon = Lexicon::read({ours.path(), users.path()}, some_types());
  ASSERT_TRUE(lexicon.ok()) << lexicon.status().message();
  EXPECT_EQ(matched(*lexicon, "RAG"), "RAG=rhyme finder;");
}

TEST(Lexicon, AddsALaterEntryOfTheSameConcept) {
  const test::TemporaryDirectory ours, users;
  ours.write("lexicon/a.tsv", std::string(kColumns) + "LoRA\ttechnique\n");
  users.write("lexicon/b.tsv", std::string(kColumns) + "lora\ttechnique\t低秩适配\n");
  const Result<Lexicon> lexicon = Lexicon::read({ours.path(), users.path()}, some_types());
  ASSERT_TRUE(lexicon.ok()) << lexicon.status().message();
  EXPECT_EQ(lexicon->concepts().size(), 1U);
  EXPECT_EQ(matched(*lexicon, "低秩适配"), "低秩适配=LoRA;");
}

TEST(Lexicon, GivesAConceptEachFormAndItsCuesOnce) {
  const test::TemporaryDirectory ours, users;
  ours.write(
      "lexicon/a.tsv",
      std::string(kColumns) + "LoRA\ttechnique\t低秩适配\t\t\t?LR\tlorra\trank\nBERT\tmodel\t\tbert base\n");
  users.write("lexicon/b.tsv",
              std::string(kColumns) + "lora\ttechnique\t低秩适配 | 低秩\t\t\t?LR\t\tadapter\n");
  const Result<Lexicon> lexicon = Lexicon::read({ours.path(), users.path()}, some_types());
  ASSERT_TRUE(lexicon.ok()) << lexicon.status().message();
  ASSERT_EQ(lexicon->concepts().size(), 2U);
  EXPECT_THAT(lexicon->concepts()[0].forms, testing::ElementsAre("LoRA", "低秩适配", "LR", "lora", "低秩"));
  EXPECT_THAT(lexicon->concepts()[0].cues, testing::ElementsAre("\x1frank\x1f",
                                                                "\x1f"
                                                                "adapter\x1f"));
  EXPECT_THAT(lexicon->concepts()[1].forms, testing::ElementsAre("BERT", "bert base"));
}

TEST(Lexicon, FingerprintFollowsTheContent) {
  const test::TemporaryDirectory directory;
  const Result<Lexicon> before = read(directory, "LSTM\tmodel\n");
  const Result<Lexicon> again = read(directory, "LSTM\tmodel\n");
  const Result<Lexicon> after = read(directory, "LSTM\ttechnique\n");
  ASSERT_TRUE(before.ok() && again.ok() && after.ok());
  EXPECT_EQ(before->fingerprint(), again->fingerprint());
  EXPECT_NE(before->fingerprint(), after->fingerprint());
}

constexpr std::string_view kMisspellableTerms =
    "TinyBERT\tmodel\n"
    "Leaky ReLU\ttechnique\n"
    "embedding\ttechnique\n"
    "generator\ttechnique\n"
    "=Mamba\tmodel\n"
    "Gemina\tmodel\n"
    "Gemini\tmodel\n"
    "LangChain\ttool\n"
    "Transformer\tmodel\n"
    "DeepSpeed\ttool\n"
    "perplexity\tmetric\n"
    "Mobilenets\tmodel\n"
    "Mobileness\tmodel\n"
    "?Confluence\ttool\t\t\t\t\t\twiki\n";

struct Misspelling {
  const char* name;
  std::string_view written;
  std::string_view meant;  ///< Empty: nothing.
};

constexpr Misspelling kMisspellings[] = {
    {"LetterTooMany", "tinnybert", "TinyBERT"},
    {"LetterTooFew", "tinybrt", "TinyBERT"},
    {"LetterTooManyAtTheEnd", "tinybertt", "TinyBERT"},
    {"LetterTooFewAtTheEnd", "tinyber", "TinyBERT"},
    {"FirstLetterTwice", "ttinybert", "TinyBERT"},
    {"VowelForVowel", "leekyrelu", "Leaky ReLU"},
    {"VowelWithinACommonWord", "embidding", "embedding"},
    {"NeighborsSwapped", "tinybetr", "TinyBERT"},
    {"OtherEnding", "generators", ""},
    {"OtherConsonant", "finybert", ""},
    {"ConsonantWithin", "tinyberg", ""},
    {"TwoSlipsInAShortName", "tinnybrt", ""},
    {"LetterTooManyAndOneTooFew", "langchang", "LangChain"},
    {"TwoLettersTooFewForNine", "langchn", ""},
    {"TwoVowels", "transfurmar", "Transformer"},
    {"TwoVowelsOfACommonWord", "perplaxety", ""},
    {"DerivedWord", "transform", ""},
    {"OtherConsonantAtTheEnd", "transformed", ""},
    {"OtherConsonantAndALetterMore", "deepspeech", ""},
    {"TwoSlipsAtTheBegin", "alngchian", ""},
    {"ThreeSlips", "langachang", ""},
    {"TwoSlipsFromTwoConcepts", "mobiilnets", ""},
    {"TwoSlipsFromAnAmbiguousName", "confleunse", ""},
    {"OtherFirstLetter", "mbedding", ""},
    {"TooShort", "mamb", ""},
    {"WithDigits", "tinybert2", ""},
    {"NearTwoConcepts", "gemino", ""},
};

class MisspeltTest : public testing::TestWithParam<Misspelling> {};

TEST_P(MisspeltTest, IsUnderstoodWhereSlipsOfThePenExplainIt) {
  test::TemporaryDirectory directory;
  const Result<Lexicon> lexicon = read(directory, kMisspellableTerms);
  ASSERT_TRUE(lexicon) << lexicon.status().message();
  const auto meant = lexicon->misspelt_word(GetParam().written);
  EXPECT_EQ(meant ? lexicon->concepts()[*meant].name : "", GetParam().meant);
}

INSTANTIATE_TEST_SUITE_P(Slips, MisspeltTest, testing::ValuesIn(kMisspellings), test::case_name<Misspelling>);

TEST(Lexicon, TakesNoTwoSlipsInANameOfSeveralWords) {
  test::TemporaryDirectory directory;
  const Result<Lexicon> lexicon = read(directory, kMisspellableTerms);
  ASSERT_TRUE(lexicon) << lexicon.status().message();
  EXPECT_FALSE(lexicon->misspelt("langchang"));
  EXPECT_TRUE(lexicon->misspelt("tinnybert"));
}

struct MisspeltMatchCase {
  const char* name;
  std::string_view text, want;
};
constexpr MisspeltMatchCase kMisspeltMatchCases[] = {
    {"InAChineseNote", "用 langchang 与 embidding 搭建应用。", "langchang=LangChain;embidding=embedding;"},
    {"InAHeadingOfAChineseNote", "## embidding\n\n把词映射到向量", "embidding=embedding;"},
    {"NotInAnEnglishNote", "We built it with langchang and an embidding, whatever that is.", ""},
    {"NotInCode", "这段代码演示如何调用：\n\n```python\nembidding = load(path)\n```\n", ""},
    {"NotInAShortWord", "用 tinybrt 做分类任务", ""},
};
class MisspeltMatchTest : public testing::TestWithParam<MisspeltMatchCase> {};

TEST_P(MisspeltMatchTest, CountsWhereLatinWordsAreTerms) {
  test::TemporaryDirectory directory;
  const Result<Lexicon> lexicon = read(directory, kMisspellableTerms);
  ASSERT_TRUE(lexicon) << lexicon.status().message();
  EXPECT_EQ(matched(*lexicon, GetParam().text), GetParam().want);
}
INSTANTIATE_TEST_SUITE_P(Cases, MisspeltMatchTest, testing::ValuesIn(kMisspeltMatchCases),
                         test::case_name<MisspeltMatchCase>);

}  // namespace
}  // namespace notegraph::extract
