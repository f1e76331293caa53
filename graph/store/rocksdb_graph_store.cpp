#include "graph/store/rocksdb_graph_store.h"

#include <algorithm>
#include <memory>
#include <mutex>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <rocksdb/db.h>

#include "graph/store/fact_reader.h"
#include "graph/store/graph_update.h"
#include "graph/store/note_import.h"
#include "graph/store/refusals.h"
#include "graph/store/rocksdb_backup.h"
#include "graph/store/rocksdb_backup_writer.h"
#include "graph/store/rocksdb_directory.h"
#include "graph/store/rocksdb_size.h"
#include "graph/store/rocksdb_snapshot.h"
#include "graph/store/sync_mark.h"
#include "graph/store/table_files.h"
#include "graph/store/write_answer.h"
#include "graph/store/write_tokens.h"

namespace notegraph::store {
namespace {

class RocksDbGraphStore final : public GraphStore {
 public:
  RocksDbGraphStore(OpenDirectory directory, const RocksDbOptions& options)
      : clock_(options.clock),
        small_import_facts_(options.small_import_facts),
        db_(std::move(directory.db)),
        id_(directory.state.id.begin(), directory.state.id.end()),
        mark_(db_->GetName(), directory.state.id),
        state_(directory.state),
        newest_(std::make_shared<const PinnedView>(*db_, state_.sequence)),
        has_failed_(directory.read_only),
        synced_(directory.read_only ? 0 : state_.sequence),
        view_(newest_) {}

  RocksDbGraphStore(const RocksDbGraphStore&) = delete;
  RocksDbGraphStore& operator=(const RocksDbGraphStore&) = delete;

  ~RocksDbGraphStore() override {
    view_.reset();  // RocksDB refuses to close over a snapshot.
    newest_.reset();
    // With an empty log the next open need not replay it, which can take a thousand times as long. What
    // cannot be flushed is still in the log, so a failure loses nothing. After a failed write the log is all
    // there is to go by, and stays as it is.
    if (!has_failed_ && db_->Flush(rocksdb::FlushOptions()).ok()) mark_.raise(state_.sequence);
    db_->Close().PermitUncheckedError();
  }

  Result<WriteSummary> write(const WriteBatch& batch, WriteOptions options) override {
    const Result<WriteSummary> written = append(batch, options);
    if (!written) return written;
    if (!options.sync) {
      publish_newest();
      return written;
    }
    if (Status status = sync(written->sequence); !status) return status;
    return written;
  }

  Result<std::optional<WriteSummary>> find_write(const WriteToken& token) override {
    Result<std::optional<WriteSummary>> found = [&] {
      const std::lock_guard no_writer(write_mutex_);
      return earlier_write(token);
    }();
    if (!found || !*found) return found;
    if (Status status = sync((*found)->sequence); !status) return status;
    return found;
  }

  Result<WriteSummary> import_note(Note note, const Ontology& types, FactStream& facts,
                                   ImportLimits limits) override {
    if (facts.most_facts() <= small_import_facts_) {
      Result<NoteFacts> collected = collect_facts(std::move(note), facts);
      if (!collected) return collected.status();
      return write({{*std::move(collected)}, {}, types}, {});
    }
    const std::lock_guard one_import(import_mutex_);
    std::unique_lock one_writer(write_mutex_);
    // Nearly all of it is done beside other writers. If one of them changes what it rests on, it is done
    // anew, and they wait.
    for (bool alone = false;; alone = true) {
      if (has_failed_) return refusal();
      const std::shared_ptr<const PinnedView> view = newest_;
      const FactReader reader(RocksDbReader(*db_, view->snapshot()));
      TableFiles files(*db_, limits.memory_bytes);
      NoteImport import(reader, state_, note, files);
      if (!alone) one_writer.unlock();
      if (Status status = import.apply(facts); !status) return status;
      if (Status status = files.settle(); !status) return status;
      if (!alone) one_writer.lock();
      const Result<bool> stands = is_untouched(import, view->sequence());
      if (!stands) return stands.status();
      if (*stands) return finish(import, types, files);
      facts.rewind();
    }
  }

