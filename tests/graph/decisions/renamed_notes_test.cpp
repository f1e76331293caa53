#include "graph/decisions/renamed_notes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace notegraph::decisions {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const EntityRef kLstm{make_entity_id("model", "LSTM"), "model", "LSTM"};
const EntityRef kPart{make_entity_id("model", "LSTM of ny"), "model", "LSTM of ny"};
const EntityRef kOtherPart{make_entity_id("model", "LSTM of bj"), "model", "LSTM of bj"};

Decision split(const EntityRef& part, std::vector<std::string> notes) {
  Decision decision;
  decision.kind = DecisionKind::split;
  decision.entity = kLstm;
  decision.other = part;
  decision.notes = std::move(notes);
  return decision;
}

Decision rename_note(const EntityRef& part, std::string from, std::string into) {
  Decision decision = split(part, {std::move(from)});
  decision.kind = DecisionKind::rename_note;
  decision.value = std::move(into);
  return decision;
}

Decision undone(Decision decision) {
  decision.undone = Undoing{"ada", {}};
  return decision;
}

TEST(RenamedNotesTest, GoToTheSplitsBefore) {
  const auto renamed = with_notes_renamed(
      {split(kPart, {"a.md", "b.md"}), rename_note(kPart, "a.md", "z.md"), split(kPart, {"a.md"})});
  EXPECT_THAT(renamed[0].notes, ElementsAre("z.md", "b.md"));
  EXPECT_THAT(renamed[2].notes, ElementsAre("a.md")) << "another note took the name since";
}

TEST(RenamedNotesTest, GoToTheSplitThatTheySpeakOf) {
  const auto renamed = with_notes_renamed({split(kOtherPart, {"a.md"}), rename_note(kPart, "a.md", "z.md")});
  EXPECT_THAT(renamed[0].notes, ElementsAre("a.md"));
}

TEST(RenamedNotesTest, AreFollowedOneAfterTheOther) {
  const auto renamed = with_notes_renamed(
      {split(kPart, {"a.md"}), rename_note(kPart, "a.md", "b.md"), rename_note(kPart, "b.md", "c.md")});
  EXPECT_THAT(renamed[0].notes, ElementsAre("c.md"));
}

TEST(RenamedNotesTest, HaveNoEffectOnceUndone) {
  const auto renamed =
      with_notes_renamed({split(kPart, {"a.md"}), undone(rename_note(kPart, "a.md", "b.md"))});
  EXPECT_THAT(renamed[0].notes, ElementsAre("a.md"));
}

TEST(FollowRenamedNoteTest, RecordsOneDecisionForEachPairOfEntities) {
  const auto following = follow_renamed_note(
      {split(kPart, {"a.md"}), split(kPart, {"a.md"}), split(kOtherPart, {"a.md"})}, "a.md", "b.md");
  ASSERT_EQ(following.size(), 2U);
  EXPECT_EQ(following[0].kind, DecisionKind::rename_note);
  EXPECT_EQ(following[0].entity, kLstm);
  EXPECT_EQ(following[0].other, kPart);
  EXPECT_THAT(following[0].notes, ElementsAre("a.md"));
  EXPECT_EQ(following[0].value, "b.md");
  EXPECT_EQ(following[1].other, kOtherPart);
}

TEST(FollowRenamedNoteTest, SpeaksOfTheNoteAsItIsCalledNow) {
  const std::vector<Decision> decisions{split(kPart, {"a.md"}), rename_note(kPart, "a.md", "b.md")};
  EXPECT_THAT(follow_renamed_note(decisions, "a.md", "c.md"), IsEmpty());
  EXPECT_EQ(follow_renamed_note(decisions, "b.md", "c.md").size(), 1U);
}

TEST(FollowRenamedNoteTest, HasNothingToSayOfASplitThatWasUndone) {
  EXPECT_THAT(follow_renamed_note({undone(split(kPart, {"a.md"}))}, "a.md", "b.md"), IsEmpty());
}

}  // namespace
}  // namespace notegraph::decisions
