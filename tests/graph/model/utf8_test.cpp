#include "graph/model/utf8.h"

#include <gtest/gtest.h>

#include "tests/support/case_name.h"

namespace notegraph {
namespace {

struct Bytes {
  const char* name;
  std::string_view bytes;
  bool want;
};

constexpr Bytes kBytes[] = {
    {"Empty", "", true},
    {"Ascii", "LoRA", true},
    {"TwoToFourBytes", "é灾😀", true},
    {"CutOff", "\xe7\x81", false},
    {"LoneContinuation", "\x80", false},
    {"Overlong", "\xc0\xaf", false},
    {"Surrogate", "\xed\xa0\x80", false},
    {"BeyondTheLastCharacter", "\xf4\x90\x80\x80", false},
};

class Utf8Test : public testing::TestWithParam<Bytes> {};

TEST_P(Utf8Test, IsTold) {
  EXPECT_EQ(is_utf8(GetParam().bytes), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(Cases, Utf8Test, testing::ValuesIn(kBytes), test::case_name<Bytes>);

}  // namespace
}  // namespace notegraph
