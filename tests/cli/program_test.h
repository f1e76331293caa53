#ifndef NOTEGRAPH_TESTS_CLI_PROGRAM_TEST_H_
#define NOTEGRAPH_TESTS_CLI_PROGRAM_TEST_H_

#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/support/program.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::cli {

/// Runs the program itself, in a folder of its own.
class ProgramTest : public testing::Test {
 protected:
  /// Standard output of a run that must end with `exit_code`.
  std::string answer(const std::vector<std::string>& arguments, int exit_code = 0) const {
    const auto output = notegraph_.run(arguments);
    EXPECT_EQ(output.exit_code, exit_code) << arguments.front() << ": " << output.err;
    return output.out;
  }
  nlohmann::json json_answer(std::vector<std::string> arguments, int exit_code = 0) const {
    arguments.insert(arguments.end(), {"--format", "json"});
    return nlohmann::json::parse(answer(arguments, exit_code));
  }

  test::TemporaryDirectory directory_;
  test::Program notegraph_{NOTEGRAPH_BINARY, directory_.path()};
};

}  // namespace notegraph::cli

#endif  // NOTEGRAPH_TESTS_CLI_PROGRAM_TEST_H_
