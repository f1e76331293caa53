#include "extract/evaluation/scorer.h"

#include <gtest/gtest.h>

namespace notegraph::extract {
namespace {

Annotation::Entity entity(std::string type, std::vector<std::string> names, double confidence = 1) {
  return {std::move(type), names.front(), names, confidence};
}

TEST(Scorer, MatchesBySharedSurfaces) {
  const Annotation gold{{entity("model", {"长短期记忆", "LSTM"}), entity("task", {"翻译"})}, {}};
  const Annotation predicted{{entity("technique", {"lstm"}), entity("task", {"分类"})}, {}};
  const Score score = compare(gold, predicted).score;
  EXPECT_EQ(score.entity, (Counts{1, 2, 2}));
  EXPECT_EQ(score.typed, (Counts{0, 2, 2}));
}

TEST(Scorer, MatchesOneToOneAsManyAsCanBe) {
  // x could take either, y only the first: both are matched.
  const Annotation gold{{entity("model", {"a", "b"}), entity("model", {"a"})}, {}};
  const Annotation predicted{{entity("model", {"a"}), entity("model", {"b"})}, {}};
  EXPECT_EQ(compare(gold, predicted).score.entity, (Counts{2, 2, 2}));
  const Annotation one{{entity("model", {"a", "b"})}, {}};
  EXPECT_EQ(compare(one, predicted).score.entity, (Counts{1, 1, 2}));
}

TEST(Scorer, CountsARelationWithBothEndsAndItsType) {
  const Annotation gold{{entity("model", {"a"}), entity("task", {"b"}), entity("task", {"c"})},
                        {{0, "used_for", 1, 1}, {0, "used_for", 2, 1}}};
  const Annotation predicted{{entity("model", {"a"}), entity("task", {"b"}), entity("task", {"c"})},
                             {{0, "used_for", 1, 1}, {2, "used_for", 0, 1}, {0, "used_for", 1, 1}}};
  const Comparison comparison = compare(gold, predicted);
  EXPECT_EQ(comparison.score.relation, (Counts{1, 2, 2}));  // Given twice, counted once.
  EXPECT_EQ(comparison.score.untyped, (Counts{2, 2, 2}));
  EXPECT_EQ(comparison.relation_found, (std::vector<bool>{true, false}));
  EXPECT_EQ(comparison.relation_right, (std::vector<bool>{true, false, true}));
}

TEST(Scorer, TakesComparisonsInEitherDirection) {
  const Annotation gold{{entity("model", {"a"}), entity("model", {"b"})}, {{1, "compared_with", 0, 1}}};
  const Annotation predicted{{entity("model", {"a"}), entity("model", {"b"})}, {{0, "compared_with", 1, 1}}};
  EXPECT_EQ(compare(gold, predicted).score.relation, (Counts{1, 1, 1}));
}

TEST(Scorer, LeavesOutWhatIsNotConfident) {
  const Annotation gold{{entity("model", {"a"}), entity("model", {"b"})}, {{0, "uses", 1, 1}}};
  const Annotation predicted{{entity("model", {"a"}, 0.9), entity("model", {"b"}, 0.3)},
                             {{0, "uses", 1, 0.9}}};
  const Score score = compare(gold, confident_part(predicted, 0.5)).score;
  EXPECT_EQ(score.entity, (Counts{1, 2, 1}));
  EXPECT_EQ(score.relation, (Counts{0, 1, 0}));
}

TEST(Scorer, HasFiguresForNothing) {
  EXPECT_EQ((Counts{0, 0, 0}).f1(), 1);
  EXPECT_EQ((Counts{0, 3, 0}).f1(), 0);
  EXPECT_EQ((Counts{0, 0, 3}).precision(), 0);
  EXPECT_DOUBLE_EQ((Counts{2, 4, 3}).f1(), 4.0 / 7);
}

}  // namespace
}  // namespace notegraph::extract
