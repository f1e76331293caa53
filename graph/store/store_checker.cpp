// A store is sound if it is, record for record, what a new store becomes when it is given the same notes. So
// the check has no rules of its own that could differ from those by which stores are written.
#include "graph/store/store_checker.h"

#include <memory>
#include <string_view>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <rocksdb/db.h>

#include "graph/store/fact_reader.h"
#include "graph/store/history_codec.h"
#include "graph/store/key_codec.h"
#include "graph/store/key_description.h"
#include "graph/store/meta_codec.h"
#include "graph/store/note_copier.h"
#include "graph/store/quote_checker.h"
#include "graph/store/rocksdb_directory.h"
#include "graph/store/rocksdb_reader.h"

namespace notegraph::store {
namespace {

namespace fs = std::filesystem;

/// Removed with all it holds at the end of the scope.
class ScratchDirectory {
 public:
  explicit ScratchDirectory(fs::path path) : path_(std::move(path)) {}
  ~ScratchDirectory() {
    std::error_code ignored;  // What stays behind is of no harm.
    fs::remove_all(path_, ignored);
  }
  ScratchDirectory(const ScratchDirectory&) = delete;
  ScratchDirectory& operator=(const ScratchDirectory&) = delete;

 private:
  fs::path path_;
};

class StoreChecker {
 public:
  StoreChecker(fs::path directory, fs::path scratch, const CheckOptions& options)
      : directory_(std::move(directory)), scratch_(std::move(scratch)), options_(options) {}

  Result<CheckReport> check() {
    Result<OpenDirectory> store = open(directory_);
    if (!store) return damage_or_error(store.status());
    rocksdb::ReadOptions reading;
    reading.fill_cache = false;
    if (const Status sums = to_status(store->db->VerifyChecksum(reading), "verifying checksums"); !sums) {
      if (sums.code() != StatusCode::corruption) return sums;
      add("a table file", sums.message());
    }
    if (Status status = rebuild(*store); !status) return damage_or_error(status);
    const Result<OpenDirectory> rebuilt = open(scratch_);
    if (!rebuilt) return rebuilt.status();
    report_.counts = rebuilt->state.counts;
    if (store->state.counts != rebuilt->state.counts) add("the counts", "are not those of the notes");
    if (Status status = compare(*store->db, *rebuilt->db); !status) return damage_or_error(status);
    return std::move(report_);
  }

 private:
  static Result<OpenDirectory> open(const fs::path& directory) {
    return open_directory(directory, {.create_if_missing = false}, rocksdb::Env::Default());
  }

  Status rebuild(OpenDirectory& store) {
    const Result<std::unique_ptr<GraphStore>> target = open_rocksdb_graph_store(scratch_);
    if (!target) return target.status();
    const Result<std::vector<LostNote>> lost =
        copy_notes(store, **target,
                   {[this](const NoteFacts& facts) {
                      for (Finding& finding : check_quotes(facts))
                        add(std::move(finding.where), std::move(finding.what));
                    },
                    options_.progress});
    if (!lost) return lost.status();
    for (const LostNote& note : *lost) add(fmt::format("note '{}'", note.note), note.reason);
    return {};
  }

  /// Walks through both in order of key, as one merges two sorted lists.
  Status compare(rocksdb::DB& store, rocksdb::DB& rebuilt) {
    const std::unique_ptr<rocksdb::Iterator> got(store.NewIterator({}));
    const std::unique_ptr<rocksdb::Iterator> want(rebuilt.NewIterator({}));
    got->SeekToFirst();
    want->SeekToFirst();
    while ((got->Valid() || want->Valid()) && got->status().ok()) {
      ++report_.records;
      const int order = !want->Valid() ? -1 : !got->Valid() ? 1 : got->key().compare(want->key());
      const std::string_view key = to_view(order <= 0 ? got->key() : want->key());
      if (is_history(key)) {
        if (order <= 0 && !is_sound_history(key, to_view(got->value()))) add(describe_key(key), "is damaged");
      } else if (order < 0) {
        add(describe_key(key), "is there, but no note says so");
      } else if (order > 0) {
        add(describe_key(key), "is missing");
      } else if (got->value() != want->value() && !is_of_its_own(key)) {
        add(describe_key(key), "is not what the notes make it");
      }
      if (order <= 0) got->Next();
      if (order >= 0) want->Next();
    }
    if (Status status = to_status(want->status(), "reading the scratch directory"); !status) return status;
    return to_status(got->status(), "reading the store");
  }

  /// What the last writes did does not follow from what there is now.
  static bool is_history(std::string_view key) {
    return key == meta_key(kMetaFactHistory) || key.starts_with(table_prefix(Table::change)) ||
           key.starts_with(table_prefix(Table::write)) || key.starts_with(table_prefix(Table::fact_change));
  }
  static bool is_sound_history(std::string_view key, std::string_view value) {
    if (key == meta_key(kMetaFactHistory)) return decode_fact_history(value).ok();
    if (key.starts_with(table_prefix(Table::change))) return decode_change(0, value).ok();
    GraphChange write;
    if (key.starts_with(table_prefix(Table::write))) return decode_write(value, write).ok();
    return decode_fact_changes(value).ok();
  }

  /// Records that differ between stores of the same notes: the id, and the number of writes.
  static bool is_of_its_own(std::string_view key) {
    return key == meta_key(kMetaFormat) || key == meta_key(kMetaState);
  }

  /// The report so far with `status` as a finding, if it says that the store is damaged.
  Result<CheckReport> damage_or_error(const Status& status) {
    if (status.code() != StatusCode::corruption) return status;
    add("the store", status.message());
    return std::move(report_);
  }

  void add(std::string where, std::string what) {
    ++report_.finding_count;
    if (report_.findings.size() < options_.max_findings) {
      report_.findings.push_back({std::move(where), std::move(what)});
    }
  }

  fs::path directory_;
  fs::path scratch_;
  CheckOptions options_;
  CheckReport report_;
};

}  // namespace

Result<CheckReport> check_store(const fs::path& directory, const fs::path& scratch,
                                const CheckOptions& options) {
  if (Status status = check_unused(scratch); !status) return status;
  const ScratchDirectory remover(scratch);
  return StoreChecker(directory, scratch, options).check();
}

}  // namespace notegraph::store
