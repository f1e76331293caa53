#ifndef NOTEGRAPH_GRAPH_STORE_ROCKSDB_GRAPH_STORE_H_
#define NOTEGRAPH_GRAPH_STORE_ROCKSDB_GRAPH_STORE_H_

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>

#include "graph/model/status.h"
#include "graph/model/timestamp.h"
#include "graph/store/graph_store.h"

namespace notegraph::store {

struct RocksDbOptions {
  bool create_if_missing = true;
  std::size_t cache_bytes = std::size_t{64} << 20;
  Clock clock = system_time;  ///< Gives the time of each write.
  /// An import of at most so many facts goes the way of write(); a larger one is worth table files of its
  /// own.
  std::uint64_t small_import_facts = 10'000;
};

/// Opens the store in `directory`; FORMAT.md documents its bytes. On a disk too full to note down that it is
/// open, it can be read, and every write is refused as unavailable.
/// Errors: not_found, nothing is there and it shall not be created; busy, another process holds it; bad_data,
/// it is no notegraph store or one of another format version; corruption, so too when writes that were
/// acknowledged are gone; io_error.
Result<std::unique_ptr<GraphStore>> open_rocksdb_graph_store(const std::filesystem::path& directory,
                                                             const RocksDbOptions& options = {});

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_ROCKSDB_GRAPH_STORE_H_
