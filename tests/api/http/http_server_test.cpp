#include "api/http/http_server.h"

#include <atomic>
#include <deque>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/http/guarded_server.h"
#include "tests/api/http/served_graph.h"

namespace notegraph::test {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

TEST(HttpServerTest, RefusesAPortThatIsServedAlready) {
  ServedGraph graph;
  http::HttpServer second(graph.service, [](const std::string&) {});
  const Status status = second.bind("127.0.0.1", graph.port());
  EXPECT_EQ(status.code(), StatusCode::busy);
  EXPECT_THAT(status.message(), testing::HasSubstr("served already"));
}

TEST(HttpServerTest, RefusesHostsAndPortsThatAreNone) {
  ServedGraph graph;
  http::HttpServer server(graph.service, [](const std::string&) {});
  EXPECT_EQ(server.bind("127.0.0.1", 65536).code(), StatusCode::invalid_argument);
  EXPECT_EQ(server.bind("no host", 0).code(), StatusCode::invalid_argument);
}

TEST(HttpServerTest, StopsAtOnceWithIdleAndHalfSentRequests) {
  std::deque<RawClient> clients;
  steady_clock::time_point begin;
  {
    const ServedGraph graph;
    for (int i = 0; i < 10; ++i) clients.emplace_back(graph.port());
    clients[0].send("GET / HT");
    clients[1].send("POST /v1/notes HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nabc");
    clients[2].send(request_text("GET", "/livez"));
    EXPECT_EQ(clients[2].receive()->status, 200);
    begin = steady_clock::now();
  }
  EXPECT_LT(steady_clock::now() - begin, milliseconds(1000));
  for (RawClient& client : clients) EXPECT_TRUE(client.sees_end(milliseconds(1000)));
}

TEST(HttpServerTest, StopsBeforeItServes) {
  ServedGraph graph;
  http::HttpServer server(graph.service, [](const std::string&) {});
  ASSERT_TRUE(server.bind("127.0.0.1", 0));
  server.stop();
  server.serve();
  EXPECT_FALSE(RawClient(server.port()).connected());
}

TEST(HttpServerTest, AnswersReadersWhileNotesArePosted) {
  const ServedGraph graph;
  std::atomic<int> wrong{0};
  std::vector<std::thread> threads;
  for (int reader = 0; reader < 4; ++reader) {
    threads.emplace_back([&] {
      RawClient client(graph.port());
      for (int i = 0; i < 50; ++i) {
        client.send(request_text("GET", "/v1/entities/LSTM/neighbors?hops=2"));
        const auto answer = client.receive();
        if (!answer || answer->status != 200) ++wrong;
      }
    });
  }
  for (int i = 0; i < 30; ++i) {
    const std::string text = "model:M" + std::to_string(i) + " variant_of model:LSTM\n";
    const auto target = "/v1/notes?id=" + std::to_string(i);
    if (graph.send(request_text("POST", target, "Content-Type: text/plain\r\n", text)).status != 201) ++wrong;
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
  EXPECT_EQ(json_of(graph.get("/v1/stats"))["notes"], 32);
}

TEST(HttpServerTest, OfClientsThatPutOneNoteAtOnceOneAddsIt) {
  const ServedGraph graph;
  std::atomic<int> added{0}, changed{0};
  {
    std::vector<std::jthread> clients;
    for (int client = 0; client < 4; ++client) {
      clients.emplace_back([&, client] {
        const std::string text = "model:M" + std::to_string(client) + " variant_of model:LSTM\n";
        const int status =
            graph.send(request_text("POST", "/v1/notes?id=one", "Content-Type: text/plain\r\n", text)).status;
        ++(status == 201 ? added : changed);
      });
    }
  }
  EXPECT_EQ(added, 1);
  EXPECT_EQ(changed, 3);
  EXPECT_EQ(json_of(graph.get("/v1/changes"))["changes"].size(), 6U);
}

/// A server whose every answer is an exception.
TEST(GuardedServerTest, KeepsWhatWasThrownFromThePeer) {
  std::mutex mutex;
  std::string logged;
  http::GuardedServer server(
      {},
      [](const http::Request&) -> http::Response { throw std::runtime_error("secret /data/path\ncorrupt"); },
      [&](const std::string& line) {
        const std::lock_guard lock(mutex);
        logged = line;
      });
  ASSERT_TRUE(server.bind("127.0.0.1", 0));
  std::thread thread([&] { server.serve(); });
  RawClient client(server.port());
  client.send(request_text("GET", "/x"));
  const auto answer = client.receive();
  server.stop();
  thread.join();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 500);
  EXPECT_EQ((answer->head + answer->body).find("secret"), std::string::npos);
  EXPECT_THAT(logged, testing::HasSubstr("secret /data/path?corrupt"));
}

/// One worker, one place in the queue: what comes on top is turned away, not kept waiting.
TEST(GuardedServerTest, TurnsRequestsAwayWhenTheQueueIsFull) {
  http::ServerLimits limits;
  limits.workers = 1;
  limits.queued_requests = 1;
  std::atomic<bool> go{false};
  http::GuardedServer server(
      limits,
      [&](const http::Request&) {
        while (!go) std::this_thread::sleep_for(milliseconds(1));
        return http::Response{200, "text/plain", "done", {}};
      },
      [](const std::string&) {});
  ASSERT_TRUE(server.bind("127.0.0.1", 0));
  std::thread thread([&] { server.serve(); });
  std::deque<RawClient> clients;
  for (int i = 0; i < 4; ++i) {
    clients.emplace_back(server.port()).send(request_text("GET", "/"));
    std::this_thread::sleep_for(milliseconds(50));
  }
  EXPECT_EQ(clients[2].receive()->status, 503);
  EXPECT_EQ(clients[3].receive()->status, 503);
  go = true;
  EXPECT_EQ(clients[0].receive()->status, 200);
  EXPECT_EQ(clients[1].receive()->status, 200);
  server.stop();
  thread.join();
}

}  // namespace
}  // namespace notegraph::test
