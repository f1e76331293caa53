#include <filesystem>
#include <fstream>
#include <string>

#include <gmock/gmock.h>

#include "extract/training/annotated_note.h"
#include "tests/support/case_name.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::extract {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;

constexpr const char* kMarked =
    "# {LSTM|model}\n"
    "{长短期记忆网络|model|LSTM} eases the {vanishing gradient|problem}.\n"
    "%% relations\n"
    "LSTM -solves-> vanishing gradient\n"
    "\n"
    "长短期记忆网络 -solves-> Vanishing Gradient\n";

TEST(MarkedNote, GivesTheTextWithoutMarks) {
  const auto note = parse_marked_note("a", kMarked);
  ASSERT_TRUE(note) << note.status().message();
  EXPECT_EQ(note->id, "a");
  EXPECT_EQ(note->bytes, "# LSTM\n长短期记忆网络 eases the vanishing gradient.\n");
}

TEST(MarkedNote, GathersTheSurfacesOfOneEntity) {
  const auto note = parse_marked_note("a", kMarked);
  ASSERT_TRUE(note) << note.status().message();
  EXPECT_THAT(
      note->gold.entities,
      ElementsAre(AllOf(Field(&Annotation::Entity::name, "LSTM"), Field(&Annotation::Entity::type, "model"),
                        Field(&Annotation::Entity::mentions, ElementsAre("LSTM", "长短期记忆网络"))),
                  AllOf(Field(&Annotation::Entity::name, "vanishing gradient"),
                        Field(&Annotation::Entity::type, "problem"))));
}

TEST(MarkedNote, ReadsRelationsByNameAndBySurface) {
  const auto note = parse_marked_note("a", kMarked);
  ASSERT_TRUE(note) << note.status().message();
  const auto states_it =
      AllOf(Field(&Annotation::Relation::head, 0U), Field(&Annotation::Relation::type, "solves"),
            Field(&Annotation::Relation::tail, 1U));
  EXPECT_THAT(note->gold.relations, ElementsAre(states_it, states_it));
}

struct Mistake {
  const char* name;
  const char* marked;
  const char* message;
};
const Mistake kMistakes[] = {
    {"NoRelations", "{LSTM|model}\n", "\"%% relations\" is missing"},
    {"NoType", "x\n{LSTM}\n%% relations\n", "a, line 2: {LSTM} is no mark"},
    {"NotClosed", "{LSTM|model\n%% relations\n", "line 1: a mark is not closed"},
    {"TwoTypes", "{LSTM|model} {rnn|tool|LSTM}\n%% relations\n", "LSTM has two types, model and tool"},
    {"TwoEntities", "{CE|metric|cross entropy} {CE|tool|Community Edition}\n%% relations\n",
     "CE names two entities"},
    {"NoArrow", "{A|model}\n%% relations\nA uses A\n", "line 3: \"A uses A\" is no relation"},
    {"UnknownEnd", "{A|model}\n%% relations\nA -uses-> B\n", "names an entity that is not marked"},
};

class MarkedNoteMistake : public ::testing::TestWithParam<Mistake> {};

TEST_P(MarkedNoteMistake, IsToldWithItsLine) {
  const auto note = parse_marked_note("a", GetParam().marked);
  ASSERT_FALSE(note);
  EXPECT_EQ(note.status().code(), StatusCode::bad_data);
  EXPECT_THAT(note.status().message(), HasSubstr(GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(All, MarkedNoteMistake, ::testing::ValuesIn(kMistakes), test::case_name<Mistake>);

TEST(MarkedNotes, AreReadInOrderOfFileNames) {
  const test::TemporaryDirectory directory;
  for (const char* name : {"b.md", "a.md"}) {
    std::ofstream(directory.path() / name) << "{X|model}\n%% relations\n";
  }
  const auto notes = read_marked_notes(directory.path());
  ASSERT_TRUE(notes) << notes.status().message();
  EXPECT_THAT(*notes, ElementsAre(Field(&AnnotatedNote::id, "a"), Field(&AnnotatedNote::id, "b")));
}

// What the weights are learnt from must stay readable.
TEST(MarkedNotes, OfTheRepositoryAreWellFormed) {
  const auto notes =
      read_marked_notes(std::filesystem::path(NOTEGRAPH_SOURCE_DIR) / "extract/training/notes");
  ASSERT_TRUE(notes) << notes.status().message();
  EXPECT_GT(notes->size(), 200U);
}

}  // namespace
}  // namespace notegraph::extract
