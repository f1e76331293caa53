// `notegraph evaluate` on predictions of known quality, and against the scorer that the gold files came with.

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "graph/model/note.h"
#include "tests/support/program.h"
#include "tests/support/shared_material.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::HasSubstr;

constexpr std::string_view kGold = R"({"doc": "01.md",
 "entities": [{"id": "e1", "name": "BERT", "type": "model", "mentions": ["BERT"]},
              {"id": "e2", "name": "GLUE", "type": "dataset", "mentions": ["GLUE"]}],
 "relations": [{"head": "e1", "type": "measured_by", "tail": "e2"}]})";
constexpr std::string_view kPrediction = R"({"doc": "01.md",
 "entities": [{"id": "a", "name": "bert", "type": "model", "mentions": ["Bert"], "confidence": 0.9},
              {"id": "b", "name": "Glue", "type": "metric", "mentions": ["GLUE"], "confidence": 0.9},
              {"id": "c", "name": "noise", "type": "concept", "mentions": ["noise"], "confidence": 0.2}],
 "relations": [{"head": "a", "type": "trained_on", "tail": "b", "confidence": 0.9}]})";

/// Where gold annotations lie that are no part of the repository; nothing where there are none.
std::optional<fs::path> shared_gold() {
  std::error_code ignored;
  const fs::path gold = fs::weakly_canonical(test::shared_material("gold"), ignored);
  if (!fs::exists(gold / "score.py", ignored)) return std::nullopt;
  return gold;
}

class EvaluateTest : public testing::Test {
 protected:
  EvaluateTest() {
    directory_.write("gold/01.json", kGold);
    directory_.write("pred/01.json", kPrediction);
  }

  process::SubprocessOutput evaluate(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "evaluate");
    return test::Program(NOTEGRAPH_BINARY, directory_.path()).run(arguments);
  }

  test::TemporaryDirectory directory_;
};

TEST_F(EvaluateTest, CountsWhatAgrees) {
  const auto output = evaluate({"--gold", "gold", "--pred", "pred", "--format", "json"});
  ASSERT_EQ(output.exit_code, 0) << output.err;
  const json scores = json::parse(output.out);
  EXPECT_EQ(scores.at("documents"), 1);
  EXPECT_EQ(scores.at("entity_recall"), 1.0);
  EXPECT_EQ(scores.at("entity_precision"), 0.6667);
  EXPECT_EQ(scores.at("typed_entity_recall"), 0.5);
  EXPECT_EQ(scores.at("relation_f1"), 0.0);
  EXPECT_EQ(scores.at("untyped_relation_f1"), 1.0);
}

TEST_F(EvaluateTest, SaysThatTheWeightsWereLearntFromADocument) {
  const fs::path data = fs::path(NOTEGRAPH_SOURCE_DIR) / "data";
  directory_.write("docs/01.md", "BERT is measured by GLUE.\n");
  fs::create_directories(directory_.path() / "own/weights");
  fs::create_directories(directory_.path() / "own/lexicon");
  fs::copy(data / "weights/extractor.weights", directory_.path() / "own/weights");
  directory_.write("own/weights/learnt_notes.txt",
                   fmt::format("{:016x}\n", content_hash("BERT is measured by GLUE.\n")));
  const auto learnt = evaluate({"--gold", "gold", "--docs", "docs", "--data", "own", "--format", "json"});
  ASSERT_EQ(learnt.exit_code, 0) << learnt.err;
  EXPECT_THAT(learnt.err, HasSubstr("learnt from 1 of these 1 document"));
  EXPECT_EQ(json::parse(learnt.out).at("learnt"), json::array({"01.json"}));
  const auto unseen = evaluate({"--gold", "gold", "--docs", "docs", "--format", "json"});
  ASSERT_EQ(unseen.exit_code, 0) << unseen.err;
  EXPECT_EQ(unseen.err, "");
  EXPECT_EQ(json::parse(unseen.out).at("learnt"), json::array());
}

