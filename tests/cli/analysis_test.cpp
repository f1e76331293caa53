// The analyses as a user asks for them: notes in, answers out.

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/cli/program_test.h"

namespace notegraph::cli {
namespace {

using nlohmann::json;
using testing::ContainsRegex;
using testing::HasSubstr;

constexpr std::string_view kRelations =
    R"({"type":"entity","name":"attention","kind":"technique"})"
    "\n"
    R"({"type":"entity","name":"Transformer","kind":"model"})"
    "\n"
    R"({"type":"entity","name":"BERT","kind":"model"})"
    "\n"
    R"({"type":"entity","name":"GPT","kind":"model"})"
    "\n"
    R"({"type":"relation","head":"attention","head_kind":"technique","relation":"part_of","tail":"Transformer","tail_kind":"model"})"
    "\n"
    R"({"type":"relation","head":"BERT","head_kind":"model","relation":"uses","tail":"Transformer","tail_kind":"model"})"
    "\n"
    R"({"type":"relation","head":"GPT","head_kind":"model","relation":"uses","tail":"Transformer","tail_kind":"model"})"
    "\n";

class AnalysisCommandsTest : public ProgramTest {
 protected:
  AnalysisCommandsTest() {
    directory_.write("models.jsonl", kRelations);
    answer({"import", "models.jsonl"});
  }
};

TEST_F(AnalysisCommandsTest, RankListsTheMostImportantFirst) {
  EXPECT_THAT(answer({"rank", "--by", "degree"}), ContainsRegex("score\nmodel:Transformer +3\n"));
  EXPECT_THAT(answer({"rank", "--by", "separation"}), ContainsRegex("model:Transformer +2\n"));
  EXPECT_THAT(answer({"rank", "--by", "mentions"}), HasSubstr("nothing scores above 0"));
  const auto cut = notegraph_.run({"rank", "--limit", "1"});
  EXPECT_THAT(cut.err, HasSubstr("raise --limit"));
}

TEST_F(AnalysisCommandsTest, CommunitiesAreNamedByTheirMembers) {
  const std::string text = answer({"communities", "--resolution", "0.1", "--members", "2"});
  EXPECT_THAT(text, HasSubstr("1 community"));
  EXPECT_THAT(text, HasSubstr("Transformer, "));
  EXPECT_THAT(text, HasSubstr("and 2 more"));
  EXPECT_THAT(answer({"communities", "--by", "connection"}), HasSubstr("(4 entities)"));
}

TEST_F(AnalysisCommandsTest, SimilarTakesOneOrTwo) {
  EXPECT_THAT(answer({"similar", "BERT"}), ContainsRegex("model:GPT +1 "));
  EXPECT_THAT(answer({"similar", "BERT", "GPT"}),
              HasSubstr("model:BERT and model:GPT have 1 neighbor in common"));
  EXPECT_THAT(answer({"similar", "BERT", "GPT"}), HasSubstr("model:GPT --uses--> model:Transformer"));
  EXPECT_THAT(answer({"similar", "BERT", "attention"}), HasSubstr("no relation to the same entity"));
  EXPECT_EQ(notegraph_.run({"similar", "BERTT"}).exit_code, 1);
}

TEST_F(AnalysisCommandsTest, OrderPutsPrerequisitesFirst) {
  EXPECT_THAT(
      answer({"order", "BERT"}),
      ContainsRegex("1  technique:attention.*\n +2  model:Transformer.*\n +3  model:BERT +Transformer"));
  EXPECT_THAT(answer({"order", "attention"}), testing::Not(HasSubstr("Transformer")));
}

TEST_F(AnalysisCommandsTest, GapsNameWhatIsMissing) {
  directory_.write(
      "notes/lstm.md",
      "# LSTM\n\nDropout helps. Dropout is cheap.\n\n## What is GRU?\n\n## What is BERT?\n\nA model.\n");
  answer({"ingest", "notes"});
  const std::string gaps = answer({"gaps"});
  EXPECT_THAT(gaps, ContainsRegex("technique:Dropout +2 +1"));
  EXPECT_THAT(gaps, ContainsRegex("model:GRU +What is GRU\\? +notes/lstm.md:5"));
  EXPECT_THAT(gaps, testing::Not(HasSubstr("What is BERT?")));
}

TEST_F(AnalysisCommandsTest, EqualQuestionsGetEqualBytes) {
  for (const std::vector<std::string>& question :
       std::vector<std::vector<std::string>>{{"rank"},
                                             {"rank", "--by", "betweenness"},
                                             {"communities"},
                                             {"similar", "BERT"},
                                             {"similar", "BERT", "GPT"},
                                             {"order"},
                                             {"gaps"}}) {
    std::vector<std::string> arguments = question;
    arguments.insert(arguments.end(), {"--format", "json"});
    const std::string bytes = answer(arguments);
    EXPECT_EQ(answer(arguments), bytes) << question.front();
    EXPECT_EQ(json::parse(bytes).at("truncated"), false) << question.front();
  }
}

}  // namespace
}  // namespace notegraph::cli
