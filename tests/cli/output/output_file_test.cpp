#include "cli/output/output_file.h"

#include <fstream>
#include <iterator>
#include <ostream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include "tests/support/temporary_directory.h"

namespace notegraph::cli {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::string gunzip(const fs::path& file) {
  std::string text;
  gzFile in = gzopen(file.c_str(), "rb");
  char buffer[4096];
  for (int count = gzread(in, buffer, sizeof buffer); count > 0; count = gzread(in, buffer, sizeof buffer)) {
    text.append(buffer, static_cast<std::size_t>(count));
  }
  gzclose(in);
  return text;
}

std::size_t file_count(const fs::path& directory) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(directory), fs::directory_iterator()));
}

void write(const fs::path& file, std::string_view text) {
  auto output = OutputFile::create(file);
  ASSERT_TRUE(output) << output.status().message();
  output->stream() << text;
  const Status status = output->commit();
  ASSERT_TRUE(status) << status.message();
}

TEST(OutputFile, ReplacesAFileWhenCommitted) {
  const test::TemporaryDirectory directory;
  const fs::path file = directory.write("graph.dot", "old");
  write(file, "new");
  EXPECT_EQ(read(file), "new");
  EXPECT_EQ(file_count(directory.path()), 1U);
}

TEST(OutputFile, LeavesNothingBehindWithoutCommit) {
  const test::TemporaryDirectory directory;
  const fs::path file = directory.write("graph.dot", "old");
  {
    auto output = OutputFile::create(file);
    ASSERT_TRUE(output) << output.status().message();
    output->stream() << "half";
  }
  EXPECT_EQ(read(file), "old");
  EXPECT_EQ(file_count(directory.path()), 1U);
}

TEST(OutputFile, CompressesByItsEndingAndRepeatably) {
  const test::TemporaryDirectory directory;
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += std::to_string(i) + "\n";
  write(directory.path() / "a.jsonl.gz", text);
  write(directory.path() / "b.jsonl.gz", text);
  EXPECT_EQ(gunzip(directory.path() / "a.jsonl.gz"), text);
  EXPECT_EQ(read(directory.path() / "a.jsonl.gz"), read(directory.path() / "b.jsonl.gz"));
  EXPECT_LT(fs::file_size(directory.path() / "a.jsonl.gz"), text.size() / 2);
}

TEST(OutputFile, WritesThroughALink) {
  const test::TemporaryDirectory directory;
  const fs::path file = directory.write("graph.dot", "old");
  fs::create_symlink(file, directory.path() / "link.dot");
  write(directory.path() / "link.dot", "new");
  EXPECT_TRUE(fs::is_symlink(directory.path() / "link.dot"));
  EXPECT_EQ(read(file), "new");
}

TEST(OutputFile, SaysThatItCannotBeWritten) {
  const test::TemporaryDirectory directory;
  const auto output = OutputFile::create(directory.path() / "no/such/folder.dot");
  ASSERT_FALSE(output);
  EXPECT_EQ(output.status().code(), StatusCode::io_error);
  EXPECT_THAT(output.status().message(), testing::HasSubstr("No such file or directory"));
}

TEST(OutputFile, ReportsAFullDisk) {
  auto output = OutputFile::create("/dev/full");
  ASSERT_TRUE(output) << output.status().message();
  output->stream() << "text";
  const Status status = output->commit();
  EXPECT_EQ(status.code(), StatusCode::io_error);
  EXPECT_THAT(status.message(), testing::HasSubstr("No space left"));
}

}  // namespace
}  // namespace notegraph::cli
