#include <algorithm>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>

#include "api/service/graph_views.h"
#include "api/service/knowledge_service.h"
#include "graph/store/rocksdb_graph_store.h"
#include "tests/bench/graph_generator.h"

// What a user of the facade waits for: answers with names and evidence beside the bare engine's, two threads
// beside one, the first answer after opening with and without the kept graph, and the first answer after a
// write of one note. usage: notegraph_bench_service DIRECTORY [ENTITIES RELATIONS]; it must not exist.
namespace notegraph::bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kRelationsANote = 500'000;
constexpr std::size_t kQueries = 2000;

std::string name_of(std::uint32_t vertex) {
  return fmt::format("n{}", vertex);
}

double microseconds(const std::function<void()>& work) {
  const auto begin = Clock::now();
  work();
  return std::chrono::duration<double, std::micro>(Clock::now() - begin).count();
}

void print_quantiles(const char* what, std::vector<double> times) {
  std::sort(times.begin(), times.end());
  fmt::print("{:<44}{:>12.1f}{:>12.1f}\n", what, times[times.size() / 2], times[times.size() * 95 / 100]);
}

/// The note that states edges [begin, end) of `list`.
NoteFacts note_of(const EdgeList& list, std::size_t begin, std::size_t end, const std::string& id) {
  NoteFacts facts;
  facts.note.id = id;
  std::vector<std::uint32_t> numbers(list.vertex_count, UINT32_MAX);
  const auto number = [&](std::uint32_t vertex) {
    if (numbers[vertex] == UINT32_MAX) {
      numbers[vertex] = static_cast<std::uint32_t>(facts.entities.size());
      NoteEntity entity;
      entity.type = "concept";
      entity.name = name_of(vertex);
      facts.entities.push_back(std::move(entity));
    }
    return numbers[vertex];
  };
  for (std::size_t i = begin; i != end; ++i) {
    const auto& edge = list.edges[i];
    Evidence evidence;
    evidence.note = id;
    evidence.confidence = query::to_confidence(edge.confidence);
    const std::uint32_t head = number(edge.head), tail = number(edge.tail);
    facts.relations.push_back({head, fmt::format("r{}", edge.type), tail, {std::move(evidence)}});
  }
  return facts;
}

std::unique_ptr<store::GraphStore> open_store(const std::filesystem::path& directory) {
  return *store::open_rocksdb_graph_store(directory);
}

service::GraphKeeping keeping_in(const std::filesystem::path& directory) {
  service::GraphKeeping keeping;
  keeping.directory = directory;
  return keeping;
}

void fill(const std::filesystem::path& directory, const EdgeList& list) {
  const auto store = open_store(directory);
  for (std::size_t begin = 0; begin < list.edges.size(); begin += kRelationsANote) {
    const std::size_t end = std::min(list.edges.size(), begin + kRelationsANote);
    if (!store->write({{note_of(list, begin, end, fmt::format("{}.md", begin))}, {}, {}}, {.sync = false})) {
      fmt::print("the store cannot be filled\n");
    }
  }
}

void measure_opening(const std::filesystem::path& directory, const EdgeList& list) {
  for (const char* what : {"open to first answer, rebuilt, ms", "open to first answer, mapped, ms"}) {
    double time = 0;
    {
      const auto store = open_store(directory);
      service::GraphViews views(*store, keeping_in(directory));
      time = microseconds([&] {
        const auto engine = *(*views.current())->engine();
        static_cast<void>(engine->neighborhood({make_entity_id("concept", name_of(list.edges[0].head))}));
      });
    }  // Waits for the file to be written.
    fmt::print("{:<44}{:>12.1f}\n", what, time / 1000);
  }
}

void measure_writes(const std::filesystem::path& directory, const EdgeList& list) {
  const auto store = open_store(directory);
  service::GraphViews views(*store, keeping_in(directory));
  static_cast<void>((*views.current())->engine());
  std::mt19937_64 random(3);
  std::vector<double> writes, answers;
  for (int i = 0; i < 50; ++i) {
    const std::size_t begin = random() % (list.edges.size() - 20);
    const store::WriteBatch batch{{note_of(list, begin, begin + 20, "one.md")}, {}, {}};
    writes.push_back(microseconds([&] { static_cast<void>(store->write(batch)); }));
    answers.push_back(microseconds([&] {
      const auto engine = *(*views.current())->engine();
      static_cast<void>(engine->neighborhood({make_entity_id("concept", name_of(list.edges[begin].head))}));
    }));
  }
  print_quantiles("one note of 20 relations: write, us", writes);
  print_quantiles("  first answer that shows it, us", answers);
}

