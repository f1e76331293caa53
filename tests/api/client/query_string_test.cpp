#include "api/client/query_string.h"

#include <gtest/gtest.h>

namespace notegraph::client {
namespace {

TEST(QueryString, EncodesAllButUnreservedCharacters) {
  EXPECT_EQ(percent_encode("AZaz09-._~"), "AZaz09-._~");
  EXPECT_EQ(percent_encode("TCP/IP a+b&c=d?#%"), "TCP%2FIP%20a%2Bb%26c%3Dd%3F%23%25");
  EXPECT_EQ(percent_encode("梯"), "%E6%A2%AF");
}

TEST(QueryString, JoinsParametersInOrder) {
  Target target("/v1/paths");
  EXPECT_EQ(target.text(), "/v1/paths");
  target.add("from", "a b").add("k", std::size_t{2}).add("type", std::vector<std::string>{"x", "y"});
  EXPECT_EQ(target.text(), "/v1/paths?from=a%20b&k=2&type=x&type=y");
}

TEST(QueryString, WritesSmallNumbersWithoutExponent) {
  EXPECT_EQ(Target("/").add("c", 0.00001).text(), "/?c=0.00001000000000000");
}

}  // namespace
}  // namespace notegraph::client
