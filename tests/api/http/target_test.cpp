#include "api/http/target.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace notegraph::http {
namespace {

using testing::ElementsAre;

TEST(TargetTest, SplitsBeforeItDecodes) {
  const auto target = parse_target("/v1/a%2Fb/c%3Fd?x=1%262&y=a+b%2B&z&=e&&u=p=q");
  ASSERT_TRUE(target);
  EXPECT_THAT(target->segments, ElementsAre("v1", "a/b", "c?d"));
  std::string seen;
  for (const Parameter& parameter : target->parameters)
    seen += "[" + parameter.name + "|" + parameter.value + "]";
  EXPECT_EQ(seen, "[x|1&2][y|a b+][z|][|e][u|p=q]");
}

TEST(TargetTest, KeepsPlusInPaths) {
  EXPECT_THAT(parse_target("/C++")->segments, ElementsAre("C++"));
}

TEST(TargetTest, RefusesWhatIsNoText) {
  for (const char* target : {"/%", "/%4", "/%g0", "/%00", "/%0a", "/\xff", "/%c0%80", "/%ed%a0%80",
                             "/%f4%90%80%80", "/%e6%a2", "/a?b=%ff", "/a?%7f=1"}) {
    EXPECT_EQ(parse_target(target).ok(), false) << target;
  }
}

TEST(TargetTest, TakesAllOfUnicode) {
  for (const char* target : {"/%f0%9f%8c%b3", "/%f4%8f%bf%bf", "/%ee%80%80", "/%c2%80", "/é"}) {
    EXPECT_EQ(parse_target(target).ok(), true) << target;
  }
}

}  // namespace
}  // namespace notegraph::http
