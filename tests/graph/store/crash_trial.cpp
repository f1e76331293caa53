#include "tests/graph/store/crash_trial.h"

#include <memory>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "graph/store/memory_graph_store.h"
#include "graph/store/rocksdb_directory.h"
#include "graph/store/store_checker.h"
#include "tests/graph/store/fact_list.h"
#include "tests/graph/store/facts_builder.h"
#include "tests/graph/store/faulty_disk.h"
#include "tests/graph/store/store_content.h"

namespace notegraph::test {
namespace {

constexpr int kInterruptions = 6;
constexpr int kMaxWrites = 12;  // Between two interruptions.

Status broken(std::string promise) {
  return {StatusCode::corruption, std::move(promise)};
}

/// An import puts the first note alone.
Result<store::WriteSummary> apply(store::GraphStore& store, const store::WriteBatch& batch, bool by_import,
                                  const store::WriteOptions& options) {
  if (by_import) return import_facts(store, batch.put.front(), batch.ontology);
  return store.write(batch, options);
}

bool is_unknown(const Status& failure) {
  return failure.code() == StatusCode::unknown_outcome;
}

/// Of an import that could not be got ready; of one whose outcome is unknown; of all after that.
bool is_of_the_disk(const Status& failure) {
  return failure.code() == StatusCode::io_error || is_unknown(failure) ||
         failure.code() == StatusCode::unavailable;
}

class CrashTrial {
 public:
  CrashTrial(std::uint64_t seed, std::filesystem::path directory, CrashCounts& counts)
      : random_(seed), path_(std::move(directory)), counts_(counts) {}

  Status run() {
    for (int i = 0; i < kInterruptions; ++i) {
      std::uint64_t& faults = arrange_fault();
      if (Status status = live(); !status) return status;
      if (disk_.has_failed()) ++faults;
      counts_.spoiled_tails += disk_.repair(random_);
    }
    if (Status status = live(); !status) return status;
    return check_records();
  }

 private:
  /// Opens the store, if the disk lets it, looks at what it holds, and writes.
  Status live() {
    Result<store::OpenDirectory> opened = store::open_directory(path_, {}, disk_.env());
    if (!opened) {
      if (!disk_.has_failed()) return broken("opening: " + opened.status().message());
      ++counts_.cuts_in_recovery;
      if (opened.status().code() == StatusCode::io_error) return {};
      return broken("opening on a failing disk is no io_error: " + opened.status().message());
    }
    const bool read_only = opened->read_only;
    const std::unique_ptr<store::GraphStore> store =
        store::make_rocksdb_graph_store(*std::move(opened), {.small_import_facts = 0});
    has_failed_ = read_only;
    if (Status status = check_recovered(*store, read_only); !status) return status;
    if (Status status = repeat_unknown(*store); !status) return status;
    for (std::size_t left = random_() % kMaxWrites; left > 0; --left) {
      if (Status status = write(*store); !status) return status;
    }
    return {};
  }

  Status check_recovered(const store::GraphStore& store, bool read_only) {
    const std::uint64_t sequence = store.sequence();
    if (sequence < lasting_)
      return broken(fmt::format("of {} lasting writes {} are left", lasting_, sequence));
    if (sequence >= history_.size()) {
      return broken(fmt::format("{} writes are there, {} were issued", sequence, history_.size() - 1));
    }
    const auto changes = store.snapshot()->changes(0, sequence + 1);
    if (!changes || changes->rows.size() != sequence) return broken("a write is not in the list of changes");
    if (Status status = check_content(store, history_[sequence]); !status) return status;
    counts_.writes_lost += history_.size() - 1 - sequence;
    history_.resize(sequence + 1);
    if (!read_only) lasting_ = sequence;  // Recovery made it so.
    model_ = store::make_memory_graph_store();
    const auto modelled = model_->write({history_.back().facts, {}, history_.back().ontology});
    return modelled ? Status() : modelled.status();
  }

  Status check_records() const {
    const auto report = store::check_store(path_, path_.string() + ".scratch");
    if (!report) return report.status();
    if (report->sound()) return {};
    return broken(report->findings[0].where + " " + report->findings[0].what);
  }

  Status check_content(const store::GraphStore& store, const StoreContent& want) {
    const Result<StoreContent> got = read_content(*store.snapshot());
    if (!got) return broken("reading: " + got.status().message());
    if (*got == want) return {};
    return broken(fmt::format("the store is not what {} writes make it", store.sequence()));
  }

  /// A write that is sent with a token.
  struct Request {
    store::WriteBatch batch;
    store::WriteToken token;
    std::uint64_t sequence = 0;  ///< The one that it gets if it is carried out.
  };

