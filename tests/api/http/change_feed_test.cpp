// GET /v1/changes with `wait`: the feed that tells of a write when it is made.

#include <chrono>
#include <deque>
#include <optional>
#include <thread>

#include <gtest/gtest.h>

#include "tests/api/http/served_graph.h"

namespace notegraph::test {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;

constexpr const char* kNextChange = "/v1/changes?after=2&wait=30";  // A ServedGraph begins with two writes.

void put_note(ServedGraph& graph, const std::string& id) {
  const auto report = graph.service.put_note({id, "model:BERT uses technique:attention\n"});
  ASSERT_TRUE(report) << report.status().message();
}

/// A client that has begun to wait.
class WaitingClient {
 public:
  explicit WaitingClient(const ServedGraph& graph) : client_(graph.port()) {
    client_.send(request_text("GET", kNextChange));
  }
  std::optional<RawAnswer> receive(milliseconds patience = seconds(10)) { return client_.receive(patience); }

 private:
  RawClient client_;
};

TEST(ChangeFeedTest, AnswersAtOnceWhatThereIs) {
  const ServedGraph graph;
  const auto changes = json_of(graph.get("/v1/changes?after=1&wait=30"));
  EXPECT_EQ(changes["changes"].size(), 1U);
  EXPECT_EQ(changes["next"], 2);
}

TEST(ChangeFeedTest, AnswersWhenAWriteIsMade) {
  ServedGraph graph;
  WaitingClient client(graph);
  EXPECT_FALSE(client.receive(milliseconds(100)));
  const auto begin = steady_clock::now();
  put_note(graph, "bert.md");
  const auto answer = client.receive();
  EXPECT_LT(steady_clock::now() - begin, seconds(2));
  ASSERT_TRUE(answer);
  const auto changes = json_of(*answer);
  ASSERT_EQ(changes["changes"].size(), 1U);
  EXPECT_EQ(changes["changes"][0]["notes"][0]["note"], "bert.md");
  EXPECT_EQ(changes["next"], 3);
}

TEST(ChangeFeedTest, AnswersWithNoChangesWhenTheTimeIsUp) {
  const ServedGraph graph;
  const auto begin = steady_clock::now();
  const RawAnswer answer = graph.get("/v1/changes?after=2&wait=1");
  EXPECT_GE(steady_clock::now() - begin, seconds(1));
  EXPECT_EQ(answer.status, 200);
  EXPECT_TRUE(json_of(answer)["changes"].empty());
  EXPECT_EQ(json_of(answer)["next"], 2);
}

TEST(ChangeFeedTest, TellsEveryWriteOnceInOrder) {
  constexpr int kWrites = 20;
  ServedGraph graph;
  std::jthread writer([&] {
    for (int i = 0; i < kWrites; ++i) put_note(graph, std::to_string(i));
  });
  std::uint64_t after = 2;
  while (after < 2 + kWrites) {
    const auto page = json_of(graph.get("/v1/changes?wait=5&after=" + std::to_string(after)));
    ASSERT_FALSE(page["changes"].empty());
    for (const auto& change : page["changes"]) ASSERT_EQ(change["sequence"], ++after);
  }
}

TEST(ChangeFeedTest, WhoWaitsKeepsNobodyFromBeingAnswered) {
  http::ServerLimits limits;
  limits.workers = 1;
  limits.queued_requests = 1;
  ServedGraph graph(limits);
  std::deque<WaitingClient> waiting;
  for (int i = 0; i < 8; ++i) waiting.emplace_back(graph);
  EXPECT_FALSE(waiting.front().receive(milliseconds(50)));
  EXPECT_EQ(graph.get("/livez").status, 200);
}

TEST(ChangeFeedTest, SoManyMayWaitAndTheNextIsToldToComeAgain) {
  http::ServerLimits limits;
  limits.waiting_requests = 2;
  ServedGraph graph(limits);
  WaitingClient first(graph), second(graph);
  EXPECT_FALSE(first.receive(milliseconds(50)));
  EXPECT_FALSE(second.receive(milliseconds(50)));
  const RawAnswer refused = graph.get(kNextChange);
  EXPECT_EQ(refused.status, 503);
  EXPECT_EQ(refused.header("Retry-After"), "1");
  put_note(graph, "bert.md");
  EXPECT_EQ(first.receive()->status, 200);
  EXPECT_EQ(second.receive()->status, 200);
}

TEST(ChangeFeedTest, AServerThatStopsWakesAll) {
  std::deque<WaitingClient> waiting;
  steady_clock::time_point begin;
  {
    const ServedGraph graph;
    for (int i = 0; i < 5; ++i) waiting.emplace_back(graph);
    EXPECT_FALSE(waiting.front().receive(milliseconds(50)));
    begin = steady_clock::now();
  }
  EXPECT_LT(steady_clock::now() - begin, seconds(2));
  for (WaitingClient& client : waiting) {
    const auto answer = client.receive();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 200);
    EXPECT_TRUE(json_of(*answer)["changes"].empty());
  }
}

TEST(ChangeFeedTest, ForeignNamesAreRefusedWithoutAWait) {
  const ServedGraph graph;
  const auto begin = steady_clock::now();
  const RawAnswer answer =
      graph.send(std::string("GET ") + kNextChange + " HTTP/1.1\r\nHost: evil.example\r\n\r\n");
  EXPECT_EQ(answer.status, 421);
  EXPECT_LT(steady_clock::now() - begin, seconds(5));
}

}  // namespace
}  // namespace notegraph::test