  Result<BackupInfo> back_up(const std::filesystem::path& backups, BackupOptions options,
                             const CopyProgress& progress) override {
    const std::lock_guard one_backup(backup_mutex_);
    const Result<BackupInfo> made = write_backup(*db_, id_, backups, options, progress);
    if (!made || options.keep == 0) return made;
    if (Status status = keep_newest_backups(backups, options.keep); !status) return status;
    return made;
  }

  Result<StoreSize> size() const override { return measure_size(*db_); }

  std::unique_ptr<const Snapshot> snapshot() const override {
    return std::make_unique<RocksDbSnapshot>(*db_, view());
  }

  std::string id() const override { return id_; }

  std::uint64_t sequence() const override { return view()->sequence(); }

  CommitSubscription listen(CommitListener listener) override {
    return listeners_.add(std::move(listener), sequence());
  }

 private:
  std::shared_ptr<const PinnedView> view() const {
    const std::lock_guard lock(view_mutex_);
    return view_;
  }

  /// Whether no write behind number `after` changed what `import` rests on. Only with write_mutex_.
  Result<bool> is_untouched(const NoteImport& import, std::uint64_t after) const {
    const auto changes = RocksDbSnapshot(*db_, newest_).changes(after, kKeptChanges);
    if (!changes && changes.status().code() == StatusCode::not_found) return false;  // So many were made.
    if (!changes) return changes.status();
    return std::none_of(changes->rows.begin(), changes->rows.end(),
                        [&](const GraphChange& change) { return import.rests_on(change); });
  }

  /// Only with write_mutex_.
  Result<WriteSummary> finish(NoteImport& import, const Ontology& types, TableFiles& files) {
    if (has_failed_) return refusal();
    const FactReader reader(RocksDbReader(*db_, nullptr));
    if (Status status = import.conclude(reader, state_, clock_(), types); !status) return status;
    if (Status status = files.finish(); !status) return status;
    if (const Status ingested = files.ingest(); !ingested) return fail(ingested);
    advance(import.state());
    mark_.raise(state_.sequence);
    publish(newest_);
    return import.summary();
  }

  /// What the write of this token was answered, which perhaps does not last yet. Only with write_mutex_.
  Result<std::optional<WriteSummary>> earlier_write(const WriteToken& token) const {
    const auto sequence = find_token(token, FactReader(RocksDbReader(*db_, nullptr)), state_.sequence);
    if (!sequence) return sequence.status();
    if (!*sequence) return std::optional<WriteSummary>();
    const auto changes = RocksDbSnapshot(*db_, newest_).changes(**sequence - 1, 1);
    if (!changes) return changes.status();
    return std::optional(answer_of(changes->rows.front()));
  }

  /// Only with write_mutex_.
  Status check_conditions(const WriteOptions& options, const FactReader& reader) const {
    if (Status status = check_expected(options, state_.sequence); !status) return status;
    for (const ExpectedNote& expected : options.if_notes) {
      const auto header = reader.note(expected.note);
      if (!header) return header.status();
      const auto hash = *header ? std::optional((*header)->note.content_hash) : std::nullopt;
      if (Status status = check_expected(expected, hash); !status) return status;
    }
    return {};
  }

  /// Writes to the log without waiting for the disk; nobody sees it yet. Of a request that was carried out
  /// before, the answer.
  Result<WriteSummary> append(const WriteBatch& batch, const WriteOptions& options) {
    const std::lock_guard one_writer(write_mutex_);
    if (has_failed_) return refusal();
    if (options.token) {
      auto earlier = earlier_write(*options.token);
      if (!earlier) return earlier.status();
      if (*earlier) return **std::move(earlier);
    }
    const FactReader reader(RocksDbReader(*db_, nullptr));
    if (Status status = check_conditions(options, reader); !status) return status;
    GraphUpdate update(reader, state_, clock_());
    if (Status status = update.apply(batch, options.token); !status) return status;
    const Status written = to_status(db_->Write({}, &update.records()), "writing the log");
    if (!written) return fail(written);
    advance(update.state());
    return update.summary();
  }

