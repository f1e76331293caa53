#include <filesystem>
#include <fstream>
#include <string>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <xxhash.h>

#include "extract/training/annotated_note.h"
#include "tests/support/case_name.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::extract {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;

const std::string kNote = "# Gates\nLSTM, 长短期记忆网络\neases vanishing gradients\n";

class StandoffNote : public ::testing::Test {
 protected:
  void SetUp() override {
    std::filesystem::create_directories(directory_.path() / "notes");
    std::filesystem::create_directories(directory_.path() / "annotations");
    std::ofstream(directory_.path() / "notes/gates.md") << kNote;
  }

  /// Reads the note with one annotation, `lines` behind a first line that names it.
  Result<std::vector<AnnotatedNote>> read(const std::string& range, const std::string& lines) {
    const std::uint64_t hash = XXH3_64bits(kNote.data(), kNote.size());
    std::ofstream(directory_.path() / "annotations/01.txt")
        << fmt::format("note {:016x} {}\n{}", hash, range, lines);
    return read_standoff_notes(directory_.path() / "annotations", directory_.path() / "notes");
  }

  test::TemporaryDirectory directory_;
};

TEST_F(StandoffNote, TakesItsLinesAndSurfacesFromTheNote) {
  const auto notes = read("2 3", "entity model 0-4 6-27\nentity problem 34-53\nrelation 1 solves 2\n");
  ASSERT_TRUE(notes) << notes.status().message();
  ASSERT_EQ(notes->size(), 1U);
  EXPECT_EQ(notes->front().bytes, "LSTM, 长短期记忆网络\neases vanishing gradients\n");
  EXPECT_THAT(notes->front().gold.entities,
              ElementsAre(AllOf(Field(&Annotation::Entity::type, "model"),
                                Field(&Annotation::Entity::mentions, ElementsAre("LSTM", "长短期记忆网络"))),
                          AllOf(Field(&Annotation::Entity::type, "problem"),
                                Field(&Annotation::Entity::name, "vanishing gradients"))));
  EXPECT_THAT(notes->front().gold.relations, ElementsAre(AllOf(Field(&Annotation::Relation::head, 0U),
                                                               Field(&Annotation::Relation::type, "solves"),
                                                               Field(&Annotation::Relation::tail, 1U))));
}

TEST_F(StandoffNote, SaysThatItsNoteIsNotThere) {
  std::ofstream(directory_.path() / "annotations/01.txt") << "note 00000000000000ff 1 2\n";
  const auto notes = read_standoff_notes(directory_.path() / "annotations", directory_.path() / "notes");
  ASSERT_FALSE(notes);
  EXPECT_THAT(notes.status().message(), HasSubstr("01, line 1: none of the notes has the hash"));
}

struct Mistake {
  const char* name;
  const char* range;
  const char* lines;
  const char* message;
};
const Mistake kMistakes[] = {
    {"LinesBehindTheEnd", "2 9", "", "line 1: the note has no line 9"},
    {"LinesBackwards", "3 2", "", "line 1: no \"note HASH FIRST LAST\""},
    {"PlaceBehindTheEnd", "1 1", "entity model 2-99\n", "line 2: \"2-99\" is no place"},
    {"PlaceWithoutEnd", "1 1", "entity model 2\n", "line 2: \"2\" is no place"},
    {"EntityWithoutPlace", "1 1", "entity model\n", "line 2: neither an entity nor a relation"},
    {"UnknownEntity", "1 1", "entity model 2-7\nrelation 1 uses 2\n", "line 3: a relation of entities"},
};

class StandoffMistake : public StandoffNote, public ::testing::WithParamInterface<Mistake> {};

TEST_P(StandoffMistake, IsRefusedWithItsLine) {
  const auto notes = read(GetParam().range, GetParam().lines);
  ASSERT_FALSE(notes);
  EXPECT_EQ(notes.status().code(), StatusCode::bad_data);
  EXPECT_THAT(notes.status().message(), HasSubstr(GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(All, StandoffMistake, ::testing::ValuesIn(kMistakes), test::case_name<Mistake>);

}  // namespace
}  // namespace notegraph::extract
