#include "extract/relations/candidate_finder.h"

#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "extract/relations/mention_map.h"
#include "tests/extract/relations/lettered_note.h"
#include "tests/extract/relations/unlearnt_models.h"

namespace notegraph::extract {
namespace {

class CandidateFinderTest : public testing::Test, protected UnlearntModels {
 protected:
  std::vector<RelationCandidate> find(std::string_view text) const {
    LetteredNote note(text);
    for (FoundEntity& entity : note.entities) entity.type = "model";
    const RelationGuide guide = empty_guide();
    const MentionMap map(note.view(), *guide.cues, note.entities, note.mentions);
    PairFeatureMaker feature_maker(map, guide);
    return find_candidates(models, guide, ontology, map, feature_maker);
  }
};

TEST_F(CandidateFinderTest, APairHasTwoReadingsAtMost) {
  add_relation_type("uses");
  add_relation_type("part_of");
  const std::vector<RelationCandidate> candidates = find("A of B.");
  ASSERT_EQ(candidates.size(), 2U);
  EXPECT_EQ(candidates[0].label, 1U);
  EXPECT_EQ(candidates[1].label, 2U);
  for (const RelationCandidate& candidate : candidates) {
    EXPECT_FLOAT_EQ(candidate.stated, 1.F / 3);
    EXPECT_FLOAT_EQ(candidate.next, 1.F / 3);
  }
}

TEST_F(CandidateFinderTest, EitherOrderIsAReading) {
  add_relation_type("uses");
  const std::vector<RelationCandidate> candidates = find("A of B.");
  ASSERT_EQ(candidates.size(), 2U);
  EXPECT_EQ(candidates[0].head, candidates[1].tail);
}

TEST_F(CandidateFinderTest, ASymmetricRelationIsOneReading) {
  add_relation_type("compared_with", true);
  const std::vector<RelationCandidate> candidates = find("A of B.");
  ASSERT_EQ(candidates.size(), 1U);
  EXPECT_FLOAT_EQ(candidates[0].next, 0);
}

TEST_F(CandidateFinderTest, PlacesSpeakTogetherAndForThemselves) {
  add_relation_type("compared_with", true);
  const RelationCandidate once = find("A of B.").front();
  EXPECT_FLOAT_EQ(once.stated_at_best, 0.5F);
  EXPECT_FLOAT_EQ(once.stated_somewhere, 0.5F);
  const RelationCandidate twice = find("A of B.\n\n# Heading\n\nB by A.").front();
  EXPECT_FLOAT_EQ(twice.stated, 0.5F);
  EXPECT_FLOAT_EQ(twice.stated_at_best, 0.5F);
  EXPECT_FLOAT_EQ(twice.stated_somewhere, 0.75F);
}

}  // namespace
}  // namespace notegraph::extract
