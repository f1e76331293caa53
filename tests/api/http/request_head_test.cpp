#include "api/http/request_head.h"

#include <random>

#include <gtest/gtest.h>

#include "tests/support/case_name.h"

namespace notegraph::http {
namespace {

struct KeepAliveCase {
  const char* name;
  const char* text;
  bool keep_alive;
};
constexpr KeepAliveCase kKeepAliveCases[] = {
    {"Http11", "GET / HTTP/1.1\r\nHost: a\r\n\r\n", true},
    {"Http11Close", "GET / HTTP/1.1\r\nHost: a\r\nConnection: Close\r\n\r\n", false},
    {"CloseAmongOthers", "GET / HTTP/1.1\r\nHost: a\r\nConnection: te , close\r\n\r\n", false},
    {"CloseInSecondHeader", "GET / HTTP/1.1\r\nHost: a\r\nConnection: te\r\nconnection: close\r\n\r\n",
     false},
    {"Http10", "GET / HTTP/1.0\r\n\r\n", false},
    {"Http10KeepAlive", "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", true},
};

class KeepAliveTest : public testing::TestWithParam<KeepAliveCase> {};

TEST_P(KeepAliveTest, FollowsVersionAndHeader) {
  const auto parsed = parse_request_head(GetParam().text, {});
  ASSERT_TRUE(std::holds_alternative<RequestHead>(parsed));
  EXPECT_EQ(std::get<RequestHead>(parsed).keep_alive, GetParam().keep_alive);
}
INSTANTIATE_TEST_SUITE_P(Cases, KeepAliveTest, testing::ValuesIn(kKeepAliveCases),
                         test::case_name<KeepAliveCase>);

TEST(RequestHeadTest, ReadsEveryPart) {
  const auto parsed = parse_request_head(
      "POST /a?b=c HTTP/1.1\r\nHost:  x \r\nContent-Length: 3\r\nExpect: 100-Continue\r\n\r\n", {});
  ASSERT_TRUE(std::holds_alternative<RequestHead>(parsed));
  const auto& head = std::get<RequestHead>(parsed);
  EXPECT_EQ(head.method, "POST");
  EXPECT_EQ(head.target, "/a?b=c");
  EXPECT_EQ(head.headers.front(), std::make_pair(std::string("host"), std::string("x")));
  EXPECT_EQ(head.content_length, 3u);
  EXPECT_TRUE(head.expects_continue);
}

/// However a head is cut into pieces: what check_partial_head() refuses on the way, parse_request_head()
/// refuses in whole, and the end is found where it is.
TEST(RequestHeadTest, JudgesPiecesAsTheWhole) {
  const std::uint32_t seed = std::random_device()();
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  const auto below = [&](std::size_t bound) {
    return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random);
  };
  const std::string sound =
      "POST /v1/notes?id=a HTTP/1.1\r\nHost: localhost\r\nContent-Length: 12\r\nA: b\r\n\r\n";
  const std::string_view hostile("\r\n\0 :\x7f\xff%?#\t", 12);
  const ServerLimits limits;
  int refused_early = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string text = sound;
    for (std::size_t changes = below(3); changes > 0; --changes) {
      text[below(text.size())] = hostile[below(hostile.size())];
    }
    const std::size_t end = find_head_end(text, 0);
    bool refused = false;
    std::size_t found = std::string::npos;
    for (std::size_t seen = 0; seen < text.size() && found == std::string::npos && !refused;) {
      const std::size_t next = std::min(text.size(), seen + 1 + below(20));
      const std::string_view piece = std::string_view(text).substr(0, next);
      found = find_head_end(piece, seen);
      if (found == std::string::npos) refused = check_partial_head(piece, seen, limits).has_value();
      seen = next;
    }
    if (refused && end != std::string::npos) {
      ++refused_early;
      EXPECT_NE(text, sound);
      EXPECT_TRUE(std::holds_alternative<Refusal>(parse_request_head(text.substr(0, end), limits))) << text;
    }
    if (!refused) {
      EXPECT_EQ(found, end) << text;
    }
  }
  EXPECT_GT(refused_early, 0);
}

}  // namespace
}  // namespace notegraph::http