  /// Makes write number `sequence` last, and all before it. Group commit: while one writer syncs, others
  /// write to the log and line up here; the next in line then syncs for all of them, who find nothing left to
  /// do.
  Status sync(std::uint64_t sequence) {
    const std::lock_guard one_sync(sync_mutex_);
    if (synced_ >= sequence) return {};
    std::shared_ptr<const PinnedView> view;
    {
      const std::lock_guard no_writer(write_mutex_);
      if (has_failed_) return unknown_outcome("another write failed");
      view = newest_;
    }
    if (const Status status = to_status(db_->SyncWAL(), "syncing the log"); !status) {
      const std::lock_guard no_writer(write_mutex_);
      return fail(status);
    }
    synced_ = view->sequence();
    mark_.raise(synced_);
    publish(std::move(view));
    return {};
  }

  void publish_newest() {
    const std::lock_guard no_writer(write_mutex_);
    publish(newest_);
  }

  /// Notes down what was just written. Only with write_mutex_.
  void advance(const StoreState& state) {
    state_ = state;
    newest_ = std::make_shared<const PinnedView>(*db_, state_.sequence);
  }

  /// Lets readers see `view`, unless they see a later one.
  void publish(std::shared_ptr<const PinnedView> view) {
    const std::uint64_t sequence = view->sequence();
    {
      const std::lock_guard lock(view_mutex_);
      if (view_->sequence() < sequence) view_ = std::move(view);
    }
    listeners_.tell(sequence);
  }

  /// After a failed sync nobody knows what is on the disk, and trying again does not help. Only with
  /// write_mutex_.
  Status fail(const Status& failure) {
    has_failed_ = true;
    return unknown_outcome(failure.message());
  }
  static Status unknown_outcome(std::string_view reason) {
    return {
        StatusCode::unknown_outcome,
        fmt::format("a write failed, and whether it is stored is unknown; make room if the disk is full, end "
                    "and start `notegraph serve` again if it has the graph open, and look whether the write "
                    "is there: {}",
                    reason)};
  }
  static Status refusal() {
    return {StatusCode::unavailable,
            "the graph takes no writes since writing failed, and nothing was stored of this one; make room "
            "if the "
            "disk is full, then end and start the program that has the graph open again (`notegraph serve`)"};
  }

  const Clock clock_;
  const std::uint64_t small_import_facts_;
  std::unique_ptr<rocksdb::DB> db_;
  const std::string id_;
  SyncMark mark_;

  std::mutex import_mutex_;  // Held through an import by table files; taken before write_mutex_.
  std::mutex write_mutex_;   // Held by a writer; guards the next three.
  StoreState state_;
  std::shared_ptr<const PinnedView> newest_;  // Shows the last write, which perhaps does not last yet.
  bool has_failed_;                           // To write, or to be opened for that: no more writes.

  std::mutex sync_mutex_;  // Held by who syncs, and taken before write_mutex_; guards the next.
  std::uint64_t synced_;   // The last write that is known to last.

  CommitListeners listeners_;

  std::mutex backup_mutex_;  // Held while a backup is made.

  mutable std::mutex view_mutex_;  // Held to copy or replace the pointer only.
  std::shared_ptr<const PinnedView> view_;
};

}  // namespace

std::unique_ptr<GraphStore> make_rocksdb_graph_store(OpenDirectory directory, const RocksDbOptions& options) {
  return std::make_unique<RocksDbGraphStore>(std::move(directory), options);
}

Result<std::unique_ptr<GraphStore>> open_rocksdb_graph_store(const std::filesystem::path& directory,
                                                             const RocksDbOptions& options) {
  Result<OpenDirectory> opened = open_directory(directory, options, rocksdb::Env::Default());
  if (!opened) return opened.status();
  return make_rocksdb_graph_store(*std::move(opened), options);
}

}  // namespace notegraph::store
