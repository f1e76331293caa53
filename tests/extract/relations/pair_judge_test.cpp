#include "extract/relations/pair_judge.h"

#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include "tests/extract/learning/random_network.h"
#include "tests/extract/relations/lettered_note.h"
#include "tests/extract/relations/unlearnt_models.h"

namespace notegraph::extract {
namespace {

constexpr std::size_t kUses = 1, kComparedWith = 2;

/// The feature model knows nothing, the network is random.
class PairJudgeTest : public testing::Test, protected UnlearntModels {
 protected:
  PairJudgeTest() : note_("A uses B."), map_(note_.view(), *guide_.cues, note_.entities, note_.mentions) {
    add_relation_type("uses");
    add_relation_type("compared_with", true);
    models.relation_network = random_network(PairNetwork::outcomes_of(models.relation_types.size()));
  }

  PairJudgement judge(const ExtractorSteps& steps = {}) const {
    PairFeatureMaker feature_maker(map_, guide_);
    const std::vector<PairContext> contexts = {{ContextRule::sentence, 0, 1}};
    return PairJudge(models, ontology, steps, map_)
        .judge({0, 1}, contexts, feature_maker.make(0, 1, contexts));
  }

  const RelationGuide guide_ = empty_guide();
  LetteredNote note_;
  MentionMap map_;
};

TEST_F(PairJudgeTest, BlendsWhatBothModelsSay) {
  const PairJudgement said = judge();
  for (const std::size_t order : {0, 1}) {
    EXPECT_EQ(said.by_features[order], (std::vector<float>{0, 0, 0})) << "knows nothing";
    EXPECT_NE(said.by_network[order][kUses], 0);
    const std::vector<float>& probabilities = said.probabilities[order];
    for (const std::size_t label : {kUses, kComparedWith}) {
      EXPECT_EQ(probabilities[label] > probabilities[0], said.by_network[order][label] > 0);
      EXPECT_NEAR(std::log(probabilities[label] / probabilities[0]), said.by_network[order][label] / 2, 1e-4);
    }
  }
}

TEST_F(PairJudgeTest, TellsTheOrdersApartButOfASymmetricRelation) {
  const PairJudgement said = judge();
  EXPECT_NE(said.by_network[0][kUses], said.by_network[1][kUses]);
  EXPECT_EQ(said.by_network[0][kComparedWith], said.by_network[1][kComparedWith]);
}

TEST_F(PairJudgeTest, AsksTheFeaturesAloneWithoutTheStep) {
  const PairJudgement said = judge(ExtractorSteps::without(ExtractorStep::network));
  EXPECT_EQ(said.by_network, said.by_features);
  for (const float probability : said.probabilities[0]) EXPECT_FLOAT_EQ(probability, 1.F / 3);
}

TEST_F(PairJudgeTest, NeedsNoNetwork) {
  models.relation_network = {};
  const PairJudgement said = judge();
  EXPECT_EQ(said.by_network, said.by_features);
}

}  // namespace
}  // namespace notegraph::extract
