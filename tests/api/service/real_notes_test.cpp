// The whole way with the real extractor and RocksDB over real material, where that is there. The material is
// private: nothing of it is quoted here beyond the names of well-known concepts.

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "api/service/knowledge_service.h"
#include "graph/store/rocksdb_graph_store.h"
#include "tests/support/shared_material.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::service {
namespace {

namespace fs = std::filesystem;

const fs::path kData = fs::path(NOTEGRAPH_SOURCE_DIR) / "data";

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::unique_ptr<KnowledgeService> open_service(const fs::path& database) {
  auto store = store::open_rocksdb_graph_store(database);
  auto ontology = Ontology::read(kData / "ontology");
  EXPECT_TRUE(store) << store.status().message();
  EXPECT_TRUE(ontology) << ontology.status().message();
  const Ontology types = *ontology;
  return std::make_unique<KnowledgeService>(*std::move(store), types,
                                            [types] { return extract::Extractor::open({kData}, types); });
}

/// The evidence stands in its file, at its bytes, on its line.
void expect_true(const Evidence& evidence) {
  const std::string bytes = bytes_of(evidence.note);
  ASSERT_LE(evidence.range.end, bytes.size());
  EXPECT_EQ(bytes.substr(evidence.range.begin, evidence.range.end - evidence.range.begin), evidence.quote);
  EXPECT_EQ(
      std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(evidence.range.begin), '\n') + 1,
      evidence.line);
}

class RealNotesTest : public testing::Test {
 protected:
  void SetUp() override {
    const fs::path notes = test::shared_material("notes");
    if (!fs::exists(notes)) GTEST_SKIP() << "no folder " << notes;
    service = open_service(directory.path() / "graph");
    const auto report = service->ingest({notes}, {});
    ASSERT_TRUE(report) << report.status().message();
    EXPECT_EQ(report->added, 5U);
    EXPECT_TRUE(report->failed.empty());
  }

  test::TemporaryDirectory directory;
  std::unique_ptr<KnowledgeService> service;
};

TEST_F(RealNotesTest, AFlashCardQuotesTheNotes) {
  ShowRequest request;
  request.reference = "LSTM";
  const auto card = service->show(request);
  ASSERT_TRUE(card) << card.status().message();
  EXPECT_EQ(card->entity.type, "model");
  ASSERT_FALSE(card->relations.empty());
  for (const HopReply& relation : card->relations) {
    ASSERT_FALSE(relation.evidence.empty());
    for (const Evidence& evidence : relation.evidence) expect_true(evidence);
  }
}

TEST_F(RealNotesTest, NeighborsComeWithTrueLines) {
  NeighborsRequest request;
  request.reference = "BERT";
  const auto reply = service->neighbors(request);
  ASSERT_TRUE(reply) << reply.status().message();
  EXPECT_GE(reply->neighbors.size(), 5U);
  for (const NeighborReply& neighbor : reply->neighbors) {
    for (const Evidence& evidence : neighbor.via.evidence) expect_true(evidence);
  }
}

TEST_F(RealNotesTest, APathLeadsFromARemedyToItsProblem) {
  PathsRequest request;
  request.from = "LoRA";
  request.to = "灾难性遗忘";
  const auto reply = service->paths(request);
  ASSERT_TRUE(reply) << reply.status().message();
  ASSERT_FALSE(reply->paths.empty()) << reply->no_path_reason;
  for (const HopReply& hop : reply->paths[0].hops) {
    ASSERT_FALSE(hop.evidence.empty());
    for (const Evidence& evidence : hop.evidence) expect_true(evidence);
  }
}

TEST_F(RealNotesTest, IngestingAgainChangesNothing) {
  std::ostringstream before, after;
  ASSERT_TRUE(service->export_jsonl(before));
  IngestOptions options;
  options.force = true;
  const auto report = service->ingest({test::shared_material("notes")}, options);
  ASSERT_TRUE(report) << report.status().message();
  EXPECT_EQ(report->changed, 5U);
  ASSERT_TRUE(service->export_jsonl(after));
  EXPECT_EQ(before.str(), after.str());
}

TEST(RealGraphTest, ImportsWholeAndExportsTheSameAgain) {
  const fs::path graph = test::shared_material("kg/medical.jsonl.gz");
  if (!fs::exists(graph)) GTEST_SKIP() << "no file " << graph;
  const test::TemporaryDirectory directory;
  const auto service = open_service(directory.path() / "graph");
  const auto report = service->import_graph(graph, {});
  ASSERT_TRUE(report) << report.status().message();
  EXPECT_EQ(report->entities, 44'111U);
  EXPECT_EQ(report->relations, 291'112U);

  std::ostringstream exported;
  ASSERT_TRUE(service->export_jsonl(exported));
  const fs::path plain = directory.write("exported.jsonl", exported.str());
  const auto again = open_service(directory.path() / "again");
  const auto second = again->import_graph(plain, {});
  ASSERT_TRUE(second) << second.status().message();
  std::ostringstream exported_again;
  ASSERT_TRUE(again->export_jsonl(exported_again));
  EXPECT_TRUE(exported.str() == exported_again.str());

  // Any relation will do to ask for the path along it.
  const std::string line = exported.str().substr(exported.str().find("{\"type\":\"relation\""));
  const auto relation = nlohmann::json::parse(line.substr(0, line.find('\n')));
  const auto reference = [&](const char* kind, const char* name) {
    return relation[kind].get<std::string>() + ":" + relation[name].get<std::string>();
  };
  PathsRequest request;
  request.from = reference("head_kind", "head");
  request.to = reference("tail_kind", "tail");
  const auto path = service->paths(request);
  ASSERT_TRUE(path) << path.status().message();
  EXPECT_FALSE(path->paths.empty()) << path->no_path_reason;
}

}  // namespace
}  // namespace notegraph::service
