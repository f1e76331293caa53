#include "api/evaluation/ablation.h"

#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "api/evaluation/evaluation_json.h"

namespace notegraph::evaluation {
namespace {

using extract::ExtractorStep;
using extract::ExtractorSteps;

const GoldDocument kGold{
    "01.json",
    "01.md",
    {{{"model", "BERT", {"BERT"}}, {"dataset", "GLUE", {"GLUE"}}}, {{0, "measured_by", 1}}}};

/// Right, but for the relation where nothing is known.
Prediction predict(const GoldDocument& document, const ExtractorSteps& steps) {
  PredictedNote note{document.annotation, "en"};
  if (!steps.has(ExtractorStep::known)) note.annotation.relations.clear();
  return std::optional(note);
}

TEST(Ablate, ScoresTheNotesWithoutEachStep) {
  const auto ablations = ablate({kGold}, predict, 0);
  ASSERT_TRUE(ablations);
  ASSERT_EQ(ablations->size(), extract::kExtractorSteps.size());
  for (std::size_t i = 0; i < ablations->size(); ++i) {
    const Ablation& ablation = (*ablations)[i];
    EXPECT_EQ(ablation.left_out, extract::kExtractorSteps[i]);
    EXPECT_EQ(ablation.score.entity.f1(), 1);
    EXPECT_EQ(ablation.score.relation.f1(), ablation.left_out == ExtractorStep::known ? 0 : 1);
  }
}

TEST(Ablate, IsWrittenAsJsonWithTheChange) {
  const auto all = evaluate(
      {kGold}, [](const GoldDocument& document) { return predict(document, {}); }, 0);
  const auto ablations = ablate({kGold}, predict, 0);
  ASSERT_TRUE(all && ablations);
  const auto json = nlohmann::json::parse(to_json(*all, {}, *ablations));
  EXPECT_EQ(json.at("ablation").size(), extract::kExtractorSteps.size());
  EXPECT_EQ(json.at("ablation").at("known"), nlohmann::json({{"entity_f1", 1},
                                                             {"entity_f1_change", 0},
                                                             {"typed_entity_f1", 1},
                                                             {"typed_entity_f1_change", 0},
                                                             {"relation_f1", 0},
                                                             {"relation_f1_change", -1}}));
  EXPECT_FALSE(nlohmann::json::parse(to_json(*all)).contains("ablation"));
}

TEST(Ablate, EndsWithTheFirstErrorOfThePredictor) {
  const auto ablations = ablate(
      {kGold},
      [](const GoldDocument&, const ExtractorSteps&) {
        return Prediction(Status(StatusCode::io_error, "01.md cannot be read"));
      },
      0);
  ASSERT_FALSE(ablations);
  EXPECT_EQ(ablations.status().message(), "01.md cannot be read");
}

}  // namespace
}  // namespace notegraph::evaluation
