#include "extract/learning/learnt_notes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/model/note.h"
#include "tests/extract/shipped_extractor.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::extract {
namespace {

TEST(LearntNotes, AreReadAsTheyWereWritten) {
  const test::TemporaryDirectory directory;
  const LearntNotes notes{0, 0x1f, 0xffffffffffffffff};
  ASSERT_TRUE(write_learnt_notes(notes, directory.path() / "notes.txt"));
  const auto read = read_learnt_notes(directory.path() / "notes.txt");
  ASSERT_TRUE(read) << read.status().message();
  EXPECT_EQ(*read, notes);
}

TEST(LearntNotes, AreRefusedWithTheLineThatIsNone) {
  test::TemporaryDirectory directory;
  for (const char* line : {"12", "00000000000000zz", "0x00000000000001", "00000000000000012"}) {
    directory.write("notes.txt", std::string("# for\n") + line + "\n");
    const auto read = read_learnt_notes(directory.path() / "notes.txt");
    ASSERT_FALSE(read) << line;
    EXPECT_EQ(read.status().code(), StatusCode::bad_data);
    EXPECT_THAT(read.status().message(), testing::HasSubstr("notes.txt:2"));
  }
  EXPECT_EQ(read_learnt_notes(directory.path() / "none.txt").status().code(), StatusCode::io_error);
}

TEST(LearntNotes, AreNamedByTheShippedExtractor) {
  const auto read =
      read_learnt_notes(std::filesystem::path(NOTEGRAPH_SOURCE_DIR) / "data" / kLearntNotesFile);
  ASSERT_TRUE(read) << read.status().message();
  ASSERT_FALSE(read->empty());
  EXPECT_TRUE(test::shipped_extractor().has_learnt_from(*read->begin()));
  EXPECT_FALSE(test::shipped_extractor().has_learnt_from(content_hash("a note that nobody wrote")));
}

}  // namespace
}  // namespace notegraph::extract
