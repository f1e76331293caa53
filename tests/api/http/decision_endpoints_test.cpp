#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/api/http/served_graph.h"
#include "tests/support/case_name.h"

namespace notegraph::test {
namespace {

using testing::HasSubstr;

class DecisionEndpointsTest : public testing::Test {
 protected:
  RawAnswer post(const std::string& body, const std::string& type = "application/json") {
    return graph.send(request_text("POST", "/v1/decisions", "Content-Type: " + type + "\r\n", body));
  }
  nlohmann::json json(const std::string& target) {
    const RawAnswer answer = graph.get(target);
    EXPECT_EQ(answer.status, 200) << answer.body;
    return json_of(answer);
  }
  ServedGraph graph;
};

TEST_F(DecisionEndpointsTest, DecidesListsAndUndoes) {
  const RawAnswer made = post(
      R"({"kind":"reject_relation","entity":"LSTM","relation":"solves","other":"梯度消失","author":"ada","reason":"no"})");
  ASSERT_EQ(made.status, 201) << made.body;
  const auto decision = json_of(made);
  EXPECT_EQ(decision["number"], 1);
  EXPECT_EQ(decision["other"]["name"], "梯度消失");
  EXPECT_EQ(decision["undone"], nullptr);
  EXPECT_EQ(json("/v1/entities/LSTM")["relation_count"], 1);
  EXPECT_EQ(json("/v1/decisions")["decisions"][0], decision);

  const RawAnswer undone = graph.send(request_text("DELETE", "/v1/decisions/1?author=bob"));
  ASSERT_EQ(undone.status, 200) << undone.body;
  EXPECT_EQ(json_of(undone)["undone"]["author"], "bob");
  EXPECT_EQ(json("/v1/entities/LSTM")["relation_count"], 2);
  EXPECT_TRUE(json("/v1/decisions")["decisions"].empty());
  EXPECT_EQ(json("/v1/decisions?undone=yes")["decisions"].size(), 1U);
  EXPECT_EQ(graph.send(request_text("DELETE", "/v1/decisions/1?author=bob")).status, 404);
}

TEST_F(DecisionEndpointsTest, FeedsTheWritesInOrder) {
  ASSERT_EQ(post(R"({"kind":"rename","entity":"RNN","value":"recurrent","author":"ada"})").status, 201);
  const auto first = json("/v1/changes?limit=2");
  ASSERT_EQ(first["changes"].size(), 2U);
  EXPECT_EQ(first["changes"][0]["notes"][0]["change"], "added");
  EXPECT_EQ(first["next"], 2);
  const auto rest = json("/v1/changes?after=2");
  ASSERT_EQ(rest["changes"].size(), 1U);
  EXPECT_EQ(rest["changes"][0]["decisions"][0]["value"], "recurrent");
  EXPECT_EQ(rest["changes"][0]["touched"].size(), 1U);
  EXPECT_EQ(json("/v1/changes?after=3")["next"], 3);
  EXPECT_EQ(json("/v1/diff?since=1")["notes"].size(), 1U);
}

TEST_F(DecisionEndpointsTest, Reviews) {
  const auto review = json("/v1/review?limit=5");
  ASSERT_EQ(review["merges"].size(), 1U);
  EXPECT_EQ(review["merges"][0]["keep"]["label"], "Apple");
  EXPECT_EQ(review["relation_count"], 0);
}

TEST_F(DecisionEndpointsTest, ReviewsNoMoreWhatIsKeptApart) {
  const RawAnswer made =
      post(R"({"kind":"keep_apart","entity":"model:Apple","other":"organization:Apple","author":"ada"})");
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(json_of(made)["kind"], "keep_apart");
  EXPECT_EQ(json("/v1/review")["merge_count"], 0);
}

struct RefusedCase {
  const char* name;
  const char* method;
  const char* target;
  const char* headers;
  const char* body;
  int status;
  const char* detail;
};
constexpr const char* kJson = "Content-Type: application/json\r\n";
const RefusedCase kRefusedCases[] = {
    {"NoJson", "POST", "/v1/decisions", kJson, "{", 400, "JSON"},
    {"NotAnObject", "POST", "/v1/decisions", kJson, "[]", 400, "object"},
    {"UnknownField", "POST", "/v1/decisions", kJson, R"({"kind":"merge","x":1})", 400, "\"x\""},
    {"UnknownKind", "POST", "/v1/decisions", kJson, R"({"kind":"eat"})", 400, "eat"},
    {"WrongType", "POST", "/v1/decisions", kJson, R"({"kind":"merge","entity":1})", 400, "\"entity\""},
    {"NoList", "POST", "/v1/decisions", kJson, R"({"kind":"split","aliases":"x"})", 400, "\"aliases\""},
    {"NoAuthor", "POST", "/v1/decisions", kJson, R"({"kind":"reject_entity","entity":"RNN"})", 400, "author"},
    {"Form", "POST", "/v1/decisions", "Content-Type: text/plain\r\n", "{}", 415, "Content-Type"},
    {"ForeignPage", "POST", "/v1/decisions", "Origin: http://evil.example\r\n", "{}", 403, "sites"},
    {"UndoByForeignPage", "DELETE", "/v1/decisions/1?author=a", "Origin: http://evil.example\r\n", "", 403,
     "sites"},
    {"UndoNoNumber", "DELETE", "/v1/decisions/one?author=a", "", "", 400, "number"},
    {"UndoWithoutAuthor", "DELETE", "/v1/decisions/1", "", "", 400, "author"},
    {"UndoWhatIsNotThere", "DELETE", "/v1/decisions/9?author=a", "", "", 404, "9"},
    {"DiffWithoutSince", "GET", "/v1/diff", "", "", 400, "since"},
    {"DiffSinceTheFuture", "GET", "/v1/diff?since=99", "", "", 400, "99"},
    {"ChangesWaitTooLong", "GET", "/v1/changes?wait=31", "", "", 400, "wait"},
    {"ChangesAfterAWord", "GET", "/v1/changes?after=x", "", "", 400, "after"},
};

class RefusedDecisionTest : public testing::TestWithParam<RefusedCase> {};

TEST_P(RefusedDecisionTest, IsRefusedWithAReason) {
  const ServedGraph graph;
  const RefusedCase& given = GetParam();
  const RawAnswer answer = graph.send(request_text(given.method, given.target, given.headers, given.body));
  EXPECT_EQ(answer.status, given.status) << answer.body;
  EXPECT_THAT(json_of(answer)["detail"].get<std::string>(), HasSubstr(given.detail));
  EXPECT_TRUE(graph.service.decisions(true)->decisions.empty());
}
INSTANTIATE_TEST_SUITE_P(Cases, RefusedDecisionTest, testing::ValuesIn(kRefusedCases),
                         case_name<RefusedCase>);

}  // namespace
}  // namespace notegraph::test
