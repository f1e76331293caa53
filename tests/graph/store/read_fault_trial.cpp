#include "tests/graph/store/read_fault_trial.h"

#include <algorithm>
#include <memory>
#include <random>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "graph/store/memory_graph_store.h"
#include "graph/store/note_copier.h"
#include "graph/store/rocksdb_backup.h"
#include "graph/store/rocksdb_directory.h"
#include "tests/graph/store/fact_list.h"
#include "tests/graph/store/facts_builder.h"
#include "tests/graph/store/faulty_disk.h"
#include "tests/graph/store/standing_copy.h"
#include "tests/graph/store/store_content.h"

namespace notegraph::test {
namespace {

namespace fs = std::filesystem;

constexpr int kWrites = 10;
constexpr int kFaults = 16;
constexpr std::uint32_t kLargeChain = 400;

Status broken(std::string promise) {
  return {StatusCode::corruption, std::move(promise)};
}

/// Whether a refusal says that the disk, or what it gave, is to blame.
bool is_of_the_disk(const Status& failure) {
  return failure.code() == StatusCode::io_error || failure.code() == StatusCode::corruption ||
         failure.code() == StatusCode::unknown_outcome;
}

class ReadFaultTrial {
 public:
  ReadFaultTrial(std::uint64_t seed, const fs::path& directory, ReadFaultCounts& counts)
      : random_(seed),
        whole_(directory.string() + ".whole"),
        path_(directory),
        backups_(directory.string() + ".backups"),
        counts_(counts) {}

  Status run() {
    if (Status status = make(); !status) return status;
    for (int i = 0; i < kFaults; ++i) {
      const Act act = i % 3 == 2 ? &ReadFaultTrial::repair : &ReadFaultTrial::live;
      const auto reads = count_reads(act);
      if (!reads) return reads.status();
      begin_anew();
      const int nth = 1 + static_cast<int>(random_() % *reads);
      is_short_ = random_() % 2 == 0;
      is_short_ ? disk_.cut_read_short(nth) : disk_.fail_read(nth);
      const Status status = (this->*act)();
      if (disk_.has_failed()) ++(is_short_ ? counts_.short_reads : counts_.errors);
      disk_.repair();
      if (!status)
        return broken(fmt::format("{} read {}: {}", is_short_ ? "short" : "failed", nth, status.message()));
    }
    return {};
  }

 private:
  Status make() {
    auto store = open();
    if (!store) return store.status();
    for (int i = 0; i < kWrites; ++i) {
      store::WriteBatch batch = random_batch(random_);
      if (i == 0) batch.put.insert(batch.put.begin(), chain_facts("large", 0, kLargeChain));
      const bool by_import = !batch.put.empty() && (i == 0 || random_() % 4 == 0);
      for (store::GraphStore* each : {store->get(), model_.get()}) {
        const auto written =
            by_import ? import_facts(*each, batch.put.front(), batch.ontology) : each->write(batch);
        if (!written) return written.status();
      }
    }
    content_ = *read_content(*model_->snapshot());
    if (random_() % 2 == 0) store->reset();  // Else as a kill leaves it: the last writes are in the log.
    copy_standing(path_, whole_);
    return {};
  }

  Result<std::unique_ptr<store::GraphStore>> open() {
    Result<store::OpenDirectory> opened = store::open_directory(path_, {}, disk_.env());
    if (!opened) return opened.status();
    return store::make_rocksdb_graph_store(*std::move(opened), {.small_import_facts = 0});
  }

  using Act = Status (ReadFaultTrial::*)();

  void begin_anew() {
    fs::remove_all(path_);
    fs::remove_all(backups_);
    fs::copy(whole_, path_, fs::copy_options::recursive);
  }

  /// How many there are in it without faults.
  Result<std::uint64_t> count_reads(Act act) {
    std::uint64_t& known = reads_in_[act == &ReadFaultTrial::repair ? 1 : 0];
    if (known > 0) return known;
    begin_anew();
    const std::uint64_t before = disk_.reads();
    if (Status status = (this->*act)(); !status) return status;
    return known = disk_.reads() - before;
  }

