#include "extract/relations/relation_candidate.h"

#include <filesystem>
#include <vector>

#include <gtest/gtest.h>

#include "tests/extract/relations/lettered_note.h"

namespace notegraph::extract {
namespace {

/// Where RelationNumbers hold what is said of rivals: three numbers each, the best other, how many, and the
/// rank.
enum Place : std::size_t { kAtHead = 22, kAtTail = 25, kSameFromHead = 28, kSameToTail = 31 };

/// "A B C" in one sentence; entities 0, 1 and 2.
class RelationCandidateTest : public testing::Test {
 protected:
  RelationCandidateTest() : note_("A B C") {
    for (FoundEntity& entity : note_.entities) entity.type = "model";
    models_.entity_types = {"model"};
    models_.relation_types = {"", "uses", "is_a"};
  }

  std::vector<RelationNumbers> weigh(const std::vector<RelationCandidate>& candidates) {
    const MentionMap map(note_.view(), CueLexicon(), note_.entities, note_.mentions);
    std::vector<RelationNumbers> all;
    weigh_candidates(candidates, map, KnownRelations(), models_,
                     [&](const RelationNumbers& numbers) { all.push_back(numbers); });
    return all;
  }

  static RelationCandidate candidate(std::size_t head, std::size_t label, std::size_t tail, float stated) {
    RelationCandidate candidate;
    candidate.head = head;
    candidate.tail = tail;
    candidate.label = label;
    candidate.stated = stated;
    candidate.contexts = {{ContextRule::sentence, std::min(head, tail), std::max(head, tail)}};
    return candidate;
  }

  LetteredNote note_;
  ExtractorModels models_;
};

TEST_F(RelationCandidateTest, RanksAmongThoseThatShareAnEnd) {
  const auto numbers = weigh({candidate(0, 1, 1, 0.9F), candidate(0, 1, 2, 0.6F), candidate(1, 2, 2, 0.3F)});
  EXPECT_FLOAT_EQ(numbers[0][kAtHead], 0.6F) << "the best other of A";
  EXPECT_FLOAT_EQ(numbers[0][kAtHead + 1], 1) << "one other of A";
  EXPECT_FLOAT_EQ(numbers[0][kAtHead + 2], 0) << "none is stronger";
  EXPECT_FLOAT_EQ(numbers[1][kAtHead], 0.9F);
  EXPECT_FLOAT_EQ(numbers[1][kAtHead + 2], 1);
  EXPECT_FLOAT_EQ(numbers[2][kAtTail], 0.6F) << "the best other of C";
}

TEST_F(RelationCandidateTest, RivalsOfOneTypeAreCountedApart) {
  const auto numbers = weigh({candidate(0, 1, 1, 0.9F), candidate(0, 2, 2, 0.6F), candidate(1, 2, 2, 0.3F)});
  EXPECT_FLOAT_EQ(numbers[0][kSameFromHead + 1], 0) << "nothing else that A uses";
  EXPECT_FLOAT_EQ(numbers[2][kSameToTail], 0.6F) << "A is a C, too";
  EXPECT_FLOAT_EQ(numbers[2][kSameToTail + 2], 1);
}

TEST_F(RelationCandidateTest, AnUnlikelyEndMakesAWeakRival) {
  note_.entities[2].probability = 0.5F;
  const auto numbers = weigh({candidate(0, 1, 1, 0.4F), candidate(0, 1, 2, 0.6F)});
  EXPECT_FLOAT_EQ(numbers[0][kAtHead], 0.3F);
  EXPECT_FLOAT_EQ(numbers[0][kAtHead + 2], 0);
}

TEST_F(RelationCandidateTest, OneReadingOfAPairIsKept) {
  const std::vector<RelationCandidate> candidates = {candidate(0, 1, 1, 0.5F), candidate(1, 2, 0, 0.4F),
                                                     candidate(0, 1, 2, 0.5F)};
  EXPECT_EQ(likeliest_of_pairs(candidates, {0.3F, 0.6F, 0.1F}), (std::vector<std::size_t>{1, 2}));
  EXPECT_EQ(likeliest_of_pairs(candidates, {0.6F, 0.6F, 0.1F}), (std::vector<std::size_t>{0, 2}))
      << "the first, where both are as likely";
}

}  // namespace
}  // namespace notegraph::extract
