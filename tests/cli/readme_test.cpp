// Every command that the README shows in an `sh` block is run here, in order, as a user would who stands in
// the folder of the project.

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/program.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::cli {
namespace {

std::vector<std::string> shell_lines_of_readme() {
  std::ifstream in(NOTEGRAPH_SOURCE_DIR "/README.md");
  std::vector<std::string> lines;
  bool in_shell_block = false;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("```")) {
      in_shell_block = line == "```sh";
    } else if (in_shell_block && !line.empty()) {
      lines.push_back(line);
    }
  }
  return lines;
}

TEST(Readme, EveryCommandWorks) {
  const test::TemporaryDirectory directory;
  std::filesystem::create_directory_symlink(NOTEGRAPH_SOURCE_DIR "/data", directory.path() / "data");
  test::Program shell("/bin/sh", directory.path());
  const std::string binary_folder = std::filesystem::path(NOTEGRAPH_BINARY).parent_path().string();
  shell.set("USER", "reader");  // Decisions want an author.
  shell.set("PATH", binary_folder + ":" + std::getenv("PATH"));
  const std::vector<std::string> lines = shell_lines_of_readme();
  ASSERT_GE(lines.size(), 10U);
  for (const std::string& line : lines) {
    ASSERT_TRUE(line.starts_with("notegraph ")) << line;
    const auto output = shell.run({"-c", line});
    EXPECT_EQ(output.exit_code, 0) << line << "\n" << output.out << output.err;
    EXPECT_FALSE(output.out.empty() && output.err.empty()) << line;
  }
}

TEST(Readme, ShowsThePathThatIsReallyAnswered) {
  std::ifstream in(NOTEGRAPH_SOURCE_DIR "/README.md");
  std::stringstream readme;
  readme << in.rdbuf();
  const test::TemporaryDirectory directory;
  std::filesystem::create_directory(directory.path() / "data");
  std::filesystem::copy(NOTEGRAPH_SOURCE_DIR "/data/notes", directory.path() / "data/notes");
  const test::Program notegraph(NOTEGRAPH_BINARY, directory.path());
  ASSERT_EQ(notegraph.run({"ingest", "data/notes"}).exit_code, 0);
  const auto answer = notegraph.run({"path", "LoRA", "灾难性遗忘"});
  ASSERT_EQ(answer.exit_code, 0) << answer.err;
  EXPECT_NE(readme.str().find(answer.out), std::string::npos) << answer.out;
}

}  // namespace
}  // namespace notegraph::cli