  /// Opens, asks, writes and backs up, and looks whether it all holds once the disk reads again.
  Status live() {
    bool is_harmed = false, is_written = false;
    {
      const auto store = open();
      if (!store) {
        ++counts_.opens_refused;
        if (!disk_.has_failed() || !is_of_the_disk(store.status())) return store.status();
        return check_afterwards(false);
      }
      const auto content = read_content(*(*store)->snapshot());
      if (content && !(*content == content_)) return broken("the answers are wrong");
      if (Status status = note(content, counts_.reads_refused, is_harmed); !status) return status;

      const auto written = (*store)->write({{worked_}, {}, {}});
      is_written = written.ok();
      if (Status status = note(written, counts_.writes_refused, is_harmed); !status) return status;

      const auto backup = (*store)->back_up(backups_);
      if (Status status = note(backup, counts_.backups_refused, is_harmed); !status) return status;
      if (backup) {
        if (Status status = check_backup(backup->id, is_written); !status) return status;
      }
    }
    if (disk_.has_failed() && !is_harmed) ++counts_.unharmed;
    return check_afterwards(is_written);
  }

  /// Counts a refusal; only a fault excuses one.
  template <typename T>
  Status note(const Result<T>& result, std::uint64_t& refused, bool& is_harmed) {
    if (result) return {};
    is_harmed = true;
    ++refused;
    if (disk_.has_failed() && is_of_the_disk(result.status())) return {};
    return broken("refused without need: " + result.status().message());
  }

  Status check_backup(std::uint32_t id, bool is_written) {
    const fs::path restored = path_.string() + ".restored";
    fs::remove_all(restored);
    if (Status status = store::restore_backup(backups_, id, restored); !status) {
      return broken("a backup that was made cannot be restored: " + status.message());
    }
    return check_content(restored, is_written);
  }

  Status check_afterwards(bool is_written) {
    disk_.fail_read(0);  // None any more.
    return check_content(path_, is_written);
  }

  Status check_content(const fs::path& directory, bool is_written) const {
    auto opened = store::open_rocksdb_graph_store(directory, {.create_if_missing = false});
    if (!opened)
      return broken("the disk reads again, and the store does not open: " + opened.status().message());
    const auto removed = (*opened)->write({{}, {worked_.note.id}, {}}, {.sync = false});
    if (!removed) return removed.status();
    if (is_written && removed->notes.empty()) return broken("a write that was acknowledged is gone");
    StoreContent got = *read_content(*(*opened)->snapshot());
    if (got == content_) return {};
    return broken("the disk reads again, and the store is not what it was");
  }

  /// Reads what a repair reads.
  Status repair() {
    const auto target = store::make_memory_graph_store();
    {
      auto source = store::open_damaged_directory(path_, disk_.env());
      if (!source) {
        ++counts_.opens_refused;
        return disk_.has_failed() && is_of_the_disk(source.status()) ? Status() : source.status();
      }
      if (source->lost_writes > 0 || source->lacks_a_write) {
        ++counts_.repairs_short;
        return disk_.has_failed() ? Status() : broken("writes are missing without a fault");
      }
      const auto lost = store::copy_notes(*source, *target);
      if (!lost) return lost.status();
      if (lost->any()) ++counts_.repairs_short;
      if (lost->any() && !disk_.has_failed()) return broken("a repair loses something without a fault");
      if (!lost->any() && disk_.has_failed()) ++counts_.unharmed;
      for (const NoteFacts& facts : content_.facts) {
        const auto got = target->snapshot()->facts_of(facts.note.id);
        const bool is_named = std::any_of(lost->notes.begin(), lost->notes.end(),
                                          [&](const auto& note) { return note.note == facts.note.id; });
        if (!got && !is_named && !lost->unnamed_notes)
          return broken("a repair loses a note and does not say so");
        if (got && !(*got == facts)) return broken("a repair changes a note");
      }
    }
    return check_afterwards(false);
  }

  std::mt19937_64 random_;
  const fs::path whole_, path_, backups_;
  ReadFaultCounts& counts_;
  FaultyDisk disk_;
  const std::unique_ptr<store::GraphStore> model_ = store::make_memory_graph_store();
  const NoteFacts worked_ = chain_facts("written", 5, 15);
  StoreContent content_;  // What the store holds.
  bool is_short_ = false;
  std::uint64_t reads_in_[2] = {0, 0};  // A life, a repair; 0: not counted yet.
};

}  // namespace

ReadFaultCounts& ReadFaultCounts::operator+=(const ReadFaultCounts& more) {
  errors += more.errors;
  short_reads += more.short_reads;
  opens_refused += more.opens_refused;
  reads_refused += more.reads_refused;
  writes_refused += more.writes_refused;
  backups_refused += more.backups_refused;
  repairs_short += more.repairs_short;
  unharmed += more.unharmed;
  return *this;
}

Status run_read_fault_trial(std::uint64_t seed, const fs::path& directory, ReadFaultCounts& counts) {
  return ReadFaultTrial(seed, directory, counts).run();
}

}  // namespace notegraph::test
