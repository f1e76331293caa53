// What comes over HTTP is what the service answers in its own process.
#include "api/client/remote_knowledge_graph.h"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <future>
#include <sstream>
#include <string>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "api/codec/json_codec.h"
#include "tests/api/http/served_graph.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::client {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class RemoteKnowledgeGraphTest : public testing::Test {
 protected:
  template <typename Reply>
  static void expect_same(const Result<Reply>& got, const Result<Reply>& want) {
    ASSERT_TRUE(want) << want.status().message();
    ASSERT_TRUE(got) << got.status().message();
    EXPECT_EQ(codec::to_json(*got), codec::to_json(*want));
  }
  template <typename Reply>
  static void expect_same_error(const Result<Reply>& got, const Result<Reply>& want) {
    ASSERT_FALSE(want);
    ASSERT_FALSE(got);
    EXPECT_EQ(got.status().code(), want.status().code());
    EXPECT_EQ(got.status().message(), want.status().message());
    EXPECT_EQ(got.status().candidates(), want.status().candidates());
  }

  test::ServedGraph served_;
  service::KnowledgeService& local_ = served_.service;
  std::string url_ = "http://127.0.0.1:" + std::to_string(served_.port());
  RemoteKnowledgeGraph remote_{url_, test::ServedGraph::kOwnerToken};
};

TEST_F(RemoteKnowledgeGraphTest, AnswersQuestionsAlike) {
  service::SearchRequest search;
  search.text = "ls";
  search.entity_types = {"model", "tool"};
  expect_same(remote_.search(search), local_.search(search));

  service::ShowRequest show;
  show.reference = "TCP/IP";
  expect_same(remote_.show(show), local_.show(show));

  service::NeighborsRequest neighbors;
  neighbors.reference = "model:LSTM";
  neighbors.max_hops = 2;
  neighbors.filter.direction = query::Direction::out;
  neighbors.filter.relation_types = {"variant_of", "solves"};
  neighbors.filter.min_confidence = 0.5;
  neighbors.limits.max_results = 1;
  expect_same(remote_.neighbors(neighbors), local_.neighbors(neighbors));
  neighbors.offset = 1;
  expect_same(remote_.neighbors(neighbors), local_.neighbors(neighbors));

  service::PathsRequest paths;
  paths.from = "LSTM";
  paths.to = "梯度消失";
  paths.k = 3;
  paths.order = query::PathOrder::confidence;
  paths.filter.min_confidence = 1e-7;
  expect_same(remote_.paths(paths), local_.paths(paths));
  paths.limits.max_visited = 1;
  expect_same(remote_.paths(paths), local_.paths(paths));
  paths.limits.max_visited = 1000;
  paths.avoid = {"RNN"};
  expect_same(remote_.paths(paths), local_.paths(paths));
  paths.to = "Fruit";
  expect_same(remote_.paths(paths), local_.paths(paths));

  service::DiagramRequest diagram;
  expect_same(remote_.diagram(diagram), local_.diagram(diagram));
  diagram.reference = "LSTM";
  diagram.to = "RNN";
  diagram.language = "zh";
  expect_same(remote_.diagram(diagram), local_.diagram(diagram));

  expect_same(remote_.stats(), local_.stats());
}

TEST_F(RemoteKnowledgeGraphTest, AnalysesAlike) {
  using analysis::RankMeasure;
  for (const auto measure : {RankMeasure::pagerank, RankMeasure::degree, RankMeasure::betweenness,
                             RankMeasure::mentions, RankMeasure::separation}) {
    expect_same(remote_.rank({measure}), local_.rank({measure}));
  }
  analysis::RankRequest rank;
  rank.entity_types = {"model", "tool"};
  rank.limits.max_results = 2;
  expect_same(remote_.rank(rank), local_.rank(rank));

  analysis::CommunitiesRequest communities;
  expect_same(remote_.communities(communities), local_.communities(communities));
  communities.resolution = 0.001;
  communities.min_size = 3;
  communities.max_members = 1;
  expect_same(remote_.communities(communities), local_.communities(communities));
  communities.by = analysis::Cohesion::connection;
  communities.limits.max_results = 1;
  expect_same(remote_.communities(communities), local_.communities(communities));

  service::SimilarRequest similar{"LSTM", {}, {}};
  expect_same(remote_.similar(similar), local_.similar(similar));
  similar.entity_types = {"problem"};
  expect_same(remote_.similar(similar), local_.similar(similar));
  const service::ComparisonRequest comparison{"LSTM", "model:RNN", 1, {}};
  expect_same(remote_.compare(comparison), local_.compare(comparison));

  service::OrderRequest order;
  expect_same(remote_.order(order), local_.order(order));
  order = {"LSTM", 0.5, {}};
  expect_same(remote_.order(order), local_.order(order));

  analysis::GapsRequest gaps;
  expect_same(remote_.gaps(gaps), local_.gaps(gaps));
  gaps = {1, {"model"}, {}};
  gaps.limits.max_results = 1;
  expect_same(remote_.gaps(gaps), local_.gaps(gaps));
}

