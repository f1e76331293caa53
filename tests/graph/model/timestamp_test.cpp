#include "graph/model/timestamp.h"

#include <gtest/gtest.h>

#include "tests/support/case_name.h"

namespace notegraph {
namespace {

struct TimestampCase {
  const char* name;
  const char* text;
  const char* want;  ///< nullptr: it is no time.
};

constexpr TimestampCase kCases[] = {
    {"Whole", "2026-11-22T09:21:11Z", "2026-11-22T09:21:11Z"},
    {"Date", "2026-11-22", "2026-11-22T00:00:00Z"},
    {"NoSeconds", "2026-11-22T09:21", "2026-11-22T09:21:00Z"},
    {"SpaceForT", "2026-11-22 09:21", "2026-11-22T09:21:00Z"},
    {"LeapDay", "2024-02-29", "2024-02-29T00:00:00Z"},
    {"BeforeTheEpoch", "1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z"},
    {"NoLeapDay", "2026-02-29", nullptr},
    {"MonthThirteen", "2026-13-01", nullptr},
    {"HourTwentyFour", "2026-11-22T24:00", nullptr},
    {"OneDigit", "2026-1-2", nullptr},
    {"HourAlone", "2026-11-22T09", nullptr},
    {"NoSecondsBehindColon", "2026-11-22T09:21:", nullptr},
    {"SomethingBehind", "2026-11-22T09:21:11Zulu", nullptr},
    {"Words", "yesterday", nullptr},
    {"Empty", "", nullptr},
};

class TimestampTest : public testing::TestWithParam<TimestampCase> {};

TEST_P(TimestampTest, ReadsWhatIsATime) {
  const auto time = parse_timestamp(GetParam().text);
  ASSERT_EQ(time.has_value(), GetParam().want != nullptr);
  if (time) {
    EXPECT_EQ(to_text(*time), GetParam().want);
  }
}

INSTANTIATE_TEST_SUITE_P(Cases, TimestampTest, testing::ValuesIn(kCases), test::case_name<TimestampCase>);

}  // namespace
}  // namespace notegraph
