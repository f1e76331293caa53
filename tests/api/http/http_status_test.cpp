#include "api/http/http_status.h"

#include <gtest/gtest.h>

#include "tests/support/case_name.h"

namespace notegraph::http {
namespace {

struct StatusCase {
  const char* name;
  StatusCode code;
  int http_code;
};
constexpr StatusCase kStatusCases[] = {
    {"Ok", StatusCode::ok, 200},
    {"NotFound", StatusCode::not_found, 404},
    {"Ambiguous", StatusCode::ambiguous, 409},
    {"InvalidArgument", StatusCode::invalid_argument, 400},
    {"LimitExceeded", StatusCode::limit_exceeded, 422},
    {"Conflict", StatusCode::conflict, 409},
    {"Busy", StatusCode::busy, 503},
    {"Unavailable", StatusCode::unavailable, 503},
    {"BadData", StatusCode::bad_data, 500},
    {"Corruption", StatusCode::corruption, 500},
    {"IoError", StatusCode::io_error, 500},
    {"UnknownOutcome", StatusCode::unknown_outcome, 500},
};

class HttpStatusTest : public testing::TestWithParam<StatusCase> {};

TEST_P(HttpStatusTest, TellsTheStatus) {
  EXPECT_EQ(http_code(GetParam().code), GetParam().http_code);
  EXPECT_STRNE(reason_phrase(GetParam().http_code), "Error");
}
INSTANTIATE_TEST_SUITE_P(Cases, HttpStatusTest, testing::ValuesIn(kStatusCases), test::case_name<StatusCase>);

}  // namespace
}  // namespace notegraph::http
