#include "extract/linking/entity_scale.h"

#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/extract/relations/lettered_note.h"

namespace notegraph::extract {
namespace {

/// Where EntityNumbers hold what is said of other candidates.
enum Place : std::size_t {
  kLeastCovered = 26,
  kMostCovered,
  kBeside,
  kListed,
  kListedOften,
  kOthersInBlock = 33,
  kRank = 35
};

/// The candidate of these spans of a note.
EntityCandidate candidate(std::vector<TokenSpan> spans) {
  EntityCandidate out;
  for (const TokenSpan span : spans) out.names.push_back({span, 1, {}});
  return out;
}

std::vector<EntityNumbers> weigh(std::string_view text, const std::vector<EntityCandidate>& candidates,
                                 const std::vector<float>& deserves) {
  std::vector<EntityJudgement> judgements;
  for (const float each : deserves) judgements.push_back({each, 0, 1});
  return weigh_entities(LetteredNote(text).view(), candidates, judgements);
}

TEST(EntityScale, SeesWhatOverlapsAtOneOfItsPlacesOrAll) {
  const auto numbers =
      weigh("A B C A", {candidate({{0, 1}, {3, 4}}), candidate({{0, 2}}), candidate({{2, 3}})},
            {0.5F, 0.75F, 0.25F});
  EXPECT_FLOAT_EQ(numbers[0][kLeastCovered], 0) << "A stands alone at the end";
  EXPECT_FLOAT_EQ(numbers[0][kMostCovered], 0.75F) << "and in A B";
  EXPECT_FLOAT_EQ(numbers[1][kLeastCovered], 0.5F) << "A B holds A at its only place";
  EXPECT_FLOAT_EQ(numbers[2][kMostCovered], 0);
}

TEST(EntityScale, SeesWhatStandsBesideAndInAnEnumeration) {
  const auto numbers =
      weigh("A, B C", {candidate({{0, 1}}), candidate({{2, 3}}), candidate({{3, 4}})}, {0.5F, 0.75F, 0.25F});
  EXPECT_FLOAT_EQ(numbers[0][kBeside], 0);
  EXPECT_FLOAT_EQ(numbers[0][kListed], 0.75F) << "B behind the comma";
  EXPECT_FLOAT_EQ(numbers[1][kBeside], 0.25F) << "C";
  EXPECT_FLOAT_EQ(numbers[1][kListed], 0.5F) << "A before the comma";
  EXPECT_FLOAT_EQ(numbers[2][kBeside], 0.75F);
  EXPECT_FLOAT_EQ(numbers[2][kListedOften], 0);
}

TEST(EntityScale, RanksAmongTheBlockAndTheNote) {
  const auto numbers = weigh("A B\n\nC", {candidate({{0, 1}}), candidate({{1, 2}}), candidate({{2, 3}})},
                             {0.5F, 0.75F, 0.25F});
  EXPECT_FLOAT_EQ(numbers[0][kOthersInBlock], 0.75F);
  EXPECT_FLOAT_EQ(numbers[2][kOthersInBlock], 0);
  EXPECT_FLOAT_EQ(numbers[1][kRank], 0);
  EXPECT_FLOAT_EQ(numbers[2][kRank], 2.F / 3);
}

}  // namespace
}  // namespace notegraph::extract