void measure_answers(const std::filesystem::path& directory, const EdgeList& list) {
  const query::Limits limits{.max_results = 50};
  service::KnowledgeService service(
      open_store(directory), Ontology(),
      []() -> Result<std::unique_ptr<const extract::Extractor>> {
        return Status(StatusCode::unavailable, "nothing is extracted here");
      },
      keeping_in(directory));
  std::mt19937_64 random(2);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  while (pairs.size() < kQueries) {
    pairs.emplace_back(list.edges[random() % list.edges.size()].head,
                       list.edges[random() % list.edges.size()].tail);
  }
  const auto near = [&](std::size_t i) {
    service::NeighborsRequest request;
    request.reference = name_of(pairs[i].first);
    request.limits = limits;
    return service.neighbors(request).ok();
  };
  const auto path = [&](std::size_t i) {
    service::PathsRequest request;
    request.from = name_of(pairs[i].first);
    request.to = name_of(pairs[i].second);
    return service.paths(request).ok();
  };
  near(0);
  for (const auto& [what, ask] :
       {std::pair("facade: 1 hop, 50 neighbors, us", std::function<bool(std::size_t)>(near)),
        std::pair("facade: shortest path, us", std::function<bool(std::size_t)>(path))}) {
    std::vector<double> times;
    for (std::size_t i = 0; i < kQueries; ++i) times.push_back(microseconds([&] { ask(i); }));
    print_quantiles(what, times);
  }
  const auto all_paths = [&] {
    for (std::size_t i = 0; i < kQueries; ++i) path(i);
  };
  const double one = microseconds(all_paths);
  const double two = microseconds([&] {
    const std::jthread other(all_paths);
    all_paths();
  });
  fmt::print("{:<44}{:>12.2f}\n", "paths of two threads to those of one", 2 * one / two);
}

void measure_engine(const std::filesystem::path& directory, const EdgeList& list) {
  const auto store = open_store(directory);
  service::GraphViews views(*store, keeping_in(directory));
  const auto engine = *(*views.current())->engine();
  std::mt19937_64 random(2);
  std::vector<double> near, paths;
  for (std::size_t i = 0; i < kQueries; ++i) {
    const EntityId from = make_entity_id("concept", name_of(list.edges[random() % list.edges.size()].head));
    const EntityId to = make_entity_id("concept", name_of(list.edges[random() % list.edges.size()].tail));
    query::NeighborhoodRequest around{from};
    around.limits.max_results = 50;
    near.push_back(microseconds([&] { static_cast<void>(engine->neighborhood(around)); }));
    query::PathRequest path{from, to};
    path.max_hops = 6;
    paths.push_back(microseconds([&] { static_cast<void>(engine->paths(path)); }));
  }
  print_quantiles("engine in ids: 1 hop, 50 neighbors, us", near);
  print_quantiles("engine in ids: shortest path, us", paths);
}

}  // namespace
}  // namespace notegraph::bench

int main(int argc, char** argv) {
  using namespace notegraph::bench;
  if (argc != 2 && argc != 4) {
    fmt::print("usage: notegraph_bench_service DIRECTORY [ENTITIES RELATIONS]\n");
    return 2;
  }
  const std::filesystem::path directory = argv[1];
  const EdgeList list = make_knowledge_graph(argc == 4 ? std::stoul(argv[2]) : 44'000,
                                             argc == 4 ? std::stoul(argv[3]) : 300'000, 1);
  fill(directory, list);
  fmt::print("{:<44}{:>12}{:>12}\n", "", "p50", "p95");
  measure_opening(directory, list);
  measure_engine(directory, list);
  measure_answers(directory, list);
  measure_writes(directory, list);
  return 0;
}
