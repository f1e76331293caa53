#include "api/evaluation/evaluation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/evaluation/evaluation_json.h"

namespace notegraph::evaluation {
namespace {

using extract::Annotation;
using testing::ElementsAre;
using testing::HasSubstr;

Annotation make_annotation() {
  return {{{"model", "BERT", {"BERT"}, 0.9}, {"dataset", "GLUE", {"GLUE"}, 0.5}},
          {{0, "measured_by", 1, 0.9}}};
}

Prediction always_right(const GoldDocument& document) {
  return std::optional(PredictedNote{document.annotation, "en"});
}

TEST(Evaluate, APerfectPredictionHasNoErrors) {
  const auto evaluation = evaluate({{"01.json", "01.md", make_annotation()}}, always_right, 0);
  ASSERT_TRUE(evaluation);
  EXPECT_EQ(evaluation->total.relation.f1(), 1);
  EXPECT_THAT(list_errors(evaluation->documents.front()), ElementsAre());
}

TEST(Evaluate, LeavesOutWhatIsTooUnsureAndTheRelationsThatHangOnIt) {
  const auto evaluation = evaluate({{"01.json", "01.md", make_annotation()}}, always_right, 0.6);
  ASSERT_TRUE(evaluation);
  EXPECT_THAT(list_errors(evaluation->documents.front()),
              ElementsAre("missed entity   GLUE [dataset]", "missed relation BERT -measured_by-> GLUE"));
}

TEST(Evaluate, AMissingPredictionCountsAsAnEmptyOne) {
  const auto evaluation = evaluate(
      {{"01.json", "01.md", make_annotation()}}, [](const GoldDocument&) { return Prediction(std::nullopt); },
      0);
  ASSERT_TRUE(evaluation);
  EXPECT_EQ(evaluation->total.entity, (extract::Counts{0, 2, 0}));
  EXPECT_THAT(to_json(*evaluation), HasSubstr(R"("missing":["01.json"])"));
}

TEST(Evaluate, EndsWithTheFirstErrorOfThePredictor) {
  const Status failure(StatusCode::bad_data, "pred/01.json: no JSON");
  const auto evaluation = evaluate(
      {{"01.json", "01.md", make_annotation()}}, [&](const GoldDocument&) { return Prediction(failure); }, 0);
  ASSERT_FALSE(evaluation);
  EXPECT_EQ(evaluation.status().message(), failure.message());
}

}  // namespace
}  // namespace notegraph::evaluation
