#include "tests/graph/store/damage_trial.h"

#include <algorithm>
#include <fstream>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "graph/store/memory_graph_store.h"
#include "graph/store/rocksdb_backup.h"
#include "graph/store/rocksdb_graph_store.h"
#include "graph/store/store_checker.h"
#include "graph/store/store_rebuild.h"
#include "tests/graph/store/fact_list.h"
#include "tests/graph/store/facts_builder.h"
#include "tests/graph/store/standing_copy.h"
#include "tests/graph/store/store_content.h"

namespace notegraph::test {
namespace {

namespace fs = std::filesystem;

constexpr int kWrites = 12;
constexpr std::uint32_t kLargeChain = 1500;
constexpr int kDamagedFiles = 12;

Status broken(std::string promise) {
  return {StatusCode::corruption, std::move(promise)};
}

/// In words what was done to `file`.
std::string damage(const fs::path& file, std::mt19937_64& random) {
  const std::uint64_t size = fs::file_size(file);
  const std::uint64_t place = random() % size;
  if (random() % 3 == 0) {
    fs::resize_file(file, place);
    return fmt::format("{} cut at {} of {}", file.filename().string(), place, size);
  }
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  if (random() % 2 == 0) {
    const char byte = static_cast<char>(stream.seekg(static_cast<std::streamoff>(place)).get());
    stream.seekp(static_cast<std::streamoff>(place));
    stream.put(static_cast<char>(byte ^ 1 << random() % 8));
    return fmt::format("{} with a bit flipped at {} of {}", file.filename().string(), place, size);
  }
  const std::uint64_t length = std::min<std::uint64_t>(size - place, 1 + random() % 600);
  stream.seekp(static_cast<std::streamoff>(place));
  stream << std::string(length, '\0');
  return fmt::format("{} with {} zeros at {} of {}", file.filename().string(), length, place, size);
}

/// Whether a store may open as an earlier write left it when `file` is damaged: what RocksDB reads only up to
/// the first record that is not whole, because that is how a power cut leaves it.
bool is_read_up_to_damage(const std::string& file) {
  return file.ends_with(".log") || file.starts_with("MANIFEST-");
}

/// Whether `failure` says what is wrong, and with which store.
bool names_damage(const Status& failure, const fs::path& directory) {
  const bool says_so = failure.code() == StatusCode::corruption || failure.code() == StatusCode::bad_data ||
                       failure.code() == StatusCode::io_error;
  return says_so && failure.message().find(directory.string()) != std::string::npos;
}

class DamageTrial {
 public:
  DamageTrial(std::uint64_t seed, const fs::path& directory, DamageCounts& counts)
      : random_(seed),
        whole_(directory.string() + ".whole"),
        path_(directory),
        backups_(directory.string() + ".backups"),
        counts_(counts) {}

  Status run() {
    if (Status status = make(); !status) return status;
    const std::vector<fs::path> files = files_in(whole_);
    for (int i = 0; i < kDamagedFiles; ++i) {
      const fs::path file = files[random_() % files.size()];
      fs::remove_all(path_);
      fs::copy(whole_, path_, fs::copy_options::recursive);
      const std::string what = damage(path_ / fs::relative(file, whole_), random_);
      if (Status status = look(file.filename().string()); !status) {
        return broken(fmt::format("{}: {}", what, status.message()));
      }
    }
    return damage_backups();
  }

 private:
  Status make() {
    const std::unique_ptr<store::GraphStore> model = store::make_memory_graph_store();
    auto store = *store::open_rocksdb_graph_store(path_, {.small_import_facts = 0});
    history_.push_back(*read_content(*model->snapshot()));
    for (int i = 0; i < kWrites; ++i) {
      store::WriteBatch batch = random_batch(random_);
      // One that takes many blocks, so that what is damaged is not read by every reader.
      if (i == 0) batch.put.insert(batch.put.begin(), chain_facts("large", 0, kLargeChain));
      const bool by_import = !batch.put.empty() && (i == 0 || random_() % 4 == 0);
      const bool is_synced = random_() % 2 == 0;
      for (store::GraphStore* each : {store.get(), model.get()}) {
        const auto written = by_import ? import_facts(*each, batch.put.front(), batch.ontology)
                                       : each->write(batch, {.sync = is_synced});
        if (!written) return written.status();
      }
      if (by_import || is_synced) lasting_ = history_.size();
      history_.push_back(*read_content(*model->snapshot()));
    }
    // Half of the stores as a kill leaves them: what was written last is in the log.
    const bool is_closed = random_() % 2 == 0;
    if (is_closed) {
      store.reset();
      lasting_ = kWrites;
    }
    copy_standing(path_, whole_);
    if (is_closed) store = *store::open_rocksdb_graph_store(path_);
    const auto backup = store->back_up(backups_);
    if (!backup) return backup.status();
    backup_ = backup->id;
    return {};
  }