TEST_F(RemoteKnowledgeGraphTest, DecidesAndLooksBackAlike) {
  service::DecisionRequest rename{.kind = DecisionKind::rename, .entity = "LSTM", .value = "long memory"};
  rename.author = "ada & co";
  rename.reason = "\"plainer\"";
  const auto renamed = remote_.decide(rename);
  ASSERT_TRUE(renamed) << renamed.status().message();
  EXPECT_EQ(renamed->decision, local_.decisions(false)->decisions.front());
  service::DecisionRequest split{.kind = DecisionKind::split, .entity = "RNN", .value = "net"};
  split.notes = {"notes/rnn.md"};
  split.author = "ada";
  ASSERT_TRUE(remote_.decide(split));
  const auto kept_apart =
      remote_.decide({.kind = DecisionKind::keep_apart, .entity = "LSTM", .other = "RNN", .author = "ada"});
  ASSERT_TRUE(kept_apart) << kept_apart.status().message();
  EXPECT_EQ(kept_apart->decision.kind, DecisionKind::keep_apart);
  const auto undone = remote_.undo(1, "bob & co");
  ASSERT_TRUE(undone) << undone.status().message();
  EXPECT_EQ(undone->decision.undone->author, "bob & co");

  for (const bool with_undone : {false, true}) {
    expect_same(remote_.decisions(with_undone), local_.decisions(with_undone));
  }
  expect_same(remote_.review({1}), local_.review({1}));
  expect_same(remote_.changes({.after = 1, .limit = 2}), local_.changes({.after = 1, .limit = 2}));
  expect_same(remote_.changes({.after = 1, .wait = std::chrono::seconds(30)}), local_.changes({.after = 1}));
  expect_same(remote_.log(3), local_.log(3));
  expect_same(remote_.diff("1"), local_.diff("1"));
  expect_same_error(remote_.undo(1, "bob"), local_.undo(1, "bob"));
  expect_same_error(remote_.diff("1000"), local_.diff("1000"));
  expect_same_error(remote_.decide({.kind = DecisionKind::merge, .entity = "LSTM"}),
                    local_.decide({.kind = DecisionKind::merge, .entity = "LSTM"}));
}

TEST_F(RemoteKnowledgeGraphTest, ListsAndExportsAlike) {
  EXPECT_EQ(*remote_.notes("", 10), *local_.notes("", 10));
  EXPECT_THAT(*remote_.notes("notes/apple.md", 10), ElementsAre("notes/rnn.md"));
  std::ostringstream got, want;
  const auto report = remote_.export_jsonl(got);
  ASSERT_TRUE(report) << report.status().message();
  expect_same(report, local_.export_jsonl(want));
  EXPECT_EQ(got.str(), want.str());
}

TEST_F(RemoteKnowledgeGraphTest, PassesErrorsOnWithTheirCandidates) {
  for (const char* reference : {"LSTN", "Apple", "nothing at all"}) {
    service::ShowRequest show;
    show.reference = reference;
    expect_same_error(remote_.show(show), local_.show(show));
  }
  service::NeighborsRequest neighbors;
  neighbors.reference = "LSTM";
  neighbors.filter.relation_types = {"invented"};
  expect_same_error(remote_.neighbors(neighbors), local_.neighbors(neighbors));
  expect_same_error(remote_.similar({"Apple", {}, {}}), local_.similar({"Apple", {}, {}}));
  analysis::RankRequest rank;
  rank.entity_types = {"invented"};
  expect_same_error(remote_.rank(rank), local_.rank(rank));
}

