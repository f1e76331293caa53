#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/api/http/served_graph.h"
#include "tests/support/case_name.h"

namespace notegraph::test {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

class EndpointsTest : public testing::Test {
 protected:
  nlohmann::json json(const std::string& target) {
    const RawAnswer answer = graph.get(target);
    EXPECT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer.header("Content-Type"), "application/json");
    return json_of(answer);
  }
  ServedGraph graph;
};

TEST_F(EndpointsTest, ShowsAnEntity) {
  const auto card = json("/v1/entities/LSTM");
  EXPECT_EQ(card["type"], "model");
  EXPECT_EQ(card["relation_count"], 2);
  EXPECT_EQ(card["relations"][0]["evidence"][0]["note"], "notes/rnn.md");
  EXPECT_EQ(card["mentions"][0]["line"], 1);
}

TEST_F(EndpointsTest, TakesReferencesWithChineseSlashAndColon) {
  EXPECT_EQ(json("/v1/entities/%E6%A2%AF%E5%BA%A6%E6%B6%88%E5%A4%B1")["label"], "梯度消失");
  EXPECT_EQ(json("/v1/entities/梯度消失")["label"], "梯度消失");
  EXPECT_EQ(json("/v1/entities/TCP%2FIP")["label"], "TCP/IP");
  EXPECT_EQ(json("/v1/entities/organization:Apple")["type"], "organization");
}

TEST_F(EndpointsTest, ListsNeighborsWithTheirEvidence) {
  const auto reply =
      json("/v1/entities/LSTM/neighbors?hops=1&direction=out&relation=solves&type=problem&limit=5");
  ASSERT_EQ(reply["neighbors"].size(), 1u);
  const auto& neighbor = reply["neighbors"][0];
  EXPECT_EQ(neighbor["entity"]["label"], "梯度消失");
  EXPECT_EQ(neighbor["via"]["relation"], "solves");
  EXPECT_EQ(neighbor["via"]["evidence"][0]["line"], 3);
  EXPECT_EQ(reply["truncated"], false);
}

TEST_F(EndpointsTest, SaysWhyNeighborsAreCutOff) {
  EXPECT_EQ(json("/v1/entities/LSTM/neighbors?hops=2&max_visited=1")["truncated"], "visited");
  const auto first = json("/v1/entities/LSTM/neighbors?hops=2&limit=1");
  EXPECT_EQ(first["truncated"], "results");
  const auto second = json("/v1/entities/LSTM/neighbors?hops=2&limit=1&offset=1");
  ASSERT_EQ(second["neighbors"].size(), 1u);
  EXPECT_NE(second["neighbors"][0]["entity"], first["neighbors"][0]["entity"]);
}

TEST_F(EndpointsTest, FindsPaths) {
  const auto reply = json("/v1/paths?from=LSTM&to=梯度消失&k=2&by=hops&max_hops=4");
  ASSERT_EQ(reply["paths"].size(), 2u);
  EXPECT_EQ(reply["paths"][0]["hops"].size(), 1u);
  EXPECT_EQ(reply["paths"][1]["hops"].size(), 2u);
  EXPECT_EQ(reply["no_path_reason"], "");
}

TEST_F(EndpointsTest, AvoidsEntitiesOnPaths) {
  EXPECT_EQ(json("/v1/paths?from=LSTM&to=梯度消失&k=2&avoid=RNN")["paths"].size(), 1u);
}

TEST_F(EndpointsTest, AnswersThatThereIsNoPath) {
  const auto reply = json("/v1/paths?from=LSTM&to=TCP%2FIP");
  EXPECT_TRUE(reply["paths"].empty());
  EXPECT_NE(reply["no_path_reason"], "");
}

TEST_F(EndpointsTest, Searches) {
  const auto reply = json("/v1/search?q=lst&limit=3&type=model");
  ASSERT_EQ(reply["hits"].size(), 1u);
  EXPECT_EQ(reply["hits"][0]["entity"]["label"], "LSTM");
  EXPECT_EQ(reply["hits"][0]["match"], "prefix");
}

TEST_F(EndpointsTest, TakesQuestionMarksAndPlusSignsInQueries) {
  EXPECT_TRUE(json("/v1/search?q=what?+is?")["hits"].is_array());
}

TEST_F(EndpointsTest, Counts) {
  const auto stats = json("/v1/stats");
  EXPECT_EQ(stats["notes"], 2);
  EXPECT_EQ(stats["relations"], 5);
}

