#include "graph/store/deferred_graph_store.h"

#include <atomic>
#include <mutex>
#include <utility>

#include "graph/store/memory_graph_store.h"

namespace notegraph::store {
namespace {

class DeferredGraphStore final : public GraphStore {
 public:
  explicit DeferredGraphStore(GraphStoreOpener open)
      : open_(std::move(open)), empty_(make_memory_graph_store()), current_(empty_.get()) {}

  Result<WriteSummary> write(const WriteBatch& batch, WriteOptions options) override {
    if (Status status = make_real(); !status) return status;
    return current_.load()->write(batch, options);
  }
  Result<std::optional<WriteSummary>> find_write(const WriteToken& token) override {
    return current_.load()->find_write(token);
  }
  Result<WriteSummary> import_note(Note note, const Ontology& types, FactStream& facts,
                                   ImportLimits limits) override {
    if (Status status = make_real(); !status) return status;
    return current_.load()->import_note(std::move(note), types, facts, limits);
  }
  std::unique_ptr<const Snapshot> snapshot() const override { return current_.load()->snapshot(); }
  Result<BackupInfo> back_up(const std::filesystem::path& backups, BackupOptions options,
                             const CopyProgress& progress) override {
    return current_.load()->back_up(backups, options, progress);
  }
  Result<StoreSize> size() const override { return current_.load()->size(); }
  std::uint64_t sequence() const override { return current_.load()->sequence(); }
  std::string id() const override { return current_.load()->id(); }
  CommitSubscription listen(CommitListener listener) override {
    return listeners_.add(std::move(listener), sequence());
  }

 private:
  Status make_real() {
    const std::lock_guard one_opener(mutex_);
    if (real_ != nullptr) return {};
    auto opened = open_();
    if (!opened) return opened.status();
    real_ = *std::move(opened);
    current_ = real_.get();
    hear_real_ = real_->listen([this](std::uint64_t sequence) { listeners_.tell(sequence); });
    return {};
  }

  const GraphStoreOpener open_;
  const std::unique_ptr<GraphStore> empty_;  // Kept to the end: snapshots of it may be about.
  CommitListeners listeners_;
  std::mutex mutex_;
  std::unique_ptr<GraphStore> real_;
  CommitSubscription hear_real_;
  std::atomic<GraphStore*> current_;
};

}  // namespace

std::unique_ptr<GraphStore> make_deferred_graph_store(GraphStoreOpener open) {
  return std::make_unique<DeferredGraphStore>(std::move(open));
}

}  // namespace notegraph::store