TEST_F(RemoteKnowledgeGraphTest, ChangesTheGraphForItsOwner) {
  const test::TemporaryDirectory directory;
  directory.write("notes/gpt.md", "model:GPT uses technique:BPE\n");
  const auto file = directory.write("people.jsonl", R"({"type":"entity","name":"Ada","kind":"person"})"
                                                    "\n");
  const auto ingested = remote_.ingest({directory.path() / "notes"}, {});
  ASSERT_TRUE(ingested) << ingested.status().message();
  EXPECT_EQ(ingested->added, 1U);
  EXPECT_TRUE(local_.resolve("GPT"));
  const auto imported = remote_.import_graph(file, {});
  ASSERT_TRUE(imported) << imported.status().message();
  EXPECT_TRUE(local_.resolve("person:Ada"));
  const auto verified = remote_.verify();
  ASSERT_TRUE(verified) << verified.status().message();
  EXPECT_EQ(verified->standing, 1U);
  const auto removed = remote_.remove({(directory.path() / "notes/gpt.md").string(), "people.jsonl"});
  ASSERT_TRUE(removed) << removed.status().message();
  EXPECT_FALSE(local_.resolve("GPT"));
}

TEST_F(RemoteKnowledgeGraphTest, TellsItsOwnerHowFarAnImportIs) {
  const test::TemporaryDirectory directory;
  const std::filesystem::path file = directory.path() / "slow.csv";  // No faster than it is written here.
  ASSERT_EQ(mkfifo(file.c_str(), 0600), 0);
  std::promise<std::string> told;
  service::ImportOptions options;
  options.progress = [&, first = true](const service::Progress& progress) mutable {
    if (std::exchange(first, false)) told.set_value(std::string(progress.what));
  };
  auto imported = std::async(std::launch::async, [&] { return remote_.import_graph(file, options); });

  std::ofstream table(file);
  for (int i = 0; i < 50'000; ++i) table << "a,uses,number " << i << '\n';
  table.flush();
  auto heard = told.get_future();
  const bool is_told = heard.wait_for(std::chrono::seconds(20)) == std::future_status::ready;
  table.close();
  ASSERT_TRUE(is_told);
  EXPECT_EQ(heard.get(), "bytes");
  const auto report = imported.get();
  ASSERT_TRUE(report) << report.status().message();
  EXPECT_EQ(report->relations, 50'000U);
}

TEST_F(RemoteKnowledgeGraphTest, TellsItsOwnerWhatIsWrongWithAFile) {
  const test::TemporaryDirectory directory;
  const auto imported = remote_.import_graph(directory.write("bad.jsonl", "{}\n"), {});
  ASSERT_FALSE(imported);
  EXPECT_EQ(imported.status().code(), StatusCode::bad_data);
  EXPECT_THAT(imported.status().message(), HasSubstr("bad.jsonl:1:"));
  const auto backup = remote_.back_up(directory.path() / "backups", {});
  ASSERT_FALSE(backup);
  EXPECT_THAT(backup.status().message(), HasSubstr("in memory alone"));
}

TEST_F(RemoteKnowledgeGraphTest, LeavesFilesToTheOwner) {
  RemoteKnowledgeGraph stranger(url_);
  const auto ingested = stranger.ingest({"/"}, {});
  ASSERT_FALSE(ingested);
  EXPECT_EQ(ingested.status().code(), StatusCode::invalid_argument);
  EXPECT_THAT(ingested.status().message(), HasSubstr("owner"));
  EXPECT_TRUE(stranger.stats());
}

TEST(RemoteKnowledgeGraph, SaysThatNobodyAnswers) {
  const auto stats = RemoteKnowledgeGraph("http://127.0.0.1:1").stats();
  ASSERT_FALSE(stats);
  EXPECT_EQ(stats.status().code(), StatusCode::unavailable);
  EXPECT_THAT(stats.status().message(), HasSubstr("http://127.0.0.1:1"));
}

TEST(ServiceUrl, IsSchemeHostAndPort) {
  EXPECT_EQ(*parse_service_url("http://127.0.0.1:8080/"), "http://127.0.0.1:8080");
  EXPECT_EQ(*parse_service_url("https://notes.example"), "https://notes.example");
  EXPECT_EQ(*parse_service_url("http://[::1]:80"), "http://[::1]:80");
  for (const char* wrong : {"", "127.0.0.1:8080", "ftp://host", "http://", "http://host/v1",
                            "http://user@host", "http://host:123456"}) {
    EXPECT_FALSE(parse_service_url(wrong)) << wrong;
  }
}

}  // namespace
}  // namespace notegraph::client
