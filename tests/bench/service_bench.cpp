#include <algorithm>
#include <chrono>
#include <cstdint>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <limits>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "api/service/graph_views.h"
#include "api/service/knowledge_service.h"
#include "graph/store/rocksdb_graph_store.h"
#include "tests/bench/graph_generator.h"
#include "tests/graph/store/fact_list.h"

// What a user of the facade waits for: answers with names and evidence beside the bare engine's, two threads
// beside one, the first answer after opening with and without the kept graph, the first answer after a write
// of one note, and answers while the graph is merged. DIRECTORY is made and filled, or the store of an
// earlier run over the same graph.
namespace notegraph::bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kLeastNotes = 15;
constexpr std::size_t kMostRelationsANote = 500'000;
constexpr std::size_t kQueries = 2000;
constexpr int kTurns = 20;
constexpr std::size_t kRelationsTouched = 4000;  // By one write; the store lists what small ones touch.

std::string name_of(std::uint32_t vertex) {
  return fmt::format("n{}", vertex);
}

EntityId id_of(std::uint32_t vertex) {
  return make_entity_id("concept", name_of(vertex));
}

/// Of this thread, which a busy machine makes no longer.
double processor_microseconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_nsec) / 1e3;
}

double microseconds(const std::function<void()>& work) {
  const auto begin = Clock::now();
  work();
  return std::chrono::duration<double, std::micro>(Clock::now() - begin).count();
}

void print_quantiles(const std::string& what, std::vector<double> times) {
  std::sort(times.begin(), times.end());
  fmt::print("{:<44}{:>12.1f}{:>12.1f}\n", what, times[times.size() / 2], times[times.size() * 95 / 100]);
}

void print_tail(const char* what, std::vector<double> times) {
  if (times.empty()) return fmt::print("{:<44} none: it was over before\n", what);
  std::sort(times.begin(), times.end());
  fmt::print("{:<44}{:>12.1f}{:>12} p99 {:.1f}\n", what, times[times.size() / 2], "",
             times[times.size() * 99 / 100]);
}

