#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/api/http/served_graph.h"
#include "tests/support/case_name.h"

namespace notegraph::test {
namespace {

class AnalysisEndpointsTest : public testing::Test {
 protected:
  nlohmann::json json(const std::string& target) {
    const RawAnswer answer = graph.get(target);
    EXPECT_EQ(answer.status, 200) << answer.body;
    return json_of(answer);
  }
  ServedGraph graph;
};

TEST_F(AnalysisEndpointsTest, Ranks) {
  const auto ranking = json("/v1/rank?by=degree&type=model&limit=2");
  ASSERT_EQ(ranking["entities"].size(), 2u);
  EXPECT_EQ(ranking["entities"][0]["score"], 2.0);
  EXPECT_EQ(ranking["total"], 3);
  EXPECT_EQ(ranking["truncated"], "results");
  EXPECT_EQ(json("/v1/rank?by=separation")["total"], 0);
}

TEST_F(AnalysisEndpointsTest, GroupsIntoCommunities) {
  const auto reply = json("/v1/communities?resolution=0.1&members=1");
  ASSERT_EQ(reply["communities"].size(), 3u);
  EXPECT_EQ(reply["communities"][0]["size"], 3);
  EXPECT_EQ(reply["communities"][0]["members"].size(), 1u);
  EXPECT_EQ(json("/v1/communities?min_size=3")["outside"], 4);
}

TEST_F(AnalysisEndpointsTest, ComparesAndFindsSimilar) {
  ASSERT_EQ(graph
                .send(request_text("POST", "/v1/notes?id=gru.md", "Content-Type: text/markdown\r\n",
                                   "model:GRU variant_of model:RNN\n"))
                .status,
            201);
  const auto similar = json("/v1/similar?entity=LSTM&type=model&limit=5");
  ASSERT_EQ(similar["similar"].size(), 1u);
  EXPECT_EQ(similar["similar"][0]["entity"]["label"], "GRU");
  const auto compared = json("/v1/similar?entity=LSTM&with=GRU&evidence=1");
  EXPECT_EQ(compared["similarity"]["common"], 1);
  EXPECT_EQ(compared["neighbors"][0]["from_b"]["evidence"][0]["note"], "gru.md");
}

TEST_F(AnalysisEndpointsTest, OrdersWhatToLearn) {
  const auto order = json("/v1/order?entity=LSTM&min_confidence=0.5");
  ASSERT_EQ(order["steps"].size(), 2u);
  EXPECT_EQ(order["steps"][0]["entity"]["label"], "RNN");
  EXPECT_EQ(order["steps"][1]["stage"], 2);
  EXPECT_EQ(json("/v1/order?limit=1")["truncated"], "results");
}

TEST_F(AnalysisEndpointsTest, TellsGaps) {
  EXPECT_EQ(json("/v1/gaps?min_mentions=2&type=model")["undefined_total"], 2);
  EXPECT_EQ(json("/v1/gaps?min_mentions=50")["undefined_total"], 0);
}

struct RefusedCase {
  const char* name;
  const char* target;
  int status;
  const char* detail;  // Part of it.
};
const RefusedCase kRefusedCases[] = {
    {"UnknownMeasure", "/v1/rank?by=luck", 400, "pagerank, degree"},
    {"UnknownType", "/v1/rank?type=modle", 400, "modle"},
    {"NoResults", "/v1/rank?limit=0", 400, "from 1 to 100000"},
    {"NoTime", "/v1/rank?max_time=0", 400, "from 1 to 60000"},
    {"NoResolution", "/v1/communities?resolution=0", 400, "from 0.001 to 1000"},
    {"ResolutionNotANumber", "/v1/communities?resolution=nan", 400, "from 0.001 to 1000"},
    {"EndlessResolution", "/v1/communities?resolution=inf", 400, "from 0.001 to 1000"},
    {"SimilarToNothing", "/v1/similar", 400, "\"entity\" is needed"},
    {"SimilarToNobodyKnown", "/v1/similar?entity=LSTN", 404, "LSTN"},
    {"ComparedWithNobodyKnown", "/v1/similar?entity=LSTM&with=LSTN", 404, "LSTN"},
    {"ComparedWithItself", "/v1/similar?entity=LSTM&with=LSTM", 400, "the same entity"},
    {"TypesOfAComparison", "/v1/similar?entity=LSTM&with=RNN&type=model", 400, "\"type\""},
    {"AmbiguousGoal", "/v1/order?entity=Apple", 409, "Apple"},
    {"NoMentions", "/v1/gaps?min_mentions=0", 400, "min_mentions"},
};

class RefusedAnalysisTest : public testing::TestWithParam<RefusedCase> {};

TEST_P(RefusedAnalysisTest, SaysWhy) {
  const ServedGraph graph;
  const RawAnswer answer = graph.get(GetParam().target);
  EXPECT_EQ(answer.status, GetParam().status) << answer.body;
  EXPECT_THAT(json_of(answer)["detail"].get<std::string>(), testing::HasSubstr(GetParam().detail));
}

INSTANTIATE_TEST_SUITE_P(Cases, RefusedAnalysisTest, testing::ValuesIn(kRefusedCases),
                         case_name<RefusedCase>);

}  // namespace
}  // namespace notegraph::test
