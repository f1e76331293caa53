#ifndef NOTEGRAPH_TESTS_API_SERVICE_GATED_STORE_H_
#define NOTEGRAPH_TESTS_API_SERVICE_GATED_STORE_H_

#include <atomic>
#include <filesystem>
#include <memory>
#include <utility>

#include "graph/store/graph_store.h"
#include "graph/store/memory_graph_store.h"
#include "tests/api/service/gate.h"
#include "tests/graph/query/fake_snapshot.h"

namespace notegraph::test {

/// A store in memory. Who takes a snapshot passes a gate first: while that is shut, no view can be made. If
/// asked to, it gives snapshots from which none can be made at all.
class GatedStore final : public store::GraphStore {
 public:
  Gate& gate() { return gate_; }
  void give_broken_snapshots(bool broken) { is_broken_ = broken; }

  std::unique_ptr<const store::Snapshot> snapshot() const override {
    gate_.pass();
    if (is_broken_) return std::make_unique<query::test::FakeSnapshot>();
    return store_->snapshot();
  }

  Result<store::WriteSummary> write(const store::WriteBatch& batch, store::WriteOptions options) override {
    return store_->write(batch, options);
  }
  Result<std::optional<store::WriteSummary>> find_write(const store::WriteToken& token) override {
    return store_->find_write(token);
  }
  Result<store::WriteSummary> import_note(Note note, const Ontology& types, store::FactStream& facts,
                                          store::ImportLimits limits) override {
    return store_->import_note(std::move(note), types, facts, limits);
  }
  Result<store::BackupInfo> back_up(const std::filesystem::path& backups, store::BackupOptions options,
                                    const store::CopyProgress& progress) override {
    return store_->back_up(backups, options, progress);
  }
  Result<store::StoreSize> size() const override { return store_->size(); }
  std::uint64_t sequence() const override { return store_->sequence(); }
  store::CommitSubscription listen(store::CommitListener listener) override {
    return store_->listen(std::move(listener));
  }

 private:
  const std::unique_ptr<store::GraphStore> store_ = store::make_memory_graph_store();
  mutable Gate gate_;
  std::atomic<bool> is_broken_ = false;
};

}  // namespace notegraph::test

#endif  // NOTEGRAPH_TESTS_API_SERVICE_GATED_STORE_H_
