#include "api/exchange/line_reader.h"

#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/case_name.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::exchange {
namespace {

using namespace std::string_view_literals;

struct Lines {
  const char* name;
  std::string_view text;
  std::vector<std::string_view> want;
};

const Lines kLines[] = {
    {"Empty", "", {}},
    {"OneEmptyLine", "\n", {""}},
    {"NoEndAtTheEnd", "a\nb", {"a", "b"}},
    {"CarriageReturns", "a\r\nb\r\n", {"a", "b"}},
    {"ByteOrderMark",
     "\xEF\xBB\xBF"
     "a\n\xEF\xBB\xBF"
     "b\n",
     {"a",
      "\xEF\xBB\xBF"
      "b"}},
    {"ZeroBytes", "a\0b\nc\n"sv, {"a\0b"sv, "c"}},
};

class LinesTest : public testing::TestWithParam<Lines> {};

TEST_P(LinesTest, ComeOneByOneWithTheirNumbers) {
  const test::TemporaryDirectory directory;
  auto reader = LineReader::open(directory.write("lines", GetParam().text));
  ASSERT_TRUE(reader) << reader.status().message();
  std::string line;
  for (std::size_t i = 0; i < GetParam().want.size(); ++i) {
    const auto more = reader->next(line);
    ASSERT_TRUE(more && *more);
    EXPECT_EQ(line, GetParam().want[i]);
    EXPECT_EQ(reader->line_number(), i + 1);
  }
  const auto more = reader->next(line);
  ASSERT_TRUE(more);
  EXPECT_FALSE(*more);
}

INSTANTIATE_TEST_SUITE_P(Cases, LinesTest, testing::ValuesIn(kLines), test::case_name<Lines>);

TEST(LineReader, ReadsLinesLongerThanItsBufferAndTellsHowFarItIs) {
  const test::TemporaryDirectory directory;
  const std::string longer(200'000, 'x');
  std::size_t last = 0, total = 0;
  auto reader = LineReader::open(directory.write("lines", longer + "\nend\n"),
                                 [&](std::size_t done, std::size_t of) { last = done, total = of; });
  ASSERT_TRUE(reader);
  std::string line;
  EXPECT_TRUE(*reader->next(line));
  EXPECT_EQ(line, longer);
  EXPECT_TRUE(*reader->next(line));
  EXPECT_EQ(line, "end");
  EXPECT_EQ(total, longer.size() + 5);
  EXPECT_EQ(last, total);
}

TEST(LineReader, RefusesALineWithoutEnd) {
  const test::TemporaryDirectory directory;
  auto reader = LineReader::open(directory.write("lines", std::string((16 << 20) + 1, 'x')));
  ASSERT_TRUE(reader);
  std::string line;
  const auto more = reader->next(line);
  ASSERT_FALSE(more);
  EXPECT_EQ(more.status().code(), StatusCode::bad_data);
}

}  // namespace
}  // namespace notegraph::exchange
