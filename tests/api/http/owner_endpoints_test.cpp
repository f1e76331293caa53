// The endpoints that name files of the machine, and those that programs ask for whole graphs.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/api/http/served_graph.h"
#include "tests/support/case_name.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::http {
namespace {

using test::RawAnswer;
using test::ServedGraph;
using testing::HasSubstr;

std::string post(const std::string& path, const std::string& body, const std::string& authorization) {
  return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" +
         (authorization.empty() ? "" : "Authorization: " + authorization + "\r\n") +
         "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

const std::string kOwner = std::string("Bearer ") + ServedGraph::kOwnerToken;

struct Refused {
  const char* name;
  std::string authorization;
  const char* path;
  const char* body;
  int status;
};

const Refused kRefused[] = {
    {"NoToken", "", "/v1/owner/verify", "{}", 403},
    {"WrongToken", "Bearer the wrong's", "/v1/owner/verify", "{}", 403},
    {"PartOfTheToken", "Bearer the owner", "/v1/owner/verify", "{}", 403},
    {"TokenAlone", ServedGraph::kOwnerToken, "/v1/owner/verify", "{}", 403},
    {"IngestWithoutToken", "", "/v1/owner/ingest", "{}", 403},
    {"ImportWithoutToken", "", "/v1/owner/import", "{}", 403},
    {"BackupWithoutToken", "", "/v1/owner/backup", "{}", 403},
    {"NoFields", kOwner, "/v1/owner/ingest", "{}", 400},
    {"NoPath", kOwner, "/v1/owner/backup", R"({"directory":"here","keep":0})", 400},
    {"UnknownParameter", kOwner, "/v1/owner/verify?fast=1", "{}", 400},
    {"NothingThere", kOwner, "/v1/owner/ingest",
     R"({"paths":["/nowhere"],"force":false,"prune":false,"threads":0,"min_confidence":0.4,"related_to":false})",
     404},
};

class RefusedTest : public testing::TestWithParam<Refused> {};

TEST_P(RefusedTest, WithItsStatus) {
  ServedGraph graph;
  const RawAnswer answer = graph.send(post(GetParam().path, GetParam().body, GetParam().authorization));
  EXPECT_EQ(answer.status, GetParam().status) << answer.body;
  EXPECT_EQ(answer.header("Content-Type"), "application/problem+json");
}

INSTANTIATE_TEST_SUITE_P(Cases, RefusedTest, testing::ValuesIn(kRefused), test::case_name<Refused>);

TEST(OwnerEndpoints, OpenWithTheToken) {
  ServedGraph graph;
  const test::TemporaryDirectory directory;
  directory.write("gpt.md", "model:GPT uses technique:BPE\n");
  const std::string body =
      R"({"paths":[")" + directory.path().string() +
      R"("],"force":false,"prune":true,"threads":0,"min_confidence":0.4,"related_to":false})";
  const RawAnswer ingested = graph.send(post("/v1/owner/ingest", body, kOwner));
  EXPECT_EQ(ingested.status, 200) << ingested.body;
  EXPECT_EQ(test::json_of(ingested)["added"], 1);
  EXPECT_EQ(test::json_of(graph.send(post("/v1/owner/verify", "{}", kOwner)))["standing"], 1);
}

TEST(OwnerEndpoints, TellNobodyElseWhatRuns) {
  ServedGraph graph;
  EXPECT_EQ(graph.get("/v1/owner/work").status, 403);
  const RawAnswer answer =
      graph.send(test::request_text("GET", "/v1/owner/work", "Authorization: " + kOwner + "\r\n"));
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, R"({"work":[]})") << "what has ended is forgotten";
}

TEST(ExportEndpoint, GivesTheGraphAsLines) {
  ServedGraph graph;
  const RawAnswer answer = graph.get("/v1/export");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.header("Content-Type"), "application/x-ndjson");
  EXPECT_EQ(answer.header("Notegraph-Relations"), "5");
  EXPECT_THAT(answer.body, HasSubstr(R"("name":"LSTM")"));
  EXPECT_EQ(graph.get("/v1/export?part=1").status, 400);
}

TEST(DiagramEndpoint, GivesDotWithItsCounts) {
  ServedGraph graph;
  const auto reply = test::json_of(graph.get("/v1/diagram?entity=LSTM&max_entities=2"));
  EXPECT_THAT(reply["dot"].get<std::string>(), HasSubstr("digraph"));
  EXPECT_EQ(reply["entities"], 2);
  EXPECT_EQ(reply["left_out"], 1);
}

}  // namespace
}  // namespace notegraph::http