TEST_F(EvaluateTest, ListsDocumentsTypesAndErrors) {
  const auto output = evaluate(
      {"--gold", "gold", "--pred", "pred", "--min-confidence", "0.5", "--errors", "--table", "--per-type"});
  ASSERT_EQ(output.exit_code, 0) << output.err;
  EXPECT_EQ(output.out,
            "01.json\n"
            "  other type      GLUE: gold dataset, predicted metric\n"
            "  missed relation BERT -measured_by-> GLUE\n"
            "  extra relation  bert -trained_on-> Glue\n"
            "\n"
            "document  entity F1  typed F1  relation P  relation R  relation F1  untyped F1\n"
            "01.json       1.000     0.500       0.000       0.000        0.000       1.000\n"
            "\n"
            "all documents     precision  recall     F1  right  gold  predicted\n"
            "entity                1.000   1.000  1.000      2     2          2\n"
            "typed entity          0.500   0.500  0.500      1     2          2\n"
            "relation              0.000   0.000  0.000      0     1          1\n"
            "untyped relation      1.000   1.000  1.000      1     1          1\n"
            "\n"
            "typed entity  precision  recall     F1  right  gold  predicted\n"
            "dataset           0.000   0.000  0.000      0     1          0\n"
            "metric            0.000   0.000  0.000      0     0          1\n"
            "model             1.000   1.000  1.000      1     1          1\n"
            "\n"
            "relation     precision  recall     F1  right  gold  predicted\n"
            "measured_by      0.000   0.000  0.000      0     1          0\n"
            "trained_on       0.000   0.000  0.000      0     0          1\n");
}

TEST_F(EvaluateTest, SaysHowOftenWhatConfidenceIsRight) {
  const auto output = evaluate({"--gold", "gold", "--pred", "pred", "--calibration", "--per-rule"});
  ASSERT_EQ(output.exit_code, 0) << output.err;
  EXPECT_THAT(output.out, HasSubstr("\n"
                                    "relation by rule  count  right  share\n"
                                    "unknown               1      0  0.000\n"
                                    "\n"
                                    "confidence of entities  count  right  share\n"
                                    "0.2 to 0.3                  1      0  0.000\n"
                                    "0.9 to 1.0                  2      2  1.000\n"));
}

TEST_F(EvaluateTest, ScoresEachLanguageOfTheDocuments) {
  directory_.write("docs/01.md", "BERT is evaluated on GLUE.\n");
  const auto output = evaluate({"--gold", "gold", "--docs", "docs", "--per-language", "--format", "json"});
  ASSERT_EQ(output.exit_code, 0) << output.err;
  EXPECT_EQ(json::parse(output.out).at("languages").at("en").at("gold_entities"), 2);
}

TEST_F(EvaluateTest, ExtractsFromTheDocuments) {
  directory_.write("docs/01.md", "BERT is evaluated on GLUE.\n");
  const auto output = evaluate({"--gold", "gold", "--docs", "docs", "--format", "json"});
  ASSERT_EQ(output.exit_code, 0) << output.err;
  EXPECT_GT(json::parse(output.out).at("entity_recall"), 0.0);
}

TEST_F(EvaluateTest, SaysWhatEachStepBrings) {
  directory_.write("docs/01.md", "BERT is evaluated on GLUE.\n");
  const auto table = evaluate({"--gold", "gold", "--docs", "docs", "--ablate"});
  ASSERT_EQ(table.exit_code, 0) << table.err;
  EXPECT_THAT(table.out, HasSubstr("\nsteps                  entity F1  typed entity F1  relation F1\n"
                                   "all                        1.000            1.000  "));
  EXPECT_THAT(table.out, HasSubstr("\nwithout misspellings      +0.000           +0.000       +0.000\n"));
  const auto output = evaluate({"--gold", "gold", "--docs", "docs", "--ablate", "--format", "json"});
  ASSERT_EQ(output.exit_code, 0) << output.err;
  const json scores = json::parse(output.out);
  const json& without = scores.at("ablation").at("misspellings");
  EXPECT_EQ(without.at("relation_f1"), scores.at("relation_f1"));
  EXPECT_EQ(without.at("relation_f1_change"), 0.0);
}

