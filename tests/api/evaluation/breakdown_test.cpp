#include "api/evaluation/breakdown.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "api/evaluation/evaluation_json.h"

namespace notegraph::evaluation {
namespace {

using extract::Annotation;
using testing::ElementsAre;
using testing::Pair;

/// Two documents: the first right but for "noise" and one relation, the second without any prediction.
Evaluation make_evaluation() {
  const Annotation gold{{{"model", "BERT", {}}, {"dataset", "GLUE", {}}}, {{0, "measured_by", 1}}};
  const Annotation predicted{{{"model", "BERT", {}, 0.7, "lexicon"},
                              {"metric", "GLUE", {}, 0.79, "lexicon"},
                              {"concept", "noise", {}, 1, "tags"}},
                             {{0, "measured_by", 1, 0.95, "sentence"}, {0, "uses", 2, 0.41}}};
  const auto evaluation = evaluate(
      {{"01.json", "01.md", gold}, {"02.json", "02.md", gold}},
      [&](const GoldDocument& document) {
        if (document.name == "02.json") return Prediction(std::nullopt);
        return Prediction(std::optional(PredictedNote{predicted, "en"}));
      },
      0);
  EXPECT_TRUE(evaluation);
  return *evaluation;
}

std::vector<std::pair<double, Tally>> tallies(const std::vector<ConfidenceBand>& bands) {
  std::vector<std::pair<double, Tally>> out;
  for (const ConfidenceBand& band : bands) out.emplace_back(band.from, band.tally);
  return out;
}

TEST(Breakdown, CountsWhatIsRightInEachBandOfConfidence) {
  const Evaluation evaluation = make_evaluation();
  EXPECT_THAT(tallies(calibrate_entities(evaluation)),
              ElementsAre(Pair(0.7, Tally{2, 2}), Pair(0.9, Tally{1, 0})));
  EXPECT_THAT(tallies(calibrate_relations(evaluation)),
              ElementsAre(Pair(0.4, Tally{1, 0}), Pair(0.9, Tally{1, 1})));
  EXPECT_EQ(calibrate_entities(evaluation).back().to, 1.0);
}

TEST(Breakdown, CountsWhatIsRightByStepAndRule) {
  const Evaluation evaluation = make_evaluation();
  EXPECT_THAT(tally_entities_by_step(evaluation),
              ElementsAre(Pair("lexicon", Tally{2, 2}), Pair("tags", Tally{1, 0})));
  EXPECT_THAT(tally_relations_by_rule(evaluation),
              ElementsAre(Pair("sentence", Tally{1, 1}), Pair("unknown", Tally{1, 0})));
}

TEST(Breakdown, ScoresEachLanguage) {
  const auto scores = score_by_language(make_evaluation());
  ASSERT_EQ(scores.size(), 2U);
  EXPECT_EQ(scores.at("en").entity, (extract::Counts{2, 2, 3}));
  EXPECT_EQ(scores.at("unknown").entity, (extract::Counts{0, 2, 0}));
}

TEST(Breakdown, StandsInJsonWhereItIsAskedFor) {
  const Evaluation evaluation = make_evaluation();
  const auto plain = nlohmann::json::parse(to_json(evaluation));
  for (const char* key : {"calibration", "languages", "rules"}) EXPECT_FALSE(plain.contains(key)) << key;
  const auto full = nlohmann::json::parse(to_json(evaluation, {true, true, true}));
  EXPECT_EQ(full.at("calibration").at("relations").at(0).at("share"), 0.0);
  EXPECT_EQ(full.at("languages").at("en").at("entity_recall"), 1.0);
  EXPECT_EQ(full.at("rules").at("entities").at("lexicon").at("right"), 2);
}

}  // namespace
}  // namespace notegraph::evaluation
