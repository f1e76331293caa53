#include "graph/analysis/gaps.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/graph/query/fake_snapshot.h"

namespace notegraph::analysis {
namespace {

using query::test::FakeSnapshot;
using testing::ElementsAre;
using testing::IsEmpty;

Entity entity(std::uint64_t id, std::uint32_t mentions, const std::vector<Attribute>& attributes = {}) {
  Entity made;
  made.id = {id};
  made.type = id % 2 == 0 ? "model" : "technique";
  made.mention_count = mentions;
  made.note_count = 1;
  made.attributes = attributes;
  return made;
}

Attribute attribute(const std::string& key, std::uint32_t line) {
  Evidence evidence;
  evidence.note = "a.md";
  evidence.line = line;
  evidence.range = {line, line + 1U};
  return {key, "What is it?", false, evidence};
}

Result<bool> never(const Evidence&) {
  return false;
}

TEST(Gaps, ListWhatIsNamedOftenButNotDefined) {
  FakeSnapshot snapshot;
  snapshot.add_entity(entity(1, 2));
  snapshot.add_entity(entity(2, 9));
  snapshot.add_entity(entity(3, 9, {attribute("definition", 1)}));
  snapshot.add_entity(entity(4, 1));
  snapshot.add_entity(entity(5, 9, {attribute("formula", 2)}));
  const auto gaps = find_gaps(snapshot, {}, never);
  ASSERT_TRUE(gaps) << gaps.status().message();
  EXPECT_THAT(gaps->undefined, ElementsAre(UndefinedEntity{{2}, 9, 1}, UndefinedEntity{{5}, 9, 1},
                                           UndefinedEntity{{1}, 2, 1}));
  EXPECT_THAT(gaps->unanswered, IsEmpty());

  GapsRequest request;
  request.entity_types = {"technique"};
  request.limits.max_results = 1;
  const auto cut = find_gaps(snapshot, request, never);
  EXPECT_THAT(cut->undefined, ElementsAre(UndefinedEntity{{5}, 9, 1}));
  EXPECT_EQ(cut->undefined_total, 2U);
  EXPECT_EQ(cut->truncated, query::Truncation::results);
}

TEST(Gaps, ListQuestionsWithoutAnAnswerInTextOrder) {
  FakeSnapshot snapshot;
  snapshot.add_entity(entity(1, 1, {attribute("question", 30)}));
  snapshot.add_entity(entity(2, 1, {attribute("question", 10), attribute("question", 20)}));
  const auto gaps =
      find_gaps(snapshot, {}, [](const Evidence& question) -> Result<bool> { return question.line == 20; });
  ASSERT_TRUE(gaps) << gaps.status().message();
  EXPECT_THAT(gaps->unanswered,
              ElementsAre(UnansweredQuestion{{2}, "What is it?", attribute("question", 10).evidence},
                          UnansweredQuestion{{1}, "What is it?", attribute("question", 30).evidence}));
}

TEST(Gaps, PassOnTheErrorsOfReading) {
  FakeSnapshot snapshot;
  snapshot.add_entity(entity(1, 1, {attribute("question", 30)}));
  const auto gaps = find_gaps(
      snapshot, {}, [](const Evidence&) -> Result<bool> { return Status(StatusCode::io_error, "no disk"); });
  ASSERT_FALSE(gaps);
  EXPECT_EQ(gaps.status().code(), StatusCode::io_error);
}

}  // namespace
}  // namespace notegraph::analysis
