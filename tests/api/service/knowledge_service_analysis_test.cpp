#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/service/knowledge_service.h"
#include "graph/store/memory_graph_store.h"
#include "tests/support/line_extractor.h"

namespace notegraph::service {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

//   attention --part_of--> Transformer <--uses-- BERT <--variant_of-- RoBERTa      GPT --uses--> Transformer
//   Adam --compared_with--> SGD
constexpr std::string_view kModels =
    "technique:attention part_of model:Transformer\n"
    "model:BERT uses model:Transformer\n"
    "model:GPT uses model:Transformer\n"
    "model:RoBERTa variant_of model:BERT\n"
    "technique:Adam compared_with technique:SGD\n";

class AnalysisTest : public testing::Test {
 protected:
  AnalysisTest()
      : service(store::make_memory_graph_store(),
                *Ontology::read(std::filesystem::path(NOTEGRAPH_SOURCE_DIR) / "data/ontology"),
                []() -> Result<std::unique_ptr<const extract::Extractor>> {
                  return std::unique_ptr<const extract::Extractor>(std::make_unique<test::LineExtractor>());
                }) {
    const auto report = service.put_note({"models.md", std::string(kModels)});
    EXPECT_TRUE(report) << report.status().message();
  }

  KnowledgeService service;
};

TEST_F(AnalysisTest, RanksByName) {
  const auto reply = service.rank({analysis::RankMeasure::pagerank, {"model"}, {}});
  ASSERT_TRUE(reply) << reply.status().message();
  ASSERT_THAT(reply->entities, SizeIs(4));
  EXPECT_EQ(reply->entities[0].entity.label, "Transformer");
  EXPECT_GT(reply->entities[0].score, reply->entities[1].score);
}

TEST_F(AnalysisTest, SeesWhatWasWrittenSince) {
  EXPECT_EQ(service.rank({})->total, 7U);
  ASSERT_TRUE(service.put_note({"more.md", "model:T5 uses model:Transformer\n"}));
  EXPECT_EQ(service.rank({})->total, 8U);
}

TEST_F(AnalysisTest, NamesCommunitiesByTheirBestMembers) {
  analysis::CommunitiesRequest request;
  request.max_members = 0;
  const auto reply = service.communities(request);
  ASSERT_TRUE(reply) << reply.status().message();
  ASSERT_THAT(reply->communities, SizeIs(testing::Ge(2U)));
  EXPECT_THAT(reply->communities[0].name, testing::StartsWith("Transformer, "));
  EXPECT_THAT(reply->communities[0].members, IsEmpty());
  EXPECT_EQ(reply->communities.back().size, 2U);
}

TEST_F(AnalysisTest, FindsWhatIsSimilar) {
  const auto reply = service.similar({"BERT", {}, {}});
  ASSERT_TRUE(reply) << reply.status().message();
  EXPECT_EQ(reply->entity.label, "BERT");
  ASSERT_THAT(reply->similar, SizeIs(1));
  EXPECT_EQ(reply->similar[0].entity.label, "GPT");
}

TEST_F(AnalysisTest, ComparesWithTheLinesThatSaySo) {
  const auto reply = service.compare({"BERT", "GPT", 1, {}});
  ASSERT_TRUE(reply) << reply.status().message();
  ASSERT_THAT(reply->neighbors, SizeIs(1));
  EXPECT_EQ(reply->neighbors[0].from_a.to.label, "Transformer");
  EXPECT_EQ(reply->neighbors[0].from_a.evidence.at(0).line, 2U);
  EXPECT_EQ(reply->neighbors[0].from_b.evidence.at(0).line, 3U);
}

TEST_F(AnalysisTest, OrdersWhatOneNeeds) {
  const auto reply = service.order({"RoBERTa", 0, {}});
  ASSERT_TRUE(reply) << reply.status().message();
  std::vector<std::string> labels;
  for (const OrderStepReply& step : reply->steps) labels.push_back(step.entity.label);
  EXPECT_THAT(labels, ElementsAre("attention", "Transformer", "BERT", "RoBERTa"));
  EXPECT_EQ(reply->steps.back().needs.at(0).label, "BERT");
  EXPECT_EQ(service.order({})->total, 5U);
}

TEST_F(AnalysisTest, NamesCirclesOfTheOrder) {
  ASSERT_TRUE(service.put_note({"circle.md", "model:Transformer uses model:BERT\n"}));
  const auto reply = service.order({"GPT", 0, {}});
  ASSERT_THAT(reply->circles, SizeIs(1));
  EXPECT_THAT(reply->circles[0], SizeIs(2));
}

TEST_F(AnalysisTest, TellsWhatIsNotDefined) {
  const auto reply = service.gaps({});
  ASSERT_TRUE(reply) << reply.status().message();
  ASSERT_THAT(reply->undefined, SizeIs(2));
  EXPECT_EQ(reply->undefined[0].entity.label, "Transformer");
  EXPECT_EQ(reply->undefined[0].mention_count, 3U);
}

TEST_F(AnalysisTest, RefusesWhatMakesNoSense) {
  EXPECT_EQ(service.rank({analysis::RankMeasure::degree, {"modle"}, {}}).status().code(),
            StatusCode::invalid_argument);
  EXPECT_EQ(service.similar({"BERT", {"modle"}, {}}).status().code(), StatusCode::invalid_argument);
  EXPECT_EQ(service.gaps({2, {"modle"}, {}}).status().code(), StatusCode::invalid_argument);
  EXPECT_EQ(service.order({"", 1.5, {}}).status().code(), StatusCode::invalid_argument);
  EXPECT_EQ(service.order({"BERTT", 0, {}}).status().code(), StatusCode::not_found);
  EXPECT_THAT(service.compare({"BERT", "GPTT", 1, {}}).status().candidates(), testing::Contains("model:GPT"));
  analysis::CommunitiesRequest request;
  request.resolution = 0;
  EXPECT_THAT(service.communities(request).status().message(), HasSubstr("above 0"));
}

}  // namespace
}  // namespace notegraph::service
