// What plain cpp-httplib 0.11 comes to harm by. Each input must be answered or cut off soon, and leave a
// server that answers the next client.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <deque>

#include "tests/api/http/served_graph.h"
#include "tests/support/case_name.h"

namespace notegraph::test {
namespace {

using std::chrono::milliseconds;

std::string repeated(const std::string& part, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

struct HostileCase {
  const char* name;
  std::string text;
  int status;
};
const HostileCase kHostileCases[] = {
    {"ChunkedBody", "POST /v1/notes HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n-2\r\n",
     411},
    {"UnknownCoding", "POST /v1/notes HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: xchunked\r\n\r\n",
     411},
    {"LengthAndChunked",
     "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n", 411},
    {"LongHeaderLine", "GET / HTTP/1.1\r\nHost: localhost\r\nA: " + std::string(4'000'000, 'a'), 431},
    {"ManyHeaders", "GET / HTTP/1.1\r\nHost: localhost\r\n" + repeated("A: b\r\n", 1000) + "\r\n", 431},
    {"HeadersWithoutEnd", "GET / HTTP/1.1\r\nHost: localhost\r\n" + repeated("A: b\r\n", 10'000), 431},
    {"LongTarget", "GET /" + std::string(9000, 'a') + " HTTP/1.1\r\nHost: localhost\r\n\r\n", 414},
    {"TargetWithoutEnd", "GET /" + std::string(9000, 'a'), 414},
    {"EndlessSegments", "GET " + repeated("/a", 4000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n", 404},
    {"CompressedBody", request_text("POST", "/v1/notes", "Content-Encoding: gzip\r\n", "abc"), 415},
    {"GetWithBody", request_text("GET", "/v1/stats", "", "GET /evil HTTP/1.1\r\n\r\n"), 400},
    {"TwoLengths", "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\na",
     400},
    {"ListOfLengths", "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1, 1\r\n\r\na", 400},
    {"NegativeLength", "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n", 400},
    {"SignedLength", "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: +1\r\n\r\na", 400},
    {"HugeLength", "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999999\r\n\r\n",
     413},
    {"LengthOverLimit", "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1048577\r\n\r\n", 413},
    {"PostWithoutLength", "POST / HTTP/1.1\r\nHost: localhost\r\n\r\n", 411},
    {"BareLineFeeds", "GET / HTTP/1.1\nHost: localhost\n\n", 400},
    {"FoldedHeader", "GET / HTTP/1.1\r\nHost: localhost\r\nA: b\r\n c\r\n\r\n", 400},
    {"SpaceBeforeColon", "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length : 1\r\n\r\n", 400},
    {"NulInTarget", std::string("GET /\0 HTTP/1.1\r\nHost: localhost\r\n\r\n", 36), 400},
    {"NulInHeader", std::string("GET / HTTP/1.1\r\nHost: localhost\r\nA: \0\r\n\r\n", 41), 400},
    {"NoHost", "GET / HTTP/1.1\r\n\r\n", 400},
    {"TwoHosts", "GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil\r\n\r\n", 400},
    {"AbsoluteTarget", "GET http://evil/ HTTP/1.1\r\nHost: localhost\r\n\r\n", 400},
    {"AuthorityTarget", "CONNECT evil:80 HTTP/1.1\r\nHost: localhost\r\n\r\n", 400},
    {"AsteriskGet", "GET * HTTP/1.1\r\nHost: localhost\r\n\r\n", 400},
    {"AsteriskOptions", "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n", 200},
    {"UnknownMethod", "BREW / HTTP/1.1\r\nHost: localhost\r\n\r\n", 501},
    {"Trace", "TRACE / HTTP/1.1\r\nHost: localhost\r\n\r\n", 405},
    {"PutWithoutLength", "PUT / HTTP/1.1\r\nHost: localhost\r\n\r\n", 405},
    {"Version09", "GET /\r\n", 400},
    {"Version20", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 501},
    {"Version30", "GET / HTTP/3.0\r\nHost: localhost\r\n\r\n", 505},
    {"TlsHello", std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n", 13), 400},
    {"OddExpectation", request_text("POST", "/v1/extract", "Expect: miracles\r\n", "a"), 417},
    {"ManyRanges", request_text("GET", "/v1/stats", "Range: bytes=" + repeated("0-,", 2000) + "0-\r\n"), 200},
    {"FakeAddress", request_text("GET", "/v1/stats", "REMOTE_ADDR: 10.9.9.9\r\n"), 200},
    {"EncodedLineEndInHeader", request_text("GET", "/v1/stats", "X-In: a%0d%0aSet-Cookie: b\r\n"), 200},
};

class HostileTest : public testing::TestWithParam<HostileCase> {};

TEST_P(HostileTest, IsAnsweredAndLeavesAWorkingServer) {
  const ServedGraph graph;
  RawClient client(graph.port());
  client.send(GetParam().text);
  const auto answer = client.receive(std::chrono::seconds(3));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, GetParam().status) << answer->body;
  EXPECT_EQ(answer->head.find("Set-Cookie"), std::string::npos);
  if (answer->status >= 400 && answer->status != 404 && answer->status != 405) {
    EXPECT_EQ(answer->header("Connection"), "close");
    EXPECT_TRUE(client.sees_end(std::chrono::seconds(3)));
  }
  EXPECT_EQ(graph.get("/livez").status, 200);
}
INSTANTIATE_TEST_SUITE_P(Cases, HostileTest, testing::ValuesIn(kHostileCases), case_name<HostileCase>);

http::ServerLimits hurried() {
  http::ServerLimits limits;
  limits.head_time = limits.body_time = limits.idle_time = limits.write_time = milliseconds(300);
  limits.write_bytes_per_second = 100'000'000;
  return limits;
}

TEST(DeadlineTest, EndsAHeadThatDripsIn) {
  const ServedGraph graph(hurried());
  RawClient client(graph.port());
  client.send("GET / HT");
  const auto answer = client.receive(milliseconds(2000));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 408);
}

TEST(DeadlineTest, EndsABodyThatDoesNotCome) {
  const ServedGraph graph(hurried());
  RawClient client(graph.port());
  client.send("POST /v1/notes HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nabc");
  const auto answer = client.receive(milliseconds(2000));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 408);
}

TEST(DeadlineTest, EndsAnIdleConnectionWithoutAWord) {
  const ServedGraph graph(hurried());
  RawClient client(graph.port());
  EXPECT_TRUE(client.sees_end(milliseconds(2000)));
}

TEST(DeadlineTest, EndsAPeerThatDoesNotReadAndServesOthersMeanwhile) {
  const ServedGraph graph(hurried());
  std::deque<RawClient> deaf;
  for (int i = 0; i < 8; ++i) {
    RawClient& client = deaf.emplace_back(graph.port());
    // Answers pile up until the kernel takes no more of them.
    client.send(repeated(request_text("GET", "/page.js"), 1000));
  }
  EXPECT_EQ(graph.get("/livez").status, 200);
}

TEST(CapTest, TurnsConnectionsAwayOverTheCap) {
  http::ServerLimits limits;
  limits.connections_per_address = 4;
  const ServedGraph graph(limits);
  std::deque<RawClient> clients;
  for (int i = 0; i < 4; ++i) clients.emplace_back(graph.port());
  RawClient one_too_many(graph.port());
  const auto answer = one_too_many.receive(milliseconds(2000));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 503);
  clients.pop_back();  // Its place is free again.
  RawAnswer later;
  for (int i = 0; i < 200 && later.status != 200; ++i) {
    later = graph.get("/livez");
    std::this_thread::sleep_for(milliseconds(later.status == 200 ? 0 : 5));
  }
  EXPECT_EQ(later.status, 200);
}

TEST(CapTest, EndsAConnectionAfterItsShareOfRequests) {
  http::ServerLimits limits;
  limits.requests_per_connection = 2;
  const ServedGraph graph(limits);
  RawClient client(graph.port());
  client.send(repeated(request_text("GET", "/livez"), 3));
  EXPECT_EQ(client.receive()->header("Connection"), "");
  EXPECT_EQ(client.receive()->header("Connection"), "close");
  EXPECT_FALSE(client.receive(milliseconds(500)));
}

TEST(PipelineTest, AnswersEveryRequestInOrder) {
  const ServedGraph graph;
  RawClient client(graph.port());
  client.send(request_text("GET", "/livez") + request_text("GET", "/v1/stats") +
              request_text("GET", "/nothing"));
  EXPECT_EQ(client.receive()->status, 200);
  EXPECT_NE(client.receive()->body.find("relations"), std::string::npos);
  EXPECT_EQ(client.receive()->status, 404);
}

TEST(PipelineTest, ReadsARequestThatComesByteByByte) {
  const ServedGraph graph;
  RawClient client(graph.port());
  for (const char c : request_text("POST", "/v1/extract", "Content-Type: text/plain\r\n", "text")) {
    client.send(std::string_view(&c, 1));
  }
  EXPECT_EQ(client.receive()->status, 200);
}

TEST(PipelineTest, TellsAPatientPeerToContinue) {
  const ServedGraph graph;
  RawClient client(graph.port());
  client.send(
      "POST /v1/extract HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n"
      "Expect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.receive()->status, 100);
  client.send("text");
  EXPECT_EQ(client.receive()->status, 200);
}

TEST(PipelineTest, EndsAnHttp10ConnectionAfterItsAnswer) {
  const ServedGraph graph;
  RawClient client(graph.port());
  client.send("GET /livez HTTP/1.0\r\n\r\n");
  EXPECT_EQ(client.receive()->status, 200);
  EXPECT_TRUE(client.sees_end(milliseconds(2000)));
}

}  // namespace
}  // namespace notegraph::test
