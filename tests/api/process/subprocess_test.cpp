#include "api/process/subprocess.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace notegraph::process {
namespace {

using testing::HasSubstr;

TEST(Subprocess, PassesInputAndOutputOfAnySize) {
  const std::string input(3'000'000, 'x');
  const auto output = run_subprocess({"cat"}, input, {});
  ASSERT_TRUE(output) << output.status().message();
  EXPECT_EQ(output->exit_code, 0);
  EXPECT_EQ(output->out, input);
}

TEST(Subprocess, SurvivesAProgramThatDoesNotRead) {
  const auto output = run_subprocess({"true"}, std::string(3'000'000, 'x'), {});
  ASSERT_TRUE(output) << output.status().message();
  EXPECT_EQ(output->exit_code, 0);
}

TEST(Subprocess, GivesExitCodeAndErrors) {
  const auto output = run_subprocess({"sh", "-c", "echo oops >&2; exit 3"}, "", {});
  ASSERT_TRUE(output);
  EXPECT_EQ(output->exit_code, 3);
  EXPECT_EQ(output->err, "oops\n");
}

TEST(Subprocess, StopsAProgramThatTakesTooLong) {
  SubprocessLimits limits;
  limits.time = std::chrono::milliseconds(50);
  const auto output = run_subprocess({"sleep", "60"}, "", limits);
  ASSERT_FALSE(output);
  EXPECT_EQ(output.status().code(), StatusCode::unavailable);
  EXPECT_THAT(output.status().message(), HasSubstr("did not finish"));
}

TEST(Subprocess, StopsAProgramThatWritesTooMuch) {
  SubprocessLimits limits;
  limits.output_bytes = 100'000;
  const auto output = run_subprocess({"yes"}, "", limits);
  ASSERT_FALSE(output);
  EXPECT_THAT(output.status().message(), HasSubstr("wrote more than"));
}

TEST(Subprocess, SaysThatAProgramIsMissing) {
  const auto output = run_subprocess({"notegraph-no-such-program"}, "", {});
  ASSERT_FALSE(output);
  EXPECT_EQ(output.status().code(), StatusCode::not_found);
}

}  // namespace
}  // namespace notegraph::process
