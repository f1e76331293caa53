#include "graph/spill/record_sorter.h"

#include <algorithm>
#include <filesystem>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/case_name.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::spill {
namespace {

using Record = std::pair<std::string, std::string>;

std::vector<Record> read_all(RecordSorter& sorter) {
  std::vector<Record> records;
  auto sorted = sorter.sorted();
  EXPECT_TRUE(sorted) << sorted.status().message();
  while (sorted && sorted->valid()) {
    records.emplace_back(sorted->key(), sorted->value());
    const Status status = sorted->next();
    EXPECT_TRUE(status) << status.message();
    if (!status) break;
  }
  return records;
}

/// Keys of all lengths that often begin alike, and bytes of all values.
std::string random_bytes(std::mt19937_64& random, std::size_t longest) {
  std::string bytes(random() % (longest + 1), '\0');
  for (char& byte : bytes) byte = static_cast<char>(random() % 3 == 0 ? random() : 0xFF);
  return bytes;
}

struct Room {
  const char* name;
  std::size_t memory_bytes;
};

class RecordSorterTest : public testing::TestWithParam<Room> {
 protected:
  test::TemporaryDirectory directory_;
};

TEST_P(RecordSorterTest, GivesWhatASortInMemoryGives) {
  const auto seed = std::random_device()();
  SCOPED_TRACE(seed);
  std::mt19937_64 random(seed);
  RecordSorter sorter({directory_.path(), GetParam().memory_bytes});
  std::vector<Record> want;
  for (int i = 0; i < 20'000; ++i) {
    want.emplace_back(random_bytes(random, 20), random_bytes(random, i % 1000 == 0 ? 50'000 : 30));
    ASSERT_TRUE(sorter.add(want.back().first, want.back().second));
  }
  EXPECT_EQ(sorter.size(), want.size());
  std::sort(want.begin(), want.end());
  for (int pass = 0; pass < 2; ++pass) {
    std::vector<Record> got = read_all(sorter);
    EXPECT_TRUE(std::is_sorted(got.begin(), got.end(),
                               [](const Record& a, const Record& b) { return a.first < b.first; }));
    std::sort(got.begin(), got.end());  // By value, too.
    EXPECT_TRUE(got == want);
  }
}

TEST_P(RecordSorterTest, NoticesTheOneRecordThatIsOutOfOrder) {
  RecordSorter sorter({directory_.path(), GetParam().memory_bytes});
  std::vector<Record> want;
  for (int i = 0; i < 5000; ++i) want.emplace_back("the same beginning " + std::to_string(100'000 + i), "");
  for (const auto& [key, value] : want) ASSERT_TRUE(sorter.add(key, value));
  ASSERT_TRUE(sorter.add("the same", "out of order"));
  want.insert(want.begin(), {"the same", "out of order"});
  EXPECT_TRUE(read_all(sorter) == want);
}

TEST_P(RecordSorterTest, LeavesNoFileBehindEvenWhileItIsUsed) {
  RecordSorter sorter({directory_.path() / "not" / "there", GetParam().memory_bytes});
  for (int i = 0; i < 10'000; ++i) ASSERT_TRUE(sorter.add(std::to_string(i), "value"));
  EXPECT_EQ(read_all(sorter).size(), 10'000U);
  EXPECT_TRUE(std::filesystem::is_empty(directory_.path()));
}

INSTANTIATE_TEST_SUITE_P(Rooms, RecordSorterTest,
                         testing::Values(Room{"AllInMemory", std::size_t{1} << 30},
                                         Room{"SomeOnDisk", std::size_t{1} << 20},
                                         Room{"ManyRuns", std::size_t{32} << 10}, Room{"RunsOfOneRecord", 1}),
                         test::case_name<Room>);

TEST(RecordSorter, HoldsNothingAtFirst) {
  RecordSorter sorter({std::filesystem::temp_directory_path()});
  EXPECT_TRUE(read_all(sorter).empty());
}

}  // namespace
}  // namespace notegraph::spill
