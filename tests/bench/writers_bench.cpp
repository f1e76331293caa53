// Many clients that write over HTTP at the same time: notes and decisions a second, by 1 and by 32 of them,
// and how long a note takes while a graph is imported. usage: notegraph_bench_writers DIRECTORY [SECONDS];
// DIRECTORY must not exist.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "api/http/http_server.h"
#include "api/service/knowledge_service.h"
#include "graph/store/rocksdb_graph_store.h"
#include "tests/api/http/raw_client.h"
#include "tests/support/line_extractor.h"

namespace notegraph::bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kImported = 300'000;  // Relations.

double milliseconds_since(Clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

/// The request number `number` of client `client`.
using Writing = std::function<std::string(int client, int number)>;

std::string note_request(int client, int number) {
  const std::string text = fmt::format("model:M{} uses technique:T{}\n", client, number);
  return test::request_text("POST", fmt::format("/v1/notes?id=note-{}", client),
                            "Content-Type: text/plain\r\n", text);
}

std::string decision_request(int client, int) {
  const std::string body =
      fmt::format(R"({{"kind":"accept_entity","entity":"M{}","author":"ada"}})", client);
  return test::request_text("POST", "/v1/decisions", "Content-Type: application/json\r\n", body);
}

/// What the answers took, in milliseconds, sorted.
using Times = std::vector<double>;

/// `clients` write, each one request behind the other, while `goes_on`.
Times write(int port, int clients, const Writing& request, const std::function<bool()>& goes_on) {
  std::vector<Times> times(static_cast<std::size_t>(clients));
  std::vector<std::jthread> threads;
  for (int client = 0; client < clients; ++client) {
    threads.emplace_back([&, client] {
      auto connection = std::make_unique<test::RawClient>(port);
      for (int i = 0; goes_on(); ++i) {
        if (i % 900 == 899) connection = std::make_unique<test::RawClient>(port);  // It serves 1000 requests.
        const auto begin = Clock::now();
        connection->send(request(client, i));
        const auto answer = connection->receive(std::chrono::seconds(100));
        if (!answer || answer->status / 100 != 2) {
          fmt::print("a write fails: {}\n", answer ? answer->body : "no answer");
          std::exit(1);
        }
        times[static_cast<std::size_t>(client)].push_back(milliseconds_since(begin));
      }
    });
  }
  threads.clear();  // Waits for them.
  Times all;
  for (const Times& of_one : times) all.insert(all.end(), of_one.begin(), of_one.end());
  std::sort(all.begin(), all.end());
  return all;
}

void measure_rate(const char* what, int port, int clients, const Writing& request, double seconds) {
  const auto begin = Clock::now();
  const Times times =
      write(port, clients, request, [&] { return milliseconds_since(begin) < seconds * 1000; });
  fmt::print("{:<12}{:>3} clients{:>10.0f} a second{:>10.1f} ms p50{:>10.1f} ms p95\n", what, clients,
             static_cast<double>(times.size()) / seconds, times[times.size() / 2],
             times[times.size() * 95 / 100]);
}

void write_graph(const std::filesystem::path& file) {
  std::ofstream out(file);
  for (int i = 0; i < kImported; ++i) {
    out << fmt::format("entity {}\trelated_to\tentity {}\n", i, (i * 7919LL) % kImported);
  }
}

/// How long notes take while a graph is imported.
void measure_import(service::KnowledgeService& service, int port, const std::filesystem::path& file) {
  write_graph(file);
  std::atomic<bool> imported{false};
  double import_ms = 0;
  const std::jthread importer([&] {
    const auto begin = Clock::now();
    const auto report = service.import_graph(file, {});
    if (!report) fmt::print("the import fails: {}\n", report.status().message());
    import_ms = milliseconds_since(begin);
    imported = true;
  });
  const Times times = write(port, 4, note_request, [&] { return !imported.load(); });
  fmt::print("import of {} relations: {:.0f} ms; meanwhile {} notes, {:.1f} ms p50, {:.1f} ms the longest\n",
             kImported, import_ms, times.size(), times[times.size() / 2], times.back());
}

}  // namespace
}  // namespace notegraph::bench

int main(int argc, char** argv) {
  using namespace notegraph;
  if (argc < 2 || argc > 3 || std::filesystem::exists(argv[1])) {
    fmt::print("usage: notegraph_bench_writers DIRECTORY [SECONDS], DIRECTORY being new\n");
    return 2;
  }
  const std::filesystem::path directory = argv[1];
  const double seconds = argc == 3 ? std::atof(argv[2]) : 5;
  service::KnowledgeService service(
      *store::open_rocksdb_graph_store(directory), Ontology(),
      []() -> Result<std::unique_ptr<const extract::Extractor>> {
        return std::unique_ptr<const extract::Extractor>(std::make_unique<test::LineExtractor>());
      });
  http::HttpServer server(service, [](const std::string& line) { fmt::print("{}\n", line); });
  if (const Status bound = server.bind("127.0.0.1", 0); !bound) {
    fmt::print("{}\n", bound.message());
    return 1;
  }
  std::jthread serving([&] { server.serve(); });
  for (const int clients : {1, 32}) {
    bench::measure_rate("notes", server.port(), clients, bench::note_request, seconds);
  }
  for (const int clients : {1, 32}) {
    bench::measure_rate("decisions", server.port(), clients, bench::decision_request, seconds);
  }
  bench::measure_import(service, server.port(), directory / "graph.tsv");
  server.stop();
  return 0;
}
