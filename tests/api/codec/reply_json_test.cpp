// What a client reads is what the service wrote: every reply, there and back, gives the same bytes.
#include "api/codec/reply_json.h"

#include <gtest/gtest.h>

#include "tests/support/case_name.h"

namespace notegraph::codec {
namespace {

const service::EntityBrief kBert{EntityId{0xab}, "model", "BERT"};
const service::EntityBrief kMlm{EntityId{0xffffffffffffffff}, "technique", "掩码 \"语言\" 模型"};
const Evidence kEvidence{"notes/n.md", {3, 9}, 7, {"A", "B"}, "q\n", "r", 0.8};
const service::HopReply kHop{kBert, kMlm, "uses", false, 1.0 / 3, {kEvidence, kEvidence}};

template <typename Reply>
void expect_same(const Reply& reply) {
  const std::string json = to_json(reply);
  Reply parsed;
  const Status status = parse_reply(json, parsed);
  ASSERT_TRUE(status) << status.message() << json;
  EXPECT_EQ(to_json(parsed), json);
}

TEST(ReplyJson, ComesBackWhole) {
  service::IngestReport ingest;
  ingest.added = 1;
  ingest.changed = 2;
  ingest.unchanged = 3;
  ingest.removed = 4;
  ingest.renamed = {{"a.md", "b.md"}};
  ingest.entities_gained = 5;
  ingest.entities_lost = 6;
  ingest.relations_gained = 7;
  ingest.relations_lost = 8;
  ingest.failed = {{"c.md", "cannot be read"}};
  ingest.warnings = {{"d.md", "2 bytes replaced"}};
  expect_same(ingest);
  expect_same(service::RemoveReport{{"a.md"}, 1, 2});
  for (const auto kind : {query::MatchKind::exact, query::MatchKind::prefix, query::MatchKind::inside,
                          query::MatchKind::fuzzy}) {
    expect_same(service::SearchReply{{{kBert, "bert", kind, 0.75, 3, 2}}});
  }
  for (const auto truncated :
       {query::Truncation::none, query::Truncation::results, query::Truncation::visited,
        query::Truncation::time, query::Truncation::cancelled}) {
    expect_same(service::NeighborsReply{kBert, {{kMlm, 2, kHop}}, truncated});
    expect_same(service::PathsReply{kBert, kMlm, {{{kBert, kMlm}, {kHop}, 0.5}}, "", {kMlm}, truncated});
  }
  expect_same(service::PathsReply{kBert, kMlm, {}, "no way", {kMlm}, query::Truncation::none});
  expect_same(service::DiagramReply{"digraph {}", 1, 2, 3});
  expect_same(service::ImportReport{"x.jsonl", 1, 2, {"line 3: no name"}, 1});
  expect_same(store::BackupInfo{3, 1'700'000'000, 12345, "0a1b", "/home/ada/graph", "first"});
  expect_same(NotesPage{{"a.md", "b.md"}, "b.md"});
  expect_same(NotesPage{{}, ""});
}

TEST(ReplyJson, AnalysesComeBackWhole) {
  const analysis::Similarity similarity{1.5, 0.25, 2};
  expect_same(service::RankingReply{{{kBert, 1.0 / 3}}, 9, true, query::Truncation::results});
  expect_same(service::CommunitiesReply{
      {{"BERT, MLM", 2, {{kBert, 0.5}, {kMlm, 0.25}}}}, 3, 4, 0.75, query::Truncation::none});
  expect_same(service::SimilarReply{kBert, {{kMlm, similarity}}, 1, query::Truncation::time});
  expect_same(service::ComparisonReply{kBert, kMlm, similarity, {{kHop, kHop}}, query::Truncation::none});
  expect_same(service::OrderReply{{{kBert, 2, {kMlm}}}, 1, {{kBert, kMlm}, {kMlm}}, query::Truncation::none});
  expect_same(
      service::GapsReply{{{kBert, 5, 2}}, 7, {{kMlm, "Why?", kEvidence}}, 8, query::Truncation::results});
}

TEST(ReplyJson, DecisionsAndHistoryComeBackWhole) {
  const Timestamp time = *parse_timestamp("2026-11-22T09:21:11Z");
  Decision merge;
  merge.number = 1;
  merge.time = time;
  merge.author = "ada";
  merge.reason = "one";
  merge.kind = DecisionKind::merge;
  merge.entity = {EntityId{0xab}, "model", "BERT"};
  merge.other = {EntityId{0xcd}, "model", "Bert"};
  Decision split;
  split.number = 2;
  split.time = time;
  split.author = "bob";
  split.kind = DecisionKind::split;
  split.entity = merge.entity;
  split.relation = "uses";
  split.value = "BERT (2018)";
  split.aliases = {"bert"};
  split.notes = {"n.md"};
  split.undone = Undoing{"ada", time};
  expect_same(service::DecisionReply{merge});
  expect_same(service::DecisionsReply{{merge, split}, {1}});
  expect_same(service::ReviewReply{{{kBert, kMlm, "alike"}}, 3, {kHop}, 4});

  store::GraphChange change;
  change.sequence = 7;
  change.notes = {{"n.md", store::ChangeKind::changed}};
  change.entities = {EntityId{0xab}};
  change.time = time;
  change.decisions = {split};
  change.entities_gained = 1;
  change.entities_lost = 2;
  change.relations_gained = 3;
  change.relations_lost = 4;
  store::GraphChange large;
  large.sequence = 8;
  large.entities_known = false;
  expect_same(service::ChangesReply{{change, large}, 8, 9});
  service::DiffReply diff;
  diff.since = 7;
  diff.until = 9;
  diff.notes = {{"n.md", store::ChangeKind::removed}, {"z.md", store::ChangeKind::added, "y.md"}};
  diff.entities = {{kBert, store::ChangeKind::added, {"n.md"}, {3}}};
  diff.relations = {{kBert, "uses", kMlm, store::ChangeKind::changed, {"n.md"}, {1, 2}}};
  diff.decisions = {merge};
  expect_same(diff);
}

TEST(ReplyJson, CardsStatsAndVerificationsComeBackWhole) {
  service::EntityCard card;
  card.entity = {EntityId{1}, "model", "BERT", "Bert", {"bert base"}, {{"formula", "x", true, kEvidence}},
                 4,           2,       0.9};
  card.relations = {kHop};
  card.relation_count = 12;
  card.mentions = {{"n.md", {"BERT", {0, 4}, 1}}};
  card.questions = {"What is BERT?"};
  expect_same(card);

  service::StatsReply stats;
  stats.counts = {1, 2, 3, 4, 5};
  stats.size = {100, 60, 30};
  stats.beside_bytes = 7;
  stats.sequence = 9;
  stats.entities_by_type = {{"model", 2}};
  stats.relations_by_type = {{"uses", 3}};
  stats.most_connected = {kBert};
  expect_same(stats);

  service::VerifyReport verified;
  verified.notes = 4;
  verified.evidence = 6;
  verified.standing = 3;
  verified.moved = 2;
  verified.lost = 1;
  verified.changed = {"a.md"};
  verified.gone = {"b.md"};
  verified.unreadable = {{"c.md", "is no text"}};
  verified.stray = {{"BERT --uses--> MLM", kEvidence, 12}};
  expect_same(verified);
}

struct WrongReply {
  const char* name;
  const char* json;
};

const WrongReply kWrongReplies[] = {
    {"NoJson", "<html>"},
    {"NoObject", "[]"},
    {"MissingField", R"({"seed":{"id":"00000000000000ab","type":"model","label":"B"},"neighbors":[]})"},
    {"WrongKind", R"({"seed":{"id":7,"type":"model","label":"B"},"neighbors":[],"truncated":false})"},
    {"NoId",
     R"({"seed":{"id":"00000000000000xy","type":"model","label":"B"},"neighbors":[],"truncated":false})"},
    {"ShortId", R"({"seed":{"id":"ab","type":"model","label":"B"},"neighbors":[],"truncated":false})"},
    {"UnknownWord",
     R"({"seed":{"id":"00000000000000ab","type":"model","label":"B"},"neighbors":[],"truncated":"tired"})"},
};

class WrongReplyTest : public testing::TestWithParam<WrongReply> {};

TEST_P(WrongReplyTest, IsBadData) {
  service::NeighborsReply reply;
  EXPECT_EQ(parse_reply(GetParam().json, reply).code(), StatusCode::bad_data);
}

INSTANTIATE_TEST_SUITE_P(Cases, WrongReplyTest, testing::ValuesIn(kWrongReplies),
                         test::case_name<WrongReply>);

TEST(ReplyJson, PassesOverWhatANewerServiceAdds) {
  NotesPage page;
  EXPECT_TRUE(parse_reply(R"({"notes":["a.md"],"next":null,"colour":"blue"})", page));
  EXPECT_EQ(page.notes.size(), 1U);
}

}  // namespace
}  // namespace notegraph::codec
