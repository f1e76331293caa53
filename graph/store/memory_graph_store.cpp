#include "graph/store/memory_graph_store.h"

#include <mutex>
#include <utility>

#include "graph/store/memory_snapshot.h"
#include "graph/store/memory_state.h"
#include "graph/store/refusals.h"
#include "graph/store/write_answer.h"

namespace notegraph::store {
namespace {

class MemoryGraphStore final : public GraphStore {
 public:
  explicit MemoryGraphStore(Clock clock) : clock_(std::move(clock)) {}

  Result<WriteSummary> write(const WriteBatch& batch, WriteOptions options) override {
    const std::lock_guard one_writer(write_mutex_);
    const std::shared_ptr<const MemoryState> before = current();
    if (options.token) {
      auto earlier = find_write(*options.token, *before);
      if (!earlier) return earlier.status();
      if (*earlier) return **std::move(earlier);
    }
    if (Status status = check_conditions(options, *before); !status) return status;
    Result<MemoryWrite> write = apply(*before, batch, options.token, clock_());
    if (!write) return write.status();
    publish(std::move(write->after));
    listeners_.tell(write->summary.sequence);
    return std::move(write->summary);
  }

  Result<std::optional<WriteSummary>> find_write(const WriteToken& token) override {
    return find_write(token, *current());
  }

  Result<WriteSummary> import_note(Note note, const Ontology& types, FactStream& facts,
                                   ImportLimits /*all of it is in memory anyway*/) override {
    Result<NoteFacts> collected = collect_facts(std::move(note), facts);
    if (!collected) return collected.status();
    return write({{*std::move(collected)}, {}, types}, {});
  }

  Result<BackupInfo> back_up(const std::filesystem::path&, BackupOptions /*nothing to keep*/,
                             const CopyProgress&) override {
    return Status(StatusCode::invalid_argument, "a graph in memory alone cannot be backed up; export it");
  }
  Result<StoreSize> size() const override { return StoreSize(); }

  std::unique_ptr<const Snapshot> snapshot() const override { return make_memory_snapshot(current()); }

  std::uint64_t sequence() const override { return current()->sequence; }

  CommitSubscription listen(CommitListener listener) override {
    return listeners_.add(std::move(listener), sequence());
  }

 private:
  static Result<std::optional<WriteSummary>> find_write(const WriteToken& token, const MemoryState& state) {
    if (Status status = check_token(token); !status) return status;
    for (const auto& [sequence, known] : state.tokens) {
      if (known.key != token.key) continue;
      if (known != token) return token_taken(token, sequence);
      return std::optional(answer_of(change_of(state, sequence)));
    }
    return std::optional<WriteSummary>();
  }

  static Status check_conditions(const WriteOptions& options, const MemoryState& state) {
    if (Status status = check_expected(options, state.sequence); !status) return status;
    for (const ExpectedNote& expected : options.if_notes) {
      const auto note = state.notes.find(expected.note);
      const auto hash =
          note == state.notes.end() ? std::nullopt : std::optional(note->second->facts.note.content_hash);
      if (Status status = check_expected(expected, hash); !status) return status;
    }
    return {};
  }

  std::shared_ptr<const MemoryState> current() const {
    const std::lock_guard lock(state_mutex_);
    return state_;
  }
  void publish(std::shared_ptr<const MemoryState> state) {
    const std::lock_guard lock(state_mutex_);
    state_ = std::move(state);
  }

  const Clock clock_;
  std::mutex write_mutex_;  // Held by a writer from reading the state to publishing the next one.
  CommitListeners listeners_;
  mutable std::mutex state_mutex_;  // Held to copy or replace the pointer only.
  std::shared_ptr<const MemoryState> state_ = std::make_shared<const MemoryState>();
};

}  // namespace

std::unique_ptr<GraphStore> make_memory_graph_store(Clock clock) {
  return std::make_unique<MemoryGraphStore>(std::move(clock));
}

}  // namespace notegraph::store
