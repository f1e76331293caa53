#ifndef NOTEGRAPH_TESTS_API_HTTP_SERVED_GRAPH_H_
#define NOTEGRAPH_TESTS_API_HTTP_SERVED_GRAPH_H_

#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "api/http/http_server.h"
#include "graph/store/memory_graph_store.h"
#include "tests/api/http/raw_client.h"
#include "tests/support/line_extractor.h"

namespace notegraph::test {

/// A small graph, served on a free port by a thread of its own until the end of the scope.
///
///   model:LSTM --variant_of--> model:RNN --causes--> problem:梯度消失 <--solves-- model:LSTM
///   model:Apple --uses--> tool:TCP/IP      organization:Apple --part_of--> organization:Fruit
class ServedGraph {
 public:
  static constexpr const char* kOwnerToken = "the owner's";

  explicit ServedGraph(const http::ServerLimits& limits = {})
      : service(store::make_memory_graph_store(), shipped_ontology(), [] { return extractor(); }),
        server(
            service, [this](const std::string& line) { note(line); }, limits, kOwnerToken) {
    put("notes/rnn.md",
        "model:LSTM variant_of model:RNN\nmodel:RNN causes problem:梯度消失\n"
        "model:LSTM solves problem:梯度消失\n");
    put("notes/apple.md", "model:Apple uses tool:TCP/IP\norganization:Apple part_of organization:Fruit\n");
    const Status bound = server.bind("127.0.0.1", 0);
    EXPECT_TRUE(bound) << bound.message();
    thread_ = std::thread([this] { server.serve(); });
  }
  ~ServedGraph() {
    server.stop();
    thread_.join();
  }
  ServedGraph(const ServedGraph&) = delete;
  ServedGraph& operator=(const ServedGraph&) = delete;

  int port() const { return server.port(); }

  /// What a client of its own gets for `text`; status 0: no answer.
  RawAnswer send(const std::string& text, bool to_head = false) const {
    RawClient client(port());
    client.send(text);
    return client.receive(std::chrono::seconds(20), to_head).value_or(RawAnswer());
  }
  RawAnswer get(const std::string& target) const { return send(request_text("GET", target)); }

  std::vector<std::string> logged() {
    const std::lock_guard lock(mutex_);
    return logged_;
  }

  service::KnowledgeService service;
  http::HttpServer server;

 private:
  static Ontology shipped_ontology() {
    auto ontology = Ontology::read(std::filesystem::path(NOTEGRAPH_SOURCE_DIR) / "data/ontology");
    EXPECT_TRUE(ontology) << ontology.status().message();
    return *std::move(ontology);
  }
  static Result<std::unique_ptr<const extract::Extractor>> extractor() {
    return std::unique_ptr<const extract::Extractor>(std::make_unique<LineExtractor>());
  }
  void put(const std::string& id, const std::string& text) {
    const auto report = service.put_note({id, text});
    EXPECT_TRUE(report) << report.status().message();
  }
  void note(const std::string& line) {
    const std::lock_guard lock(mutex_);
    logged_.push_back(line);
  }

  std::mutex mutex_;
  std::vector<std::string> logged_;
  std::thread thread_;
};

inline nlohmann::json json_of(const RawAnswer& answer) {
  auto value = nlohmann::json::parse(answer.body, nullptr, false);
  EXPECT_FALSE(value.is_discarded()) << answer.head << answer.body;
  return value;
}

}  // namespace notegraph::test

#endif  // NOTEGRAPH_TESTS_API_HTTP_SERVED_GRAPH_H_
