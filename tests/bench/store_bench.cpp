// The store at work: an import against RocksDB's own floor, and commits of small notes.
//   notegraph_bench_store import [RELATIONS]     plain relations of a generated table, into an empty graph
//   notegraph_bench_store import FILE            those of a file
//   notegraph_bench_store commits [SECONDS]      synced writes of one small note, by 1 and by 32 writers
// The floor of an import: the same keys and values, written in order to one table file, which is ingested.
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

Seconds operator-(Seconds a, Seconds b) {
  return {a.elapsed - b.elapsed, a.processor - b.processor};
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

fs::path write_table(const test::TemporaryDirectory& directory, std::size_t relations) {
  std::mt19937_64 random(kSeed);
  std::uniform_int_distribution<std::size_t> entity(0, relations / kRelationsPerEntity);
  const fs::path file = directory.path() / "generated.csv";
  std::ofstream out(file);
  for (std::size_t i = 0; i < relations; ++i) {
    out << "entity " << entity(random) << ",relation " << i % 10 << ",entity " << entity(random) << '\n';
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

struct Floor {
  std::size_t records = 0;
  Seconds seconds;
};

/// What RocksDB alone needs for the records of the database in `from`, with the same options.
Floor measure_floor(const fs::path& from, const fs::path& to) {
  rocksdb::DBOptions database;
  std::vector<rocksdb::ColumnFamilyDescriptor> families;
  require(rocksdb::LoadLatestOptions(rocksdb::ConfigOptions(), from, &database, &families));
  rocksdb::Options options(database, families.front().options);
  options.create_if_missing = true;

  Floor floor;
  std::size_t bytes = 0;
  const Seconds reading = seconds_of([&] {
    for_each_record(from, [&](const auto& key, const auto& value) { bytes += key.size() + value.size(); });
  });
  const fs::path table = to.string() + ".sst";
  const Seconds all = seconds_of([&] {
    rocksdb::SstFileWriter writer(rocksdb::EnvOptions(), options);
    require(writer.Open(table));
    for_each_record(from, [&](const auto& key, const auto& value) {
      require(writer.Put(key, value));
      ++floor.records;
    });
    require(writer.Finish());
    rocksdb::DB* opened = nullptr;
    require(rocksdb::DB::Open(options, to, &opened));
    const std::unique_ptr<rocksdb::DB> db(opened);
    rocksdb::IngestExternalFileOptions moving;
    moving.move_files = true;
    require(db->IngestExternalFile({table}, moving));
  });
  floor.seconds = all - reading;
  return floor;
}

void measure_import(const std::string& what) {
  const test::TemporaryDirectory directory;
  const std::size_t wanted = std::strtoull(what.c_str(), nullptr, 10);
  const fs::path file = fs::exists(what) ? fs::path(what) : write_table(directory, wanted);
  const fs::path place = directory.path() / "store";

  std::size_t relations = 0;
  store::StoreSize size;
  Seconds reading, writing;
  {
    store::WriteBatch batch;
    reading = seconds_of([&] {
      exchange::ReadOptions options;
      options.source = "import";
      auto graph =
          require(exchange::read_graph(file, require(exchange::format_by_ending(file)), {}, options));
      batch.put.push_back(std::move(graph.facts));
      batch.ontology = std::move(graph.types);
    });
    relations = batch.put.front().relations.size();
    fmt::print("{} relations read in {}, peak {} MiB\n", relations, text_of(reading), peak_mebibytes());
    writing = seconds_of([&] {
      auto store = require(store::open_rocksdb_graph_store(place));
      require(store->write(batch));
      fmt::print("written, peak {} MiB\n", peak_mebibytes());
      store.reset();  // Closing flushes: only then all of it is in table files, as with the floor.
    });
    size = require(require(store::open_rocksdb_graph_store(place))->size());
  }
  const Floor floor = measure_floor(place, directory.path() / "floor");
  const auto per_second = [&](Seconds seconds) { return static_cast<double>(relations) / seconds.elapsed; };
  fmt::print("store: {}, {:.0f} relations/s\n", text_of(writing), per_second(writing));
  fmt::print("floor: {}, {:.0f} relations/s, {} records\n", text_of(floor.seconds), per_second(floor.seconds),
             floor.records);
  fmt::print("the store reaches {:.0f} % of the floor, {:.0f} % by processor time\n",
             100 * floor.seconds.elapsed / writing.elapsed,
             100 * floor.seconds.processor / writing.processor);
  fmt::print("disk: {:.0f} bytes a relation, of which relations {:.0f}, their evidence {:.0f}\n",
             static_cast<double>(size.disk_bytes) / static_cast<double>(relations),
             static_cast<double>(size.relation_bytes) / static_cast<double>(relations),
             static_cast<double>(size.evidence_bytes) / static_cast<double>(relations));
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
    notegraph::measure_import(argc > 2 ? argv[2] : std::to_string(notegraph::kDefaultRelations));
  } else if (what == "commits") {
    notegraph::measure_commits(argc > 2 ? std::strtod(argv[2], nullptr) : 5);
  } else {
    fmt::print(stderr, "usage: notegraph_bench_store import [RELATIONS|FILE] | commits [SECONDS]\n");
    return 2;
  }
  return 0;
}