TEST_F(EndpointsTest, DrawsDiagrams) {
  EXPECT_THAT(graph.get("/v1/diagram.dot?entity=LSTM&lang=zh").body, HasSubstr("梯度消失"));
  const RawAnswer svg = graph.get("/v1/diagram.svg?entity=LSTM&to=RNN");
  if (svg.status == 503) GTEST_SKIP() << svg.body;  // GraphViz is not installed here.
  EXPECT_EQ(svg.status, 200);
  EXPECT_EQ(svg.header("Content-Type"), "image/svg+xml");
  EXPECT_THAT(svg.body, HasSubstr("<svg"));
  EXPECT_THAT(graph.get("/v1/diagram.png").body, StartsWith("\x89PNG"));
}

TEST_F(EndpointsTest, ListsNotesPageByPage) {
  const auto first = json("/v1/notes?limit=1");
  EXPECT_EQ(first["notes"], nlohmann::json({"notes/apple.md"}));
  EXPECT_EQ(first["next"], "notes/apple.md");
  const auto second = json("/v1/notes?limit=1&after=notes/apple.md");
  EXPECT_EQ(second["notes"], nlohmann::json({"notes/rnn.md"}));
  EXPECT_TRUE(second["next"].is_null());
}

TEST_F(EndpointsTest, PutsAndRemovesNotes) {
  const std::string body = R"({"id":"new","text":"model:GRU variant_of model:RNN\n"})";
  const std::string post = request_text("POST", "/v1/notes", "Content-Type: application/json\r\n", body);
  EXPECT_EQ(graph.send(post).status, 201);
  EXPECT_EQ(graph.send(post).status, 200);  // Unchanged.
  EXPECT_EQ(json("/v1/entities/GRU")["label"], "GRU");
  EXPECT_EQ(graph.send(request_text("DELETE", "/v1/notes?id=new")).status, 200);
  EXPECT_EQ(graph.get("/v1/entities/GRU").status, 404);
  EXPECT_EQ(graph.send(request_text("DELETE", "/v1/notes?id=new")).status, 404);
}

TEST_F(EndpointsTest, RemovesMoreNotesThanFitIntoAUrl) {
  nlohmann::json ids = nlohmann::json::array();
  for (int i = 0; i < 200; ++i) {
    ids.push_back(std::string(100, 'n') + std::to_string(i));
    ASSERT_TRUE(graph.service.put_note({ids.back(), "model:GRU variant_of model:RNN\n"}));
  }
  const auto removal = [&] {
    return graph.send(request_text("POST", "/v1/notes/removal", "Content-Type: application/json\r\n",
                                   nlohmann::json{{"ids", ids}}.dump()));
  };
  const RawAnswer removed = removal();
  ASSERT_EQ(removed.status, 200) << removed.body;
  EXPECT_EQ(json_of(removed)["removed"], ids);
  EXPECT_EQ(json("/v1/stats")["notes"], 2);
  ids = {"notes/rnn.md", "never there"};
  EXPECT_EQ(removal().status, 404);
  EXPECT_EQ(json("/v1/stats")["notes"], 2) << "if one is not there, none is removed";
}

TEST_F(EndpointsTest, TakesRawText) {
  const std::string text = "model:GRU variant_of model:RNN\n";
  EXPECT_EQ(graph
                .send(request_text("POST", "/v1/notes?id=raw",
                                   "Content-Type: text/markdown; charset=utf-8\r\n", text))
                .status,
            201);
}

TEST_F(EndpointsTest, ExtractsWithoutStoring) {
  const RawAnswer answer = graph.send(request_text(
      "POST", "/v1/extract?id=a/b.md", "Content-Type: text/plain\r\n", "model:GRU variant_of model:RNN\n"));
  const auto facts = json_of(answer);
  EXPECT_EQ(facts["doc"], "b.md");
  EXPECT_EQ(facts["relations"][0]["head"], "e1");
  EXPECT_EQ(graph.get("/v1/entities/GRU").status, 404);
}

TEST_F(EndpointsTest, TellsItsHealth) {
  for (const char* target : {"/healthz", "/livez", "/readyz"}) EXPECT_EQ(json(target)["status"], "ok");
}

TEST_F(EndpointsTest, ServesAPageThatMayLoadNothingFromOutside) {
  for (const char* target : {"/", "/page.css", "/page.js"}) {
    const RawAnswer answer = graph.get(target);
    EXPECT_EQ(answer.status, 200);
    EXPECT_THAT(answer.header("Content-Security-Policy"), HasSubstr("default-src 'none'"));
    EXPECT_EQ(answer.body.find("innerHTML"), std::string::npos);
  }
}

TEST_F(EndpointsTest, AnswersHeadWithoutBody) {
  const RawAnswer got = graph.get("/v1/stats");
  const RawAnswer head = graph.send(request_text("HEAD", "/v1/stats"), true);
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.header("Content-Length"), got.header("Content-Length"));
}

