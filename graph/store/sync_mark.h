#ifndef NOTEGRAPH_GRAPH_STORE_SYNC_MARK_H_
#define NOTEGRAPH_GRAPH_STORE_SYNC_MARK_H_

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>

#include "graph/store/meta_codec.h"

namespace notegraph::store {

/// Notes down, in a small file beside a database, the last write that is known to last. RocksDB reads its log
/// and its MANIFEST up to the first damage, because that is how a power cut leaves them; the mark tells such
/// a loss from one of writes that were acknowledged. It is not synced itself, for it costs each commit no
/// more than a system call: what it says is true whenever it was said, and a mark that is missing or damaged
/// says nothing.
class SyncMark {
 public:
  SyncMark(const std::filesystem::path& directory, const StoreId& id);
  SyncMark(const SyncMark&) = delete;
  SyncMark& operator=(const SyncMark&) = delete;
  ~SyncMark();

  /// Write number `sequence` and all before it last. Thread-safe. If it cannot be noted down, that is no
  /// reason to fail a write that lasts.
  void raise(std::uint64_t sequence);

 private:
  const StoreId id_;
  const int descriptor_;
  std::mutex mutex_;
  std::uint64_t marked_ = 0;
};

/// A write that lasted.
struct LastSynced {
  StoreId store{};
  std::uint64_t sequence = 0;
};

/// What the mark in `directory` says. Nothing: there is none, or it is damaged.
std::optional<LastSynced> read_sync_mark(const std::filesystem::path& directory);

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_SYNC_MARK_H_