/// The note that states edges [begin, end) of `list`, each in a line of its own.
NoteFacts note_of(const EdgeList& list, std::size_t begin, std::size_t end, const std::string& id) {
  NoteFacts facts;
  facts.note.id = id;
  std::unordered_map<std::uint32_t, std::uint32_t> numbers;
  const auto number = [&](std::uint32_t vertex) {
    const auto [place, is_new] = numbers.emplace(vertex, static_cast<std::uint32_t>(facts.entities.size()));
    if (is_new) {
      NoteEntity entity;
      entity.type = "concept";
      entity.name = name_of(vertex);
      facts.entities.push_back(std::move(entity));
    }
    return place->second;
  };
  std::uint32_t line = 0;
  for (std::size_t i = begin; i != end; ++i) {
    const auto& edge = list.edges[i];
    const std::string type = fmt::format("r{}", edge.type);
    Evidence evidence;
    evidence.note = id;
    evidence.quote = fmt::format("{} {} {}", name_of(edge.head), type, name_of(edge.tail));
    evidence.range = {facts.note.text.size(), facts.note.text.size() + evidence.quote.size()};
    evidence.line = ++line;
    evidence.headings = {"Relations"};
    evidence.rule = "verb";
    evidence.confidence = query::to_confidence(edge.confidence);
    facts.note.text.append(evidence.quote).append("\n");
    const std::uint32_t head = number(edge.head), tail = number(edge.tail);
    facts.relations.push_back({head, type, tail, {std::move(evidence)}});
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

/// By imports: they leave the records that writes leave, in less time.
Status fill(const std::filesystem::path& directory, const EdgeList& list) {
  const auto store = open_store(directory);
  const std::size_t a_note = std::min(kMostRelationsANote, list.edges.size() / kLeastNotes);
  for (std::size_t begin = 0; begin < list.edges.size(); begin += a_note) {
    const std::size_t end = std::min(list.edges.size(), begin + a_note);
    const NoteFacts facts = note_of(list, begin, end, fmt::format("{}.md", begin));
    test::FactList stream(facts);
    const auto written = store->import_note(facts.note, {}, stream);
    if (!written) return written.status();
  }
  return {};
}

void measure_opening(const std::filesystem::path& directory, const EdgeList& list) {
  for (const char* file : {"graph.mapped", "names.mapped"}) std::filesystem::remove(directory / file);
  for (const char* what : {"open to first answer, rebuilt, ms", "open to first answer, mapped, ms"}) {
    double time = 0, processor = 0;
    {
      std::unique_ptr<store::GraphStore> store;
      std::optional<service::GraphViews> views;  // Waits for the files to be written.
      processor = processor_microseconds();
      time = microseconds([&] {
        store = open_store(directory);
        views.emplace(*store, keeping_in(directory));
        const auto engine = *(*views->current())->engine();
        static_cast<void>((*views->current())->names());
        static_cast<void>(engine->neighborhood({id_of(list.edges[0].head)}));
      });
      processor = processor_microseconds() - processor;
    }
    fmt::print("{:<44}{:>12.1f}{:>12} on the processor {:.1f}\n", what, time / 1000, "", processor / 1000);
  }
}

/// The index of evidence: made, and found again.
void measure_evidence(const std::filesystem::path& directory, const EdgeList&) {
  std::filesystem::remove(directory / "evidence.mapped");
  for (const char* what : {"evidence read in the background, ms", "evidence mapped, ms"}) {
    const auto store = open_store(directory);
    service::GraphViews views(*store, keeping_in(directory));
    const double time = microseconds([&] {
      static_cast<void>(views.keep_evidence());
      views.wait_for_evidence();
    });
    fmt::print("{:<44}{:>12.1f}\n", what, time / 1000);
  }
}

void measure_writes(const std::filesystem::path& directory, const EdgeList& list) {
  const auto store = open_store(directory);
  service::GraphViews views(*store, keeping_in(directory));
  static_cast<void>((*views.current())->engine());
  static_cast<void>((*views.current())->names());
  std::mt19937_64 random(3);
  std::vector<double> writes, answers, processor;
  for (int i = 0; i < 50; ++i) {
    const std::size_t begin = random() % (list.edges.size() - 20);
    const store::WriteBatch batch{{note_of(list, begin, begin + 20, "one.md")}, {}, {}};
    writes.push_back(microseconds([&] { static_cast<void>(store->write(batch)); }));
    const double before = processor_microseconds();
    answers.push_back(microseconds([&] {
      views.show_writes();
      const auto engine = *(*views.current())->engine();
      static_cast<void>((*views.current())->names());
      static_cast<void>(engine->neighborhood({id_of(list.edges[begin].head)}));
      if (engine->sequence() != store->sequence()) fmt::print("an answer does not show the write\n");
    }));
    processor.push_back(processor_microseconds() - before);
  }
  print_quantiles("one note of 20 relations: write, us", writes);
  print_quantiles("  first answer that shows it, us", answers);
  print_quantiles("    on the processor, us", processor);
}

using Pairs = std::vector<std::pair<EntityId, EntityId>>;

Pairs draw_pairs(const EdgeList& list) {
  std::mt19937_64 random(4);
  Pairs pairs;
  for (std::size_t i = 0; i < kQueries; ++i) {
    pairs.emplace_back(id_of(list.edges[random() % list.edges.size()].head),
                       id_of(list.edges[random() % list.edges.size()].tail));
  }
  return pairs;
}

/// How long shortest paths take, one after the other, for as long as `goes_on`; each from the newest state.
std::vector<double> time_paths(service::GraphViews& views, const Pairs& pairs,
                               const std::function<bool()>& goes_on) {
  std::vector<double> times;
  for (std::size_t i = 0; goes_on(); ++i) {
    query::PathRequest path{pairs[i % pairs.size()].first, pairs[i % pairs.size()].second};
    path.max_hops = 6;
    times.push_back(microseconds([&] { static_cast<void>((*(*views.current())->engine())->paths(path)); }));
  }
  return times;
}

/// Writes until what was touched is worth merging, and reads while that is done.
void measure_merge(const std::filesystem::path& directory, const EdgeList& list) {
  const auto store = open_store(directory);
  service::GraphViews views(*store, keeping_in(directory));
  const auto wants_merge = [&] { return (*(*views.current())->engine())->wants_merge(); };
  const Pairs pairs = draw_pairs(list);
  const auto stop = Clock::now() + std::chrono::seconds(2);
  wants_merge();
  print_tail("shortest path in ids, us", time_paths(views, pairs, [&] { return Clock::now() < stop; }));
  std::mt19937_64 random(5);
  for (int note = 0; !wants_merge(); ++note) {
    const std::size_t begin = random() % (list.edges.size() - kRelationsTouched);
    const NoteFacts facts = note_of(list, begin, begin + kRelationsTouched, fmt::format("touch-{}.md", note));
    if (!store->write({{facts}, {}, {}}, {.sync = false})) return;
    views.show_writes();
  }
  const auto begin = Clock::now();
  print_tail("  while the graph is merged, us", time_paths(views, pairs, wants_merge));
  fmt::print("{:<44}{:>12.0f}\n", "  merge, ms",
             std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
}

/// One kind of question, asked of the engine in ids and of the facade by name; both say how many hops they
/// answered.
struct Question {
  const char* what;
  std::function<std::size_t(std::size_t query)> engine, facade;
};

/// Both in turn on each query, so that what disturbs one disturbs the other.
void compare(const Question& question, const char* turn) {
  std::vector<double> engine, facade, beyond;
  for (std::size_t i = 0; i < kQueries; ++i) {
    std::size_t hops = 0;
    engine.push_back(microseconds([&] { static_cast<void>(question.engine(i)); }));
    facade.push_back(microseconds([&] { hops = question.facade(i); }));
    // What the issue allows is 5 us and 2 us a hop.
    beyond.push_back(facade.back() - engine.back() - 2 * static_cast<double>(hops));
  }
  print_quantiles(fmt::format("{}, {}: engine in ids, us", question.what, turn), std::move(engine));
  print_quantiles("  facade, with names and evidence, us", std::move(facade));
  print_quantiles("  beyond the engine and 2 us a hop, us", std::move(beyond));
}

void measure_answers(const std::filesystem::path& directory, const EdgeList& list) {
  auto store = open_store(directory);
  {
    service::GraphViews views(*store, keeping_in(directory));
    static_cast<void>(views.keep_evidence());
    views.wait_for_evidence();
  }
  const store::GraphStore& same_store = *store;
  service::KnowledgeService service(
      std::move(store), Ontology(),
      []() -> Result<std::unique_ptr<const extract::Extractor>> {
        return Status(StatusCode::unavailable, "nothing is extracted here");
      },
      keeping_in(directory));
  static_cast<void>(service.keep_evidence());
  service::GraphViews views(same_store, keeping_in(directory));
  const auto engine = *(*views.current())->engine();
  std::this_thread::sleep_for(std::chrono::seconds(1));  // In which the background maps the evidence.
  std::mt19937_64 random(2);
  std::vector<std::pair<std::string, std::string>> pairs;
  while (pairs.size() < kQueries) {
    pairs.emplace_back(name_of(list.edges[random() % list.edges.size()].head),
                       name_of(list.edges[random() % list.edges.size()].tail));
  }
  const auto id = [](const std::string& name) { return make_entity_id("concept", name); };
  const query::Limits limits{.max_results = 50};
  const auto path = [&](std::size_t i) {
    service::PathsRequest request;
    request.from = pairs[i].first;
    request.to = pairs[i].second;
    const auto reply = service.paths(request);
    return reply && !reply->paths.empty() ? reply->paths.front().hops.size() : 0;
  };
  const Question questions[] = {
      {"1 hop, 50 neighbors",
       [&](std::size_t i) {
         query::NeighborhoodRequest request{id(pairs[i].first)};
         request.limits = limits;
         return engine->neighborhood(request)->neighbors.size();
       },
       [&](std::size_t i) {
         service::NeighborsRequest request;
         request.reference = pairs[i].first;
         request.limits = limits;
         return service.neighbors(request)->neighbors.size();
       }},
      {"shortest path",
       [&](std::size_t i) {
         query::PathRequest request{id(pairs[i].first), id(pairs[i].second)};
         request.max_hops = 6;
         return engine->paths(request)->paths.size();
       },
       path},
  };
  for (const char* turn : {"first", "again"}) {
    for (const Question& question : questions) compare(question, turn);
  }
  const auto all_paths = [&] {
    for (std::size_t i = 0; i < kQueries; ++i) path(i);
  };
  // The best of many turns is the one that other programs disturbed least.
  double one = std::numeric_limits<double>::max(), two = one;
  for (int turn = 0; turn < kTurns; ++turn) {
    one = std::min(one, microseconds(all_paths));
    two = std::min(two, microseconds([&] {
                     const std::jthread other(all_paths);
                     all_paths();
                   }));
  }
  fmt::print("{:<44}{:>12.2f}\n", "paths of two threads to those of one", 2 * one / two);
}

struct Part {
  std::string_view name;
  void (*measure)(const std::filesystem::path& directory, const EdgeList& list);
};
constexpr Part kParts[] = {{"opening", measure_opening},
                           {"evidence", measure_evidence},
                           {"answers", measure_answers},
                           {"writes", measure_writes},
                           {"merge", measure_merge}};

int run(const std::filesystem::path& directory, const std::string& graph, std::string_view part) {
  const EdgeList list = make_graph(graph);
  const std::filesystem::path store = directory / "graph", name_file = directory / "name";
  const auto is_asked = [&](const Part& known) { return part.empty() || part == known.name; };
  if (list.edges.empty() || std::none_of(std::begin(kParts), std::end(kParts), is_asked)) {
    fmt::print("there is no graph \"{}\", or no part \"{}\"\n", graph, part);
    return 2;
  }
  if (!std::filesystem::exists(directory)) {
    std::filesystem::create_directories(directory);
    Status filled;
    const double time = microseconds([&] { filled = fill(store, list); });
    if (!filled) {
      fmt::print("the store cannot be filled: {}\n", filled.message());
      return 1;
    }
    std::ofstream(name_file) << graph;
    fmt::print("{}: {} entities, {} relations, written in {:.0f} s\n", graph, list.vertex_count,
               list.edges.size(), time / 1e6);
  }
  std::string filled_with;
  std::ifstream(name_file) >> filled_with;
  if (filled_with != graph) {
    fmt::print("{} was not filled with \"{}\" by this program; name a new directory\n", directory.string(),
               graph);
    return 2;
  }
  fmt::print("{:<44}{:>12}{:>12}\n", "", "p50", "p95");
  for (const Part& known : kParts) {
    if (is_asked(known)) known.measure(store, list);
  }
  return 0;
}

}  // namespace
}  // namespace notegraph::bench

int main(int argc, char** argv) {
  if (argc < 2 || argc > 4) {
    fmt::print(
        "usage: notegraph_bench_service DIRECTORY [kg|rmat1m|rmat10m "
        "[opening|evidence|answers|writes|merge]]\n");
    return 2;
  }
  return notegraph::bench::run(argv[1], argc > 2 ? argv[2] : "kg", argc > 3 ? argv[3] : "");
}