  /// Sends the write again of which nobody could say whether it lasts, if there is one.
  Status repeat_unknown(store::GraphStore& store) {
    if (!unknown_ || has_failed_) return {};
    const Request request = *std::exchange(unknown_, std::nullopt);
    const bool is_there = store.sequence() >= request.sequence;
    ++counts_.repeated;
    if (is_there) ++counts_.found_again;
    const std::uint64_t before = store.sequence();
    if (Status status = issue(store, request.batch, false, {.token = request.token}); !status) return status;
    if (is_there && store.sequence() != before) return broken("a request was carried out twice");
    return {};
  }

  Status write(store::GraphStore& store) {
    const store::WriteBatch batch = random_batch(random_);
    const bool by_import = !batch.put.empty() && random_() % 3 == 0;
    store::WriteOptions options;
    options.sync = by_import || random_() % 2 == 0;
    if (!by_import && options.sync) options.token = store::WriteToken{fmt::format("{}", ++tokens_), tokens_};
    return issue(store, batch, by_import, options);
  }

  Status issue(store::GraphStore& store, const store::WriteBatch& batch, bool by_import,
               const store::WriteOptions& options) {
    const std::uint64_t before = store.sequence();
    const auto written = apply(store, batch, by_import, options);
    if (written && !disk_.power_is_off()) ++counts_.writes;
    if (!written && !is_of_the_disk(written.status())) {
      return broken("a write on a failing disk fails otherwise: " + written.status().message());
    }
    if (!written && has_failed_ != (written.status().code() == StatusCode::unavailable)) {
      return broken("writes are to be refused after one whose outcome is unknown, and only then");
    }
    if (!written && !disk_.has_failed()) return broken("writing: " + written.status().message());
    if (written && has_failed_) return broken("a write succeeds after one whose outcome is unknown");
    if (!written) {
      // Readers go on with what they had.
      if (store.sequence() != before) return broken("a failed write is seen");
      if (Status status = check_content(store, history_[before]); !status) return status;
    }
    // Refused, or an import that could not be got ready: it was never issued.
    if (has_failed_ || (!written && !is_unknown(written.status()))) return {};
    has_failed_ = !written;
    if (written && by_import) ++counts_.imports;
    if (written && options.token && written->sequence < history_.size()) return {};  // It was there.
    if (!written && options.token) unknown_ = Request{batch, *options.token, history_.size()};
    if (auto modelled = apply(*model_, batch, by_import, {}); !modelled) return modelled.status();
    Result<StoreContent> content = read_content(*model_->snapshot());
    if (!content) return content.status();
    history_.push_back(*std::move(content));
    if (written && options.sync) lasting_ = written->sequence;
    return {};
  }

  /// Where to count the fault if it comes to pass.
  std::uint64_t& arrange_fault() {
    switch (random_() % 4) {
      case 0: disk_.fail_sync(1 + static_cast<int>(random_() % 12)); return counts_.failed_syncs;
      case 1: disk_.fail_append(1 + static_cast<int>(random_() % 40)); return counts_.full_disks;
      default: disk_.cut_power_at_change(1 + static_cast<int>(random_() % 80)); return counts_.power_cuts;
    }
  }

  std::mt19937_64 random_;
  std::filesystem::path path_;
  CrashCounts& counts_;
  FaultyDisk disk_;
  std::unique_ptr<store::GraphStore> model_ = store::make_memory_graph_store();
  std::vector<StoreContent> history_{1};  // What the store holds after so many writes.
  std::uint64_t lasting_ = 0;             // The last write that was acknowledged as lasting.
  bool has_failed_ = false;               // A write to the open store.
  std::optional<Request> unknown_;        // The last write of which nobody knows whether it lasts.
  std::uint64_t tokens_ = 0;              // So many were given.
};

}  // namespace

CrashCounts& CrashCounts::operator+=(const CrashCounts& more) {
  power_cuts += more.power_cuts;
  failed_syncs += more.failed_syncs;
  full_disks += more.full_disks;
  cuts_in_recovery += more.cuts_in_recovery;
  writes += more.writes;
  imports += more.imports;
  spoiled_tails += more.spoiled_tails;
  repeated += more.repeated;
  found_again += more.found_again;
  writes_lost += more.writes_lost;
  return *this;
}

Status run_crash_trial(std::uint64_t seed, const std::filesystem::path& directory, CrashCounts& counts) {
  return CrashTrial(seed, directory, counts).run();
}

}  // namespace notegraph::test