TEST_F(EvaluateTest, CannotReadPredictionsWithoutAStep) {
  const auto output = evaluate({"--gold", "gold", "--pred", "pred", "--ablate"});
  EXPECT_EQ(output.exit_code, 2);
  EXPECT_EQ(output.out, "");
  EXPECT_THAT(output.err, HasSubstr("--docs"));
}

TEST_F(EvaluateTest, SaysWhichDocumentIsMissing) {
  const auto output = evaluate({"--gold", "gold", "--docs", "docs"});
  EXPECT_EQ(output.exit_code, 1);
  EXPECT_THAT(output.err, HasSubstr("docs/01.md"));
}

/// Predictions with every kind of fault, made from gold by rule: each third entity is dropped, each fifth
/// gets another type, each fourth relation is turned round, and confidences run through the unit interval.
json spoiled(const json& gold) {
  json prediction = {{"doc", gold.at("doc")}, {"entities", json::array()}, {"relations", json::array()}};
  std::vector<std::string> kept;
  std::size_t i = 0;
  for (json entity : gold.at("entities")) {
    if (++i % 3 == 0) continue;
    if (i % 5 == 0) entity["type"] = "concept";
    if (i % 7 == 0) entity["mentions"].erase(0);
    entity["confidence"] = static_cast<double>(i % 10) / 10;
    kept.push_back(entity.at("id"));
    prediction["entities"].push_back(entity);
  }
  i = 0;
  for (json relation : gold.at("relations")) {
    const auto has = [&](const json& id) { return std::find(kept.begin(), kept.end(), id) != kept.end(); };
    if (!has(relation.at("head")) || !has(relation.at("tail"))) continue;
    if (++i % 4 == 0) std::swap(relation["head"], relation["tail"]);
    if (i % 5 == 0) relation["type"] = "uses";
    relation["confidence"] = static_cast<double>(i % 8) / 8;
    prediction["relations"].push_back(relation);
  }
  return prediction;
}

TEST_F(EvaluateTest, AgreesWithTheScorerOfTheGoldFiles) {
  const auto gold = shared_gold();
  if (!gold) GTEST_SKIP() << "no gold files beside the repository";
  const test::Program python("python3", directory_.path());
  if (python.run({"--version"}).exit_code != 0) GTEST_SKIP() << "no python3";
  bool first = true;
  for (const auto& entry : fs::directory_iterator(*gold / "gold")) {
    if (std::exchange(first, false)) continue;  // One document goes without a prediction.
    const json document = json::parse(std::ifstream(entry.path()));
    directory_.write("spoiled/" + entry.path().filename().string(), spoiled(document).dump());
  }
  const std::string gold_files = (*gold / "gold").string();
  for (const char* least : {"0", "0.35", "0.75"}) {
    const auto theirs =
        python.run({(*gold / "score.py").string(), gold_files, "spoiled", "--min-confidence", least});
    ASSERT_EQ(theirs.exit_code, 0) << theirs.err;
    const auto ours =
        evaluate({"--gold", gold_files, "--pred", "spoiled", "--min-confidence", least, "--format", "json"});
    ASSERT_EQ(ours.exit_code, 0) << ours.err;
    json scores = json::parse(ours.out);
    EXPECT_EQ(scores.at("learnt"), json::array());  // Nobody knows who predicted; the other does not say.
    scores.erase("learnt");
    EXPECT_EQ(scores, json::parse(theirs.out)) << "least confidence " << least;
  }
}

}  // namespace
}  // namespace notegraph::cli
