#include <gtest/gtest.h>

#include "api/codec/json_codec.h"

namespace notegraph::codec {
namespace {

const service::EntityBrief kBert{EntityId{0xab}, "model", "BERT"};
constexpr const char* kBertJson = R"({"id":"00000000000000ab","type":"model","label":"BERT"})";

std::string with_bert(std::string text) {
  for (std::size_t at = text.find('@'); at != std::string::npos; at = text.find('@')) {
    text.replace(at, 1, kBertJson);
  }
  return text;
}

TEST(AnalysisJson, WritesRankings) {
  const service::RankingReply reply{{{kBert, 0.123456}}, 9, true, query::Truncation::results};
  EXPECT_EQ(to_json(reply),
            with_bert(R"({"entities":[{"entity":@,"score":0.1235}],"total":9,"estimated":true,)"
                      R"("truncated":"results"})"));
}

TEST(AnalysisJson, WritesCommunities) {
  const service::CommunitiesReply reply{
      {{"BERT, GPT", 2, {{kBert, 0.5}}}}, 3, 4, 0.75, query::Truncation::none};
  EXPECT_EQ(
      to_json(reply),
      with_bert(R"({"communities":[{"name":"BERT, GPT","size":2,"members":[{"entity":@,"score":0.5}]}],)"
                R"("total":3,"outside":4,"modularity":0.75,"truncated":false})"));
}

TEST(AnalysisJson, WritesSimilarEntities) {
  const service::SimilarReply reply{kBert, {{kBert, {1.5, 0.25, 2}}}, 1, query::Truncation::time};
  EXPECT_EQ(to_json(reply),
            with_bert(R"({"entity":@,"similar":[{"entity":@,"similarity":{"adamic_adar":1.5,"jaccard":0.25,)"
                      R"("common":2}}],"total":1,"truncated":"time"})"));
}

TEST(AnalysisJson, WritesComparisons) {
  const service::HopReply hop{kBert, kBert, "uses", true, 0.9, {}};
  const service::ComparisonReply reply{kBert, kBert, {1.5, 0.25, 1}, {{hop, hop}}, query::Truncation::none};
  const std::string hop_json =
      R"({"from":@,"to":@,"relation":"uses","forward":true,"confidence":0.9,"evidence":[]})";
  EXPECT_EQ(to_json(reply),
            with_bert(R"({"a":@,"b":@,"similarity":{"adamic_adar":1.5,"jaccard":0.25,"common":1},)"
                      R"("neighbors":[{"from_a":)" +
                      hop_json + R"(,"from_b":)" + hop_json + R"(}],"truncated":false})"));
}

TEST(AnalysisJson, WritesOrders) {
  const service::OrderReply reply{{{kBert, 2, {kBert}}}, 1, {{kBert, kBert}}, query::Truncation::none};
  EXPECT_EQ(to_json(reply), with_bert(R"({"steps":[{"entity":@,"stage":2,"needs":[@]}],"total":1,)"
                                      R"("circles":[[@,@]],"truncated":false})"));
}

TEST(AnalysisJson, WritesGaps) {
  const Evidence evidence{"n", {3, 9}, 7, {"A"}, "q", "r", 0.8};
  const service::GapsReply reply{{{kBert, 5, 2}}, 1, {{kBert, "Why?", evidence}}, 1, query::Truncation::none};
  EXPECT_EQ(
      to_json(reply),
      with_bert(R"({"undefined":[{"entity":@,"mention_count":5,"note_count":2}],"undefined_total":1,)"
                R"("unanswered":[{"entity":@,"question":"Why?","evidence":{"note":"n","line":7,"begin":3,)"
                R"("end":9,"headings":["A"],"quote":"q","rule":"r","confidence":0.8}}],)"
                R"("unanswered_total":1,"truncated":false})"));
}

}  // namespace
}  // namespace notegraph::codec
