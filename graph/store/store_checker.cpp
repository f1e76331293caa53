// A store is sound if it is, record for record, what a new store becomes when it is given the same notes. So
// the check has no rules of its own that could differ from those by which stores are written.
#include "graph/store/store_checker.h"

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <rocksdb/db.h>

#include "graph/store/gap_cursor.h"
#include "graph/store/history_codec.h"
#include "graph/store/key_codec.h"
#include "graph/store/key_description.h"
#include "graph/store/meta_codec.h"
#include "graph/store/note_copier.h"
#include "graph/store/quote_checker.h"
#include "graph/store/refusals.h"
#include "graph/store/rocksdb_directory.h"
#include "graph/store/rocksdb_reader.h"
#include "graph/store/salvage.h"
#include "graph/store/scratch_directory.h"
#include "graph/store/state_codec.h"
#include "graph/store/write_tokens.h"

namespace notegraph::store {
namespace {

namespace fs = std::filesystem;

const std::string kFirstKey(1, '\0');
const std::string kBehindAllKeys(1, '\xFF');

class StoreChecker {
 public:
  StoreChecker(fs::path directory, fs::path scratch, const CheckOptions& options)
      : directory_(std::move(directory)), scratch_(std::move(scratch)), options_(options) {}

  Result<CheckReport> check() {
    if (const auto opened = open(directory_); !opened) {
      if (opened.status().code() != StatusCode::corruption) return opened.status();
      add("the store", opened.status().message());
    }
    Result<DamagedDirectory> store = open_salvaged(directory_, source_);
    if (!store) return damage_or_error(store.status());
    rocksdb::ReadOptions reading;
    reading.fill_cache = false;
    if (const Status sums = to_status(store->db->VerifyChecksum(reading), "verifying checksums"); !sums) {
      if (sums.code() != StatusCode::corruption) return sums;
      add("a table file", sums.message());
    }
    if (Status status = rebuild(*store); !status) return status;
    const Result<OpenDirectory> rebuilt = open(rebuilt_);
    if (!rebuilt) return rebuilt.status();
    report_.counts = rebuilt->state.counts;
    if (!store->state) {
      add("the counts", "cannot be read");
    } else if (store->state->counts != rebuilt->state.counts) {
      add("the counts", "are not those of the notes");
    }
    if (Status status = compare(*store->db, *rebuilt->db); !status) return status;
    return std::move(report_);
  }

 private:
  static Result<OpenDirectory> open(const fs::path& directory) {
    return open_directory(directory, {.create_if_missing = false}, rocksdb::Env::Default());
  }

  Status rebuild(DamagedDirectory& store) {
    const Result<std::unique_ptr<GraphStore>> target = open_rocksdb_graph_store(rebuilt_);
    if (!target) return target.status();
    const Result<Losses> lost = copy_notes(store, **target,
                                           {[this](const NoteFacts& facts) {
                                              for (Finding& finding : check_quotes(facts))
                                                add(std::move(finding.where), std::move(finding.what));
                                            },
                                            options_.progress});
    if (!lost) return lost.status();
    for (const LostNote& note : lost->notes) add(fmt::format("note '{}'", note.note), note.reason);
    if (lost->unnamed_notes) add("notes", "cannot be read, nor what they are called");
    if (lost->decisions > 0) add(fmt::format("{} decisions", lost->decisions), "cannot be read");
    if (lost->types) add("the types that imports brought", "cannot be read");
    return {};
  }

  /// Walks through both in order of key, as one merges two sorted lists.
  Status compare(rocksdb::DB& store, rocksdb::DB& rebuilt) {
    GapCursor got(store, nullptr, kFirstKey, kBehindAllKeys);
    const std::unique_ptr<rocksdb::Iterator> want(rebuilt.NewIterator({}));
    want->SeekToFirst();
    pass_gap(got, *want);
    while (got.valid() || want->Valid()) {
      ++report_.records;
      const int order = !want->Valid() ? -1 : !got.valid() ? 1 : to_slice(got.key()).compare(want->key());
      const std::string_view key = order <= 0 ? got.key() : to_view(want->key());
      if (is_history(key)) {
        if (order <= 0 && !is_sound_history(key, got.value())) add(describe_key(key), "is damaged");
      } else if (order < 0) {
        add(describe_key(key), "is there, but no note says so");
      } else if (order > 0) {
        add(describe_key(key), "is missing");
      } else if (got.value() != to_view(want->value()) && !is_of_its_own(key)) {
        add(describe_key(key), "is not what the notes make it");
      }
      if (order >= 0) want->Next();
      if (order <= 0) {
        got.next();
        pass_gap(got, *want);
      }
    }
    return to_status(want->status(), "reading the scratch directory");
  }

  /// Of records that cannot be read, nobody can say which are missing.
  void pass_gap(const GapCursor& got, rocksdb::Iterator& want) {
    if (!got.is_behind_gap()) return;
    add(got.valid() ? fmt::format("what is before {}", describe_key(got.key())) : "what is last",
        got.damage().message());
    while (want.Valid() && (!got.valid() || want.key().compare(to_slice(got.key())) < 0)) want.Next();
  }

  /// What the last writes did does not follow from what there is now.
  static bool is_history(std::string_view key) {
    return key == meta_key(kMetaFactHistory) || key.starts_with(table_prefix(Table::change)) ||
           key.starts_with(table_prefix(Table::write)) || key.starts_with(table_prefix(Table::fact_change)) ||
           key.starts_with(table_prefix(Table::token)) ||
           key.starts_with(table_prefix(Table::tokened_write)) ||
           key.starts_with(table_prefix(Table::note_state)) ||
           key.starts_with(table_prefix(Table::fact_state));
  }
  static bool is_sound_history(std::string_view key, std::string_view value) {
    if (key == meta_key(kMetaFactHistory)) return decode_fact_history(value).ok();
    if (key.starts_with(table_prefix(Table::change))) return decode_change(0, value).ok();
    GraphChange write;
    if (key.starts_with(table_prefix(Table::write))) return decode_write(value, write).ok();
    if (key.starts_with(table_prefix(Table::token))) return decode_token(value).ok();
    if (key.starts_with(table_prefix(Table::tokened_write))) return check_token({std::string(value)}).ok();
    if (key.starts_with(table_prefix(Table::note_state))) return decode_note_states(value).ok();
    if (key.starts_with(table_prefix(Table::fact_state))) return decode_fact_states(value).ok();
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
      what = with_original_names(std::move(what), directory_, source_);
      report_.findings.push_back({std::move(where), std::move(what)});
    }
  }

  fs::path directory_;
  fs::path scratch_;
  fs::path source_ = scratch_ / "source";
  fs::path rebuilt_ = scratch_ / "rebuilt";
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
