// Answers that do not fit into memory, or into what a connection takes at once.

#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "api/http/body_file.h"
#include "tests/api/http/served_graph.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::test {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

/// A service of one worker with a graph whose export is some megabytes long.
class LargeAnswerTest : public testing::Test {
 protected:
  LargeAnswerTest() {
    std::string text;
    for (int i = 0; i < 10'000; ++i) {
      const std::string number = std::to_string(i);
      text.append("model:A").append(number).append(" variant_of model:B").append(number).append("\n");
    }
    EXPECT_TRUE(graph_.service.put_note({"large.md", text}));
    std::ostringstream lines;
    EXPECT_TRUE(graph_.service.export_jsonl(lines));
    want_ = std::move(lines).str();
    EXPECT_GT(want_.size(), 4'000'000U);
  }

  static http::ServerLimits one_worker() {
    http::ServerLimits limits;
    limits.workers = 1;
    return limits;
  }

  ServedGraph graph_{one_worker()};
  std::string want_;
};

TEST_F(LargeAnswerTest, ComesWhole) {
  RawClient client(graph_.port());
  for (int i = 0; i < 2; ++i) {
    client.send(request_text("GET", "/v1/export"));
    const auto answer = client.receive();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 200);
    EXPECT_EQ(answer->header("Content-Type"), "application/x-ndjson");
    EXPECT_EQ(answer->header("Notegraph-Relations"), "10005");
    EXPECT_TRUE(answer->body == want_) << answer->body.size() << " bytes instead of " << want_.size();
  }
  client.send(request_text("GET", "/livez"));
  EXPECT_EQ(client.receive()->status, 200) << "the connection goes on";
}

TEST_F(LargeAnswerTest, HeadTellsItsLengthAlone) {
  const RawAnswer answer = graph_.send(request_text("HEAD", "/v1/export"), true);
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.header("Content-Length"), std::to_string(want_.size()));
}

TEST_F(LargeAnswerTest, WhoIsSlowToTakeItKeepsNobodyWaiting) {
  RawClient slow(graph_.port());
  slow.send(request_text("GET", "/v1/export"));
  std::this_thread::sleep_for(milliseconds(50));
  EXPECT_EQ(graph_.get("/livez").status, 200);
  const auto answer = slow.receive(seconds(20));
  ASSERT_TRUE(answer);
  EXPECT_TRUE(answer->body == want_);
}

TEST_F(LargeAnswerTest, ForgetsWhoHangsUp) {
  for (int i = 0; i < 5; ++i) RawClient(graph_.port()).send(request_text("GET", "/v1/export"));
  EXPECT_EQ(graph_.get("/livez").status, 200);
}

TEST(BodyFileTest, GivesBackWhatWasWrittenInAnyPieces) {
  const TemporaryDirectory directory;
  auto file = http::BodyFile::create(directory.path());
  ASSERT_TRUE(file);
  std::string want;
  for (int i = 0; i < 1000; ++i) {
    const std::string piece(static_cast<std::size_t>(i * i % 700), static_cast<char>('a' + i % 26));
    (*file)->stream() << piece << '\n';
    want += piece + '\n';
  }
  ASSERT_TRUE((*file)->finish());
  EXPECT_EQ((*file)->size(), want.size());
  std::string got;
  std::vector<char> block;
  for (std::uint64_t offset = 0; offset < (*file)->end();) {
    const auto next = (*file)->read(offset, block);
    ASSERT_TRUE(next);
    got.append(block.begin(), block.end());
    offset = *next;
  }
  EXPECT_TRUE(got == want);
  EXPECT_TRUE(std::filesystem::is_empty(directory.path()));
}

}  // namespace
}  // namespace notegraph::test