TEST_F(EndpointsTest, TellsTheMethodsOfAPath) {
  const RawAnswer options = graph.send(request_text("OPTIONS", "/v1/notes"));
  EXPECT_EQ(options.status, 200);
  EXPECT_EQ(options.header("Allow"), "DELETE, GET, HEAD, OPTIONS, POST");
  const RawAnswer refused = graph.send(request_text("DELETE", "/v1/stats"));
  EXPECT_EQ(refused.status, 405);
  EXPECT_EQ(refused.header("Allow"), "GET, HEAD, OPTIONS");
}

struct ErrorCase {
  const char* name;
  const char* target;
  int status;
  const char* code;
  const char* detail;  // Part of it.
};
const ErrorCase kErrorCases[] = {
    {"UnknownPath", "/v2/stats", 404, "not_found", "nothing at this path"},
    {"UnknownEntity", "/v1/entities/LSTN", 404, "not_found", "LSTN"},
    {"EmptyReference", "/v1/entities/", 404, "not_found", "nothing"},
    {"AmbiguousEntity", "/v1/entities/Apple", 409, "ambiguous", "Apple"},
    {"UnknownParameter", "/v1/stats?x=1", 400, "invalid_argument", "\"x\""},
    {"MissingParameter", "/v1/search", 400, "invalid_argument", "\"q\" is needed"},
    {"RepeatedParameter", "/v1/search?q=a&q=b", 400, "invalid_argument", "\"q\" may be given only once"},
    {"NumberTooLarge", "/v1/entities/LSTM/neighbors?hops=65", 400, "invalid_argument", "from 1 to 64"},
    {"NumberNegative", "/v1/paths?from=LSTM&to=RNN&k=-1", 400, "invalid_argument", "from 1 to 1000"},
    {"NumberBeyond64Bits", "/v1/search?q=a&limit=18446744073709551617", 400, "invalid_argument", "limit"},
    {"FractionNotANumber", "/v1/entities/LSTM/neighbors?min_confidence=nan", 400, "invalid_argument",
     "from 0 to 1"},
    {"UnknownDirection", "/v1/entities/LSTM/neighbors?direction=up", 400, "invalid_argument",
     "both, out, in"},
    {"UnknownRelationType", "/v1/entities/LSTM/neighbors?relation=eats", 400, "invalid_argument", "eats"},
    {"UnknownLanguage", "/v1/diagram.svg?lang=de", 400, "invalid_argument", "en, zh, fr"},
    {"DiagramOfHalfAPath", "/v1/diagram.dot?to=RNN", 400, "invalid_argument", "\"entity\""},
    {"BrokenPercent", "/v1/entities/%zz", 400, "invalid_argument", "percent-encoded"},
    {"OverlongUtf8", "/v1/entities/%c0%af", 400, "invalid_argument", "UTF-8"},
    {"NulInReference", "/v1/entities/a%00b", 400, "invalid_argument", "control characters"},
    {"LineEndInQuery", "/v1/search?q=a%0d%0aSet-Cookie:b", 400, "invalid_argument", "control characters"},
    {"DotsAreNames", "/v1/entities/%2e%2e", 404, "not_found", ".."},
};

class ErrorTest : public testing::TestWithParam<ErrorCase> {};

TEST_P(ErrorTest, IsToldAsProblem) {
  const ServedGraph graph;
  const RawAnswer answer = graph.get(GetParam().target);
  EXPECT_EQ(answer.status, GetParam().status) << answer.body;
  EXPECT_EQ(answer.header("Content-Type"), "application/problem+json");
  const auto problem = json_of(answer);
  EXPECT_EQ(problem["code"], GetParam().code);
  EXPECT_EQ(problem["status"], GetParam().status);
  EXPECT_THAT(problem["detail"].get<std::string>(), HasSubstr(GetParam().detail));
}
INSTANTIATE_TEST_SUITE_P(Cases, ErrorTest, testing::ValuesIn(kErrorCases), case_name<ErrorCase>);

TEST_F(EndpointsTest, NamesCandidates) {
  EXPECT_EQ(json_of(graph.get("/v1/entities/Apple"))["candidates"].size(), 2u);
  EXPECT_FALSE(json_of(graph.get("/v1/entities/LSTN"))["candidates"].empty());
}

