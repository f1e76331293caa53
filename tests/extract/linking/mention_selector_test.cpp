#include "extract/linking/mention_selector.h"

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace notegraph::extract {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

NameCandidate name(std::uint32_t begin, std::uint32_t end, float probability,
                   std::optional<std::uint32_t> concept_index = {}) {
  return {{begin, end}, probability, concept_index};
}

EntityCandidate entity(std::vector<NameCandidate> names, std::optional<std::uint32_t> concept_index = {}) {
  return {std::move(names), concept_index, false};
}

std::vector<std::vector<TokenSpan>> select(const std::vector<EntityCandidate>& entities) {
  std::vector<const EntityCandidate*> kept;
  for (const EntityCandidate& each : entities) kept.push_back(&each);
  std::vector<bool> taken(20);
  return select_mentions(kept, taken);
}

TEST(MentionSelector, GivesEachTokenToTheMostProbableName) {
  EXPECT_THAT(select({entity({name(0, 4, 0.6F)}), entity({name(2, 4, 0.3F), name(6, 8, 0.3F)})}),
              ElementsAre(ElementsAre(TokenSpan{0, 4}), ElementsAre(TokenSpan{6, 8})));
}

TEST(MentionSelector, TakesTheLongerOfEquals) {
  EXPECT_THAT(select({entity({name(2, 4, 0.5F)}), entity({name(0, 4, 0.5F)})}),
              ElementsAre(IsEmpty(), ElementsAre(TokenSpan{0, 4})));
}

TEST(MentionSelector, LeavesAloneWhatIsTakenAndSaysWhatItTakes) {
  const EntityCandidate entity{{name(0, 2, 0.9F), name(3, 5, 0.5F)}, {}, false};
  std::vector<bool> taken = {false, true, false, false, false, false};
  EXPECT_THAT(select_mentions({&entity}, taken), ElementsAre(ElementsAre(TokenSpan{3, 5})));
  EXPECT_THAT(taken, ElementsAre(false, true, false, true, true, false));
}

TEST(MentionSelector, AKnownNameWinsOverUnknownPartsThatNameTheSame) {
  EXPECT_THAT(select({entity({name(3, 4, 0.9F), name(3, 5, 0.2F, 7)}, 7)}),
              ElementsAre(ElementsAre(TokenSpan{3, 5})));
  EXPECT_THAT(select({entity({name(3, 5, 0.2F, 7), name(4, 5, 0.9F)}, 7)}),
              ElementsAre(ElementsAre(TokenSpan{3, 5})));
}

TEST(MentionSelector, APartThatIsKnownItselfOrNamesSomethingElseOrReachesFurtherMayWin) {
  EXPECT_THAT(select({entity({name(3, 4, 0.9F, 7), name(3, 5, 0.2F, 7)}, 7)}),
              ElementsAre(ElementsAre(TokenSpan{3, 4})));
  EXPECT_THAT(select({entity({name(3, 5, 0.2F, 7)}, 7), entity({name(3, 4, 0.9F)})}),
              ElementsAre(IsEmpty(), ElementsAre(TokenSpan{3, 4})));
  EXPECT_THAT(select({entity({name(3, 5, 0.2F, 7), name(4, 6, 0.9F)}, 7)}),
              ElementsAre(ElementsAre(TokenSpan{4, 6})));
  EXPECT_THAT(select({entity({name(3, 4, 0.9F), name(3, 5, 0.2F)})}),
              ElementsAre(ElementsAre(TokenSpan{3, 4})))
      << "nobody knows the longer one";
}

}  // namespace
}  // namespace notegraph::extract
