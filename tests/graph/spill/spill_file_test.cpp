#include "graph/spill/spill_file.h"

#include <csignal>
#include <filesystem>
#include <fstream>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include "graph/spill/record_sorter.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::spill {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

TEST(SpillFile, GivesBackItsBlocks) {
  auto file = SpillFile::create(fs::temp_directory_path());
  ASSERT_TRUE(file);
  for (const char* block : {"abc", "", "defg"}) ASSERT_TRUE(file->append(block));
  std::vector<char> block;
  std::string blocks;
  for (std::uint64_t offset = 0; offset < file->size();) {
    const auto next = file->read(offset, block);
    ASSERT_TRUE(next) << next.status().message();
    blocks.append(block.begin(), block.end()).append("|");
    offset = *next;
  }
  EXPECT_EQ(blocks, "abc||defg|");
}

TEST(SpillFile, SaysWhereItCouldNotBeMade) {
  const auto made = SpillFile::create("/proc/nowhere");
  ASSERT_FALSE(made);
  EXPECT_EQ(made.status().code(), StatusCode::io_error);
  EXPECT_THAT(made.status().message(), HasSubstr("'/proc'"));
}

TEST(SpillFile, ReadsNothingThatIsNoBlock) {
  auto file = SpillFile::create(fs::temp_directory_path());
  ASSERT_TRUE(file);
  ASSERT_TRUE(file->append(std::string(100, 'a')));
  std::vector<char> block;
  for (std::uint64_t offset = 1; offset <= file->size(); ++offset) {
    EXPECT_EQ(file->read(offset, block).status().code(), StatusCode::io_error) << offset;
  }
}

/// The nameless file that this process has open in `folder`, to be reached behind the back of who made it.
std::optional<fs::path> nameless_file_in(const fs::path& folder) {
  for (const auto& descriptor : fs::directory_iterator("/proc/self/fd")) {
    std::error_code closed_meanwhile;
    const fs::path target = fs::read_symlink(descriptor.path(), closed_meanwhile);
    if (target.string().starts_with(folder.string() + "/") && target.string().ends_with(" (deleted)")) {
      return descriptor.path();
    }
  }
  return std::nullopt;
}

/// All bytes that `sorter` gives, until it fails.
Result<std::string> read_all(RecordSorter& sorter) {
  std::string bytes;
  auto sorted = sorter.sorted();
  if (!sorted) return sorted.status();
  while (sorted->valid()) {
    bytes.append(sorted->key()).append(sorted->value());
    if (Status status = sorted->next(); !status) return status;
  }
  return bytes;
}

TEST(SpillFile, GivesWhatWasWrittenOrSaysThatTheDiskFails) {
  const std::uint64_t seed = std::random_device()();
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  std::mt19937_64 random(seed);
  const test::TemporaryDirectory directory;
  RecordSorter sorter({directory.path(), 16 << 10});
  for (int i = 0; i < 2000; ++i) ASSERT_TRUE(sorter.add(std::to_string(random()), "value"));
  const auto want = read_all(sorter);
  ASSERT_TRUE(want);
  const auto path = nameless_file_in(directory.path());
  ASSERT_TRUE(path);
  std::fstream file(*path, std::ios::in | std::ios::out | std::ios::binary);
  const auto size = fs::file_size(*path);
  for (int round = 0; round < 300; ++round) {
    const auto place = static_cast<std::streamoff>(random() % size);
    const char bit = static_cast<char>(1 << random() % 8);
    const auto flip = [&] {
      const char byte = static_cast<char>(file.seekg(place).get());
      file.seekp(place).put(static_cast<char>(byte ^ bit)).flush();
    };
    flip();
    const auto got = read_all(sorter);
    ASSERT_FALSE(got) << "byte " << place;
    EXPECT_EQ(got.status().code(), StatusCode::io_error);
    EXPECT_THAT(got.status().message(), HasSubstr(directory.path().string()));
    flip();
  }
  EXPECT_EQ(*read_all(sorter), *want) << "all is mended";
  fs::resize_file(*path, size / 2);
  EXPECT_EQ(read_all(sorter).status().code(), StatusCode::io_error);
}

/// While it lives no file may grow beyond so many bytes: a disk that is full.
class FullDisk {
 public:
  explicit FullDisk(rlim_t bytes) : handler_before_(std::signal(SIGXFSZ, SIG_IGN)) {
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit full{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &full);
  }
  ~FullDisk() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_before_);
  }
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;

 private:
  rlimit before_{};
  void (*handler_before_)(int);
};

TEST(SpillFile, SaysWhatToDoWhenTheDiskIsFullAndLeavesNothing) {
  const test::TemporaryDirectory directory;
  Status status;
  {
    const FullDisk disk(64 << 10);
    RecordSorter sorter({directory.path(), 16 << 10});
    for (int i = 0; status && i < 100'000; ++i) status = sorter.add(std::to_string(i), "value");
  }
  EXPECT_EQ(status.code(), StatusCode::io_error);
  EXPECT_THAT(status.message(), HasSubstr("make room there"));
  EXPECT_THAT(status.message(), HasSubstr(directory.path().string()));
  EXPECT_TRUE(fs::is_empty(directory.path()));
}

}  // namespace
}  // namespace notegraph::spill