  /// What opens, checks and repairs make of the store, in which `file` is damaged.
  Status look(const std::string& file) {
    ++counts_.files;
    const fs::path mended = path_.string() + ".mended";
    fs::remove_all(mended);
    const auto checked = store::check_store(path_, path_.string() + ".scratch");
    const auto rebuilt = store::rebuild_store(path_, mended);
    const auto opened = store::open_rocksdb_graph_store(path_, {.create_if_missing = false});
    if (!opened) {
      ++counts_.refused;
      if (!names_damage(opened.status(), path_)) return broken("opening: " + opened.status().message());
      if (checked && checked->sound()) return broken("the check finds nothing in a store that does not open");
      return rebuilt ? check_rebuilt_as_any(mended, *rebuilt) : check_refusal(rebuilt.status());
    }
    const std::uint64_t sequence = (*opened)->sequence();
    if (sequence >= history_.size()) return broken("there are more writes than were made");
    if (sequence + 1 < history_.size()) {
      if (!is_read_up_to_damage(file)) return broken("an earlier state is shown");
      if (sequence < lasting_) return broken("nobody is told that writes are lost");
      ++counts_.earlier_states;
    }
    const auto content = read_content(*(*opened)->snapshot());
    if (content && !(*content == history_[sequence])) return broken("the answers are wrong");
    if (!content) {
      ++counts_.found;
      if (content.status().code() != StatusCode::corruption) return broken(content.status().message());
      if (checked && checked->sound()) return broken("the check misses what a reader finds");
    }
    return rebuilt ? check_rebuilt(mended, *rebuilt, history_[sequence]) : check_refusal(rebuilt.status());
  }

  static Status check_refusal(const Status& refusal) {
    const bool says_what_to_do = refusal.message().find("notegraph restore") != std::string::npos;
    if (refusal.code() == StatusCode::corruption && says_what_to_do) return {};
    return broken("repairing: " + refusal.message());
  }

  /// Of a store that does not open, nobody has said yet as which write left it.
  Status check_rebuilt_as_any(const fs::path& mended, const store::RebuildReport& report) {
    Status status;
    for (std::size_t writes = history_.size(); writes-- > lasting_ - report.lost_writes;) {
      status = check_rebuilt(mended, report, history_[writes]);
      if (status) break;
    }
    ++counts_.repaired_unopened;
    return status;
  }

  Status check_rebuilt(const fs::path& mended, const store::RebuildReport& report, const StoreContent& want) {
    ++counts_.repaired;
    counts_.lost_notes += report.lost.notes.size();
    const auto checked = store::check_store(mended, mended.string() + ".scratch");
    if (!checked) return checked.status();
    if (!checked->sound()) return broken("a repaired store is not sound");
    const auto store = *store::open_rocksdb_graph_store(mended);
    for (const NoteFacts& facts : want.facts) {
      const auto got = store->snapshot()->facts_of(facts.note.id);
      const bool is_lost = std::any_of(report.lost.notes.begin(), report.lost.notes.end(),
                                       [&](const auto& lost) { return lost.note == facts.note.id; });
      if (!got && report.lost.unnamed_notes) continue;
      if (got.ok() == is_lost) return broken("a note is neither carried over nor named as lost");
      if (got && !(*got == facts)) return broken("a note is not carried over as it was");
    }
    return {};
  }

  Status damage_backups() {
    fs::remove_all(path_);
    if (Status status = store::restore_backup(backups_, backup_, path_); !status) return status;
    const fs::path whole = backups_.string() + ".whole";
    fs::rename(backups_, whole);
    const std::vector<fs::path> files = files_in(whole);
    for (int i = 0; i < kDamagedFiles / 2; ++i) {
      const fs::path file = files[random_() % files.size()];
      fs::remove_all(backups_);
      fs::remove_all(path_);
      fs::copy(whole, backups_, fs::copy_options::recursive);
      const std::string what = damage(backups_ / fs::relative(file, whole), random_);
      ++counts_.backup_files;
      if (!store::restore_backup(backups_, backup_, path_)) {
        ++counts_.backups_refused;
        continue;
      }
      const auto store = store::open_rocksdb_graph_store(path_);
      if (!store) return broken(fmt::format("backup: {}: restored, and does not open", what));
      const auto content = read_content(*(*store)->snapshot());
      if (!content || !(*content == history_.back())) {
        return broken(fmt::format("backup: {}: restored, and not as it was", what));
      }
    }
    return {};
  }

  std::mt19937_64 random_;
  const fs::path whole_, path_, backups_;
  DamageCounts& counts_;
  std::vector<StoreContent> history_;  // What the store holds after so many writes.
  std::uint64_t lasting_ = 0;          // So many were acknowledged as lasting.
  std::uint32_t backup_ = 0;
};

}  // namespace

DamageCounts& DamageCounts::operator+=(const DamageCounts& more) {
  files += more.files;
  refused += more.refused;
  found += more.found;
  earlier_states += more.earlier_states;
  repaired += more.repaired;
  repaired_unopened += more.repaired_unopened;
  lost_notes += more.lost_notes;
  backup_files += more.backup_files;
  backups_refused += more.backups_refused;
  return *this;
}

Status run_damage_trial(std::uint64_t seed, const fs::path& directory, DamageCounts& counts) {
  return DamageTrial(seed, directory, counts).run();
}

}  // namespace notegraph::test
