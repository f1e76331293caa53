// The store at work: an import against RocksDB's own floor, and commits of small notes.
//   notegraph_bench_store import [RELATIONS] [jsonl|csv]   plain relations of a generated file, into an empty
//   graph notegraph_bench_store import FILE                      those of a file notegraph_bench_store
//   commits [SECONDS]                synced writes of one small note, by 1 and by 32 writers
// The floor of an import: the same keys and values, sorted in memory, written to one table file, which is
// ingested.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <memory>
#include <random>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <rocksdb/db.h>
#include <rocksdb/sst_file_writer.h>
#include <rocksdb/utilities/options_util.h>
#include <sys/resource.h>

#include "api/exchange/graph_reader.h"
#include "graph/store/rocksdb_graph_store.h"
#include "tests/support/temporary_directory.h"

namespace notegraph {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::uint64_t kSeed = 1;
constexpr std::size_t kDefaultRelations = 1'000'000;
constexpr std::size_t kRelationsPerEntity = 5;
constexpr std::size_t kImportBytes = std::size_t{256} << 20;  // As the service imports.

/// By the clock, and of all processors together, which says more on a busy machine.
struct Seconds {
  double elapsed = 0, processor = 0;
};

template <typename Call>
Seconds seconds_of(Call call) {
  const auto start = Clock::now();
  const std::clock_t processor = std::clock();
  call();
  return {std::chrono::duration<double>(Clock::now() - start).count(),
          static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC};
}

Seconds operator+(Seconds a, Seconds b) {
  return {a.elapsed + b.elapsed, a.processor + b.processor};
}

std::string text_of(Seconds seconds) {
  return fmt::format("{:.1f} s ({:.1f} s of processor)", seconds.elapsed, seconds.processor);
}

void require(const rocksdb::Status& status) {
  if (!status.ok()) throw std::runtime_error(status.ToString());
}

template <typename T>
T require(Result<T> result) {
  if (!result) throw std::runtime_error(result.status().message());
  return *std::move(result);
}

long peak_mebibytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

/// Plain relations between random entities, as JSON lines or as a table.
fs::path write_relations(const test::TemporaryDirectory& directory, std::size_t relations,
                         const std::string& format) {
  std::mt19937_64 random(kSeed);
  const std::size_t entities = relations / kRelationsPerEntity + 1;
  std::uniform_int_distribution<std::size_t> entity(0, entities - 1);
  const bool is_table = format == "csv";
  const fs::path file = directory.path() / ("generated." + format);
  std::ofstream out(file);
  for (std::size_t i = 0; i < entities && !is_table; ++i) {
    out << fmt::format("{{\"type\":\"entity\",\"name\":\"entity {}\",\"kind\":\"concept\"}}\n", i);
  }
  for (std::size_t i = 0; i < relations; ++i) {
    const std::size_t head = entity(random), tail = entity(random), type = i % 10;
    if (is_table) {
      out << fmt::format("entity {},relation {},entity {}\n", head, type, tail);
    } else {
      out << fmt::format(
          "{{\"type\":\"relation\",\"head\":\"entity {}\",\"head_kind\":\"concept\","
          "\"relation\":\"relation {}\",\"tail\":\"entity {}\",\"tail_kind\":\"concept\"}}\n",
          head, type, tail);
    }
  }
  return file;
}

/// Calls visit(key, value) for all that the database in `directory` holds.
template <typename Visit>
void for_each_record(const fs::path& directory, Visit visit) {
  rocksdb::DB* opened = nullptr;
  require(rocksdb::DB::OpenForReadOnly(rocksdb::Options(), directory, &opened));
  const std::unique_ptr<rocksdb::DB> db(opened);
  const std::unique_ptr<rocksdb::Iterator> it(db->NewIterator(rocksdb::ReadOptions()));
  for (it->SeekToFirst(); it->Valid(); it->Next()) visit(it->key(), it->value());
  require(it->status());
}

/// What RocksDB alone needs for the records of a database, already read, with the same options.
struct Floor {
  std::size_t records = 0;
  Seconds sorting;    // Of the records in the order of their hashes: nobody gets them sorted.
  Seconds ingesting;  // Of the sorted records, by table files.
};

Floor measure_floor(const fs::path& from, const fs::path& to) {
  rocksdb::DBOptions database;
  std::vector<rocksdb::ColumnFamilyDescriptor> families;
  require(rocksdb::LoadLatestOptions(rocksdb::ConfigOptions(), from, &database, &families));
  rocksdb::Options options(database, families.front().options);
  options.create_if_missing = true;

  std::vector<std::pair<std::string, std::string>> records;
  for_each_record(from, [&](const auto& key, const auto& value) {
    records.emplace_back(key.ToString(), value.ToString());
  });
  std::shuffle(records.begin(), records.end(), std::mt19937_64(kSeed));
  Floor floor;
  floor.records = records.size();
  floor.sorting = seconds_of([&] { std::sort(records.begin(), records.end()); });
  const fs::path table = to.string() + ".sst";
  floor.ingesting = seconds_of([&] {
    rocksdb::SstFileWriter writer(rocksdb::EnvOptions(), options);
    require(writer.Open(table));
    for (const auto& [key, value] : records) require(writer.Put(key, value));
    require(writer.Finish());
    rocksdb::DB* opened = nullptr;
    require(rocksdb::DB::Open(options, to, &opened));
    const std::unique_ptr<rocksdb::DB> db(opened);
    rocksdb::IngestExternalFileOptions moving;
    moving.move_files = true;
    require(db->IngestExternalFile({table}, moving));
  });
  return floor;
}

void measure_import(const std::string& what, const std::string& format) {
  const test::TemporaryDirectory directory;
  const std::size_t wanted = std::strtoull(what.c_str(), nullptr, 10);
  const fs::path file = fs::exists(what) ? fs::path(what) : write_relations(directory, wanted, format);
  const fs::path place = directory.path() / "store";

  exchange::ReadOptions options;
  options.source = "import";
  options.room = {directory.path(), kImportBytes};
  exchange::ImportedGraph graph;
  const Seconds reading = seconds_of([&] {
    graph = require(exchange::read_graph(file, require(exchange::format_by_ending(file)), {}, options));
  });
  Note note;
  note.id = options.source;
  const Seconds writing = seconds_of([&] {
    auto store = require(store::open_rocksdb_graph_store(place));
    require(store->import_note(note, graph.types, *graph.facts, {kImportBytes / 4}));
    store.reset();
  });
  const auto relations = static_cast<double>(graph.facts->relations_told());
  const store::StoreSize size = require(require(store::open_rocksdb_graph_store(place))->size());
  fmt::print("{} relations, {} entities; peak {} MiB\n", relations, graph.facts->entities_told(),
             peak_mebibytes());
  graph.facts.reset();

  const Floor floor = measure_floor(place, directory.path() / "floor");
  const auto print = [&](const char* step, Seconds seconds) {
    fmt::print("{:<28} {}, {:.0f} relations/s\n", step, text_of(seconds), relations / seconds.elapsed);
  };
  const auto print_ratio = [](const char* which, Seconds least, Seconds ours) {
    fmt::print("{:<28} {:.0f} % of the speed, {:.0f} % by processor time\n", which,
               100 * least.elapsed / ours.elapsed, 100 * least.processor / ours.processor);
  };
  print("reading and joining", reading);
  print("storing", writing);
  print("floor: sorting", floor.sorting);
  print("floor: table files", floor.ingesting);
  fmt::print("floor: {} records\n", floor.records);
  print_ratio("storing to table files", floor.ingesting, writing);
  print_ratio("storing to floor", floor.sorting + floor.ingesting, writing);
  print_ratio("whole import to table files", floor.ingesting, reading + writing);
  print_ratio("whole import to floor", floor.sorting + floor.ingesting, reading + writing);
  fmt::print("disk: {:.0f} bytes a relation, of which relations {:.0f}, their evidence {:.0f}\n",
             static_cast<double>(size.disk_bytes) / relations,
             static_cast<double>(size.relation_bytes) / relations,
             static_cast<double>(size.evidence_bytes) / relations);
}

NoteFacts small_note(std::uint64_t number) {
  NoteFacts facts;
  facts.note.id = fmt::format("note {}.md", number);
  for (const std::uint64_t name : {number, number + 1}) {
    NoteEntity& entity = facts.entities.emplace_back();
    entity.type = "concept";
    entity.name = fmt::format("entity {}", name);
  }
  Evidence evidence;
  evidence.note = facts.note.id;
  facts.relations.push_back({0, "uses", 1, {evidence}});
  return facts;
}

void measure_commits(double seconds) {
  for (const unsigned writers : {1U, 32U}) {
    const test::TemporaryDirectory directory;
    const auto store = require(store::open_rocksdb_graph_store(directory.path() / "store"));
    std::atomic<std::uint64_t> commits{0}, next{0};
    const Seconds taken = seconds_of([&] {
      const auto until = Clock::now() + std::chrono::duration<double>(seconds);
      std::vector<std::jthread> threads;
      for (unsigned i = 0; i < writers; ++i) {
        threads.emplace_back([&] {
          while (Clock::now() < until) {
            store::WriteBatch batch;
            batch.put.push_back(small_note(next++));
            if (store->write(batch)) ++commits;
          }
        });
      }
    });
    fmt::print("{:>2} writers: {:.0f} commits/s\n", writers, static_cast<double>(commits) / taken.elapsed);
  }
}

}  // namespace
}  // namespace notegraph

int main(int argc, char** argv) {
  const std::string what = argc > 1 ? argv[1] : "";
  if (what == "import") {
    notegraph::measure_import(argc > 2 ? argv[2] : std::to_string(notegraph::kDefaultRelations),
                              argc > 3 ? argv[3] : "jsonl");
  } else if (what == "commits") {
    notegraph::measure_commits(argc > 2 ? std::strtod(argv[2], nullptr) : 5);
  } else {
    fmt::print(stderr,
               "usage: notegraph_bench_store import [RELATIONS [jsonl|csv]|FILE] | commits [SECONDS]\n");
    return 2;
  }
  return 0;
}
