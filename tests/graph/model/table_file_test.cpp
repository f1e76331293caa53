#include "graph/model/table_file.h"

#include <string>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/case_name.h"
#include "tests/support/temporary_directory.h"

namespace notegraph {
namespace {

using testing::ElementsAre;

Result<TableFile> read(const test::TemporaryDirectory& directory, std::string_view text) {
  return read_table_file(directory.write("t.tsv", text), {"name", "note"});
}

TEST(TableFile, GivesTrimmedCellsOfEachRowWithItsLine) {
  const test::TemporaryDirectory directory;
  const auto table = read(directory, "# what it is\r\nname\tnote\r\n\r\n LSTM \t gates \r\n#no\nGRU");
  ASSERT_TRUE(table) << table.status().message();
  ASSERT_EQ(table->rows.size(), 2U);
  EXPECT_EQ(table->rows[0].line, 4U);
  EXPECT_THAT(table->rows[0].cells, ElementsAre("LSTM", "gates"));
  EXPECT_EQ(table->rows[1].line, 6U);
  EXPECT_THAT(table->rows[1].cells, ElementsAre("GRU", ""));
}

TEST(TableFile, KeepsItsCellsWhenItIsMoved) {
  const test::TemporaryDirectory directory;
  auto table = read(directory, "name\tnote\na\tb\n");
  ASSERT_TRUE(table);
  const TableFile moved = *std::move(table);
  EXPECT_THAT(moved.rows.front().cells, ElementsAre("a", "b"));
}

struct RefusalCase {
  const char* name;
  std::string_view text, reason;
};

constexpr RefusalCase kRefusalCases[] = {
    {"OtherColumns", "name\twhat\n", "t.tsv:1: the first line must name the columns"},
    {"TooManyCells", "name\tnote\n\na\tb\tc\n", "t.tsv:3: 3 cells where 2 columns are known"},
    {"NoColumns", "# nothing\n", "t.tsv:1: no line names the columns: name note"},
    {"Empty", "", "t.tsv:1: no line names the columns"},
};

class TableFileRefusalTest : public testing::TestWithParam<RefusalCase> {};

TEST_P(TableFileRefusalTest, SaysFileLineAndReason) {
  const test::TemporaryDirectory directory;
  const auto table = read(directory, GetParam().text);
  ASSERT_FALSE(table);
  EXPECT_EQ(table.status().code(), StatusCode::bad_data);
  EXPECT_THAT(table.status().message(), testing::HasSubstr(std::string(GetParam().reason)));
}

INSTANTIATE_TEST_SUITE_P(Cases, TableFileRefusalTest, testing::ValuesIn(kRefusalCases),
                         test::case_name<RefusalCase>);

TEST(TableFile, SaysThatAFileIsMissingOrNoFile) {
  const test::TemporaryDirectory directory;
  EXPECT_EQ(read_table_file(directory.path() / "none.tsv", {"name"}).status().code(), StatusCode::io_error);
  EXPECT_EQ(read_table_file(directory.path(), {"name"}).status().code(), StatusCode::io_error);
}

TEST(SplitCell, TrimsPartsAndLeavesOutEmptyOnes) {
  EXPECT_THAT(split_cell(" a | b c||| d"), ElementsAre("a", "b c", "d"));
  EXPECT_THAT(split_cell(" | "), ElementsAre());
}

}  // namespace
}  // namespace notegraph
