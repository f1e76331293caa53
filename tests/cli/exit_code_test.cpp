#include "cli/exit_code.h"

#include <gtest/gtest.h>

namespace notegraph::cli {
namespace {

struct CodeCase {
  StatusCode status;
  int want;
};

constexpr CodeCase kCodes[] = {
    {StatusCode::ok, 0},
    {StatusCode::not_found, 1},
    {StatusCode::ambiguous, 1},
    {StatusCode::invalid_argument, 2},
    {StatusCode::limit_exceeded, 2},
    {StatusCode::conflict, 2},
    {StatusCode::bad_data, 3},
    {StatusCode::busy, 4},
    {StatusCode::unavailable, 4},
    {StatusCode::corruption, 3},
    {StatusCode::io_error, 4},
    {StatusCode::unknown_outcome, 4},
};

class ExitCodeTest : public testing::TestWithParam<CodeCase> {};

TEST_P(ExitCodeTest, FollowsTheStatus) {
  EXPECT_EQ(static_cast<int>(to_exit_code(GetParam().status)), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(Cases, ExitCodeTest, testing::ValuesIn(kCodes),
                         [](const auto& row) { return to_string(row.param.status); });

}  // namespace
}  // namespace notegraph::cli