struct BodyCase {
  const char* name;
  const char* content_type;
  std::string body;
  int status;
  const char* detail;  // Part of it.
};
const BodyCase kBodyCases[] = {
    {"NoJson", "application/json", "{", 400, "JSON"},
    {"Empty", "application/json", "", 400, "JSON"},
    {"TwoDocuments", "application/json", "{} {}", 400, "JSON"},
    {"NotAnObject", "application/json", "[]", 400, "object"},
    {"TooDeep", "application/json", std::string(100'000, '['), 400, "deeper"},
    {"KeyTwice", "application/json", R"({"id":"a","id":"b","text":""})", 400, "twice"},
    {"UnknownField", "application/json", R"({"id":"a","text":"","x":1})", 400, "\"x\""},
    {"WrongType", "application/json", R"({"id":1,"text":""})", 400, "\"id\""},
    {"NoText", "application/json", R"({"id":"a"})", 400, "\"text\""},
    {"NoId", "application/json", R"({"text":"a"})", 400, "id"},
    {"NulInId", "application/json", R"({"id":"a\u0000b","text":""})", 400, "control"},
    {"LoneSurrogate", "application/json", R"({"id":"\ud800","text":""})", 400, "JSON"},
    {"BadUtf8", "application/json", "{\"id\":\"\xff\",\"text\":\"\"}", 400, "JSON"},
    {"RawWithoutId", "text/markdown", "text", 400, "id"},
    {"Form", "application/x-www-form-urlencoded", "id=a", 415, "Content-Type"},
    {"NoContentType", "", "text", 415, "Content-Type"},
};

class BodyTest : public testing::TestWithParam<BodyCase> {};

TEST_P(BodyTest, IsRefusedWithAReason) {
  const ServedGraph graph;
  const std::string type = std::string("Content-Type: ") + GetParam().content_type + "\r\n";
  const RawAnswer answer = graph.send(request_text("POST", "/v1/notes", type, GetParam().body));
  EXPECT_EQ(answer.status, GetParam().status) << answer.body;
  EXPECT_THAT(json_of(answer)["detail"].get<std::string>(), HasSubstr(GetParam().detail));
}
INSTANTIATE_TEST_SUITE_P(Cases, BodyTest, testing::ValuesIn(kBodyCases), case_name<BodyCase>);

const BodyCase kRemovalCases[] = {
    {"NoJson", "application/json", "{", 400, "JSON"},
    {"NotAnObject", "application/json", R"(["a"])", 400, "ids"},
    {"NoIds", "application/json", R"({"ids":[]})", 400, "at least one"},
    {"NoList", "application/json", R"({"ids":"a"})", 400, "ids"},
    {"UnknownField", "application/json", R"({"ids":["a"],"x":1})", 400, "ids"},
    {"NoString", "application/json", R"({"ids":[1]})", 400, "strings"},
    {"Form", "application/x-www-form-urlencoded", "ids=a", 415, "Content-Type"},
};

class RemovalTest : public testing::TestWithParam<BodyCase> {};

TEST_P(RemovalTest, IsRefusedWithAReason) {
  const ServedGraph graph;
  const std::string type = std::string("Content-Type: ") + GetParam().content_type + "\r\n";
  const RawAnswer answer = graph.send(request_text("POST", "/v1/notes/removal", type, GetParam().body));
  EXPECT_EQ(answer.status, GetParam().status) << answer.body;
  EXPECT_THAT(json_of(answer)["detail"].get<std::string>(), HasSubstr(GetParam().detail));
}
INSTANTIATE_TEST_SUITE_P(Cases, RemovalTest, testing::ValuesIn(kRemovalCases), case_name<BodyCase>);

struct SiteCase {
  const char* name;
  const char* method;
  const char* headers;
  int status;
};
const SiteCase kSiteCases[] = {
    {"OwnOrigin", "DELETE", "Host: localhost:80\r\nOrigin: http://localhost:80\r\n", 404},
    {"NoOrigin", "DELETE", "Host: [::1]:80\r\n", 404},
    {"ForeignOrigin", "DELETE", "Host: localhost:80\r\nOrigin: http://evil.example\r\n", 403},
    {"OtherPort", "DELETE", "Host: localhost:80\r\nOrigin: http://localhost:81\r\n", 403},
    {"NullOrigin", "DELETE", "Host: localhost:80\r\nOrigin: null\r\n", 403},
    {"ForeignOriginMayRead", "GET", "Host: 127.0.0.1\r\nOrigin: http://evil.example\r\n", 400},
    {"ReboundHost", "GET", "Host: evil.example\r\n", 421},
};

class SiteTest : public testing::TestWithParam<SiteCase> {};

TEST_P(SiteTest, KeepsForeignPagesOut) {
  const ServedGraph graph;
  const std::string text =
      std::string(GetParam().method) + " /v1/notes?id=none HTTP/1.1\r\n" + GetParam().headers + "\r\n";
  EXPECT_EQ(graph.send(text).status, GetParam().status);
}
INSTANTIATE_TEST_SUITE_P(Cases, SiteTest, testing::ValuesIn(kSiteCases), case_name<SiteCase>);

}  // namespace
}  // namespace notegraph::test
