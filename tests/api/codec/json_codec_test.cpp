#include "api/codec/json_codec.h"

#include <gtest/gtest.h>

#include "api/codec/problem_json.h"

namespace notegraph::codec {
namespace {

const service::EntityBrief kBert{EntityId{0xab}, "model", "BERT"};
const service::EntityBrief kMlm{EntityId{1}, "technique", "掩码"};
constexpr const char* kBertJson = R"({"id":"00000000000000ab","type":"model","label":"BERT"})";
constexpr const char* kMlmJson = R"({"id":"0000000000000001","type":"technique","label":"掩码"})";
constexpr const char* kHopJson =
    R"(,"relation":"uses","forward":true,"confidence":0.9,"evidence":[{"note":"n","line":7,"begin":3,"end":9,)"
    R"("headings":["A"],"quote":"q","rule":"r","confidence":0.8}]})";

service::HopReply hop() {
  const Evidence evidence{"n", {3, 9}, 7, {"A"}, "q", "r", 0.8};
  return {kBert, kMlm, "uses", true, 0.9, {evidence}};
}

std::string hop_json() {
  return std::string(R"({"from":)") + kBertJson + R"(,"to":)" + kMlmJson + kHopJson;
}

TEST(JsonCodecTest, WritesABrief) {
  EXPECT_EQ(to_json(kBert), kBertJson);
}

TEST(JsonCodecTest, IndentsOnDemand) {
  EXPECT_EQ(to_json(service::ExportReport{1, 2}, Layout::indented),
            "{\n  \"entities\": 1,\n  \"relations\": 2\n}");
}

TEST(JsonCodecTest, ReplacesWhatIsNotUtf8) {
  EXPECT_EQ(to_json(service::EntityBrief{EntityId{1}, "model", "a\xff"}),
            R"({"id":"0000000000000001","type":"model","label":"a)"
            "\xef\xbf\xbd\"}");
}

TEST(JsonCodecTest, WritesNeighbors) {
  service::NeighborsReply reply{kBert, {{kMlm, 1, hop()}}, query::Truncation::results};
  EXPECT_EQ(to_json(reply), std::string(R"({"seed":)") + kBertJson + R"(,"neighbors":[{"entity":)" +
                                kMlmJson + R"(,"hops":1,"via":)" + hop_json() +
                                R"(}],"truncated":"results"})");
}

TEST(JsonCodecTest, WritesPaths) {
  service::PathsReply reply{kBert, kMlm, {{{kBert, kMlm}, {hop()}, 1.0 / 3}},
                            "",    {},   query::Truncation::none};
  EXPECT_EQ(to_json(reply),
            std::string(R"({"from":)") + kBertJson + R"(,"to":)" + kMlmJson + R"(,"paths":[{"entities":[)" +
                kBertJson + "," + kMlmJson + R"(],"hops":[)" + hop_json() +
                R"(],"confidence":0.3333}],"no_path_reason":"","nearest":[],"truncated":false})");
}

TEST(JsonCodecTest, NeverRoundsConfidenceToZero) {
  service::PathsReply reply{kBert, kMlm, {{{}, {}, 1.23456e-7}}, "", {}, query::Truncation::none};
  EXPECT_NE(to_json(reply).find("\"confidence\":1.235e-07"), std::string::npos) << to_json(reply);
}

TEST(JsonCodecTest, WritesSearchHits) {
  EXPECT_EQ(to_json(service::SearchReply{{{kBert, "bert", query::MatchKind::fuzzy, 0.5, 4, 2}}}),
            std::string(R"({"hits":[{"entity":)") + kBertJson +
                R"(,"surface":"bert","match":"fuzzy","score":0.5,"mention_count":4,"note_count":2}]})");
}

TEST(JsonCodecTest, WritesReports) {
  service::IngestReport report;
  report.added = 1;
  report.entities_gained = 2;
  report.failed = {{"n", "why"}};
  EXPECT_EQ(
      to_json(report),
      R"({"added":1,"changed":0,"unchanged":0,"removed":0,"renamed":[],"entities":{"gained":2,"lost":0},)"
      R"("relations":{"gained":0,"lost":0},"failed":[{"note":"n","reason":"why"}],"warnings":[]})");
}

TEST(JsonCodecTest, WritesPagesOfNotes) {
  EXPECT_EQ(to_json(NotesPage{{"a", "b"}, "b"}), R"({"notes":["a","b"],"next":"b"})");
  EXPECT_EQ(to_json(NotesPage{}), R"({"notes":[],"next":null})");
}

TEST(JsonCodecTest, WritesFactsInTheShapeOfTheGoldFiles) {
  NoteFacts facts;
  facts.note.id = "a/01.md";
  facts.entities.resize(2);
  facts.entities[0].type = "model";
  facts.entities[0].name = "BERT";
  facts.entities[0].found_by = "lexicon";
  facts.entities[0].mentions = {{"Bert", {0, 4}, 1}, {"BERT", {5, 9}, 1}, {"Bert", {10, 14}, 2}};
  facts.entities[1].type = "technique";
  facts.entities[1].name = "遮蔽语言模型";
  facts.entities[1].mentions = {{"MLM", {15, 18}, 2}};
  const Evidence weak{"a/01.md", {0, 1}, 1, {}, "weak", "r1", 0.5};
  const Evidence strong{"a/01.md", {2, 3}, 2, {}, "strong", "r2", 0.9};
  facts.relations.push_back({0, "uses", 1, {weak, strong}});
  EXPECT_EQ(
      to_json(facts),
      R"({"doc":"01.md","entities":[{"id":"e1","name":"BERT","label":"BERT","type":"model","confidence":1.0,)"
      R"("found_by":"lexicon","mentions":["Bert","BERT"]},)"
      R"({"id":"e2","name":"遮蔽语言模型","label":"MLM","type":"technique","confidence":1.0,"found_by":"",)"
      R"("mentions":["MLM"]}],)"
      R"("relations":[{"head":"e1","type":"uses","tail":"e2","confidence":0.9,"evidence":"strong","line":2,)"
      R"("rule":"r2"}]})");
}

TEST(ProblemJsonTest, HasTheShapeOfRfc9457) {
  EXPECT_EQ(
      problem_json({404, "Not Found", "no such entity", "/v1/x", "not_found", {"model:BERT"}}),
      R"({"type":"about:blank","title":"Not Found","status":404,"detail":"no such entity","instance":"/v1/x",)"
      R"("code":"not_found","candidates":["model:BERT"]})");
}

}  // namespace
}  // namespace notegraph::codec
