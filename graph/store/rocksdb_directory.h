#ifndef NOTEGRAPH_GRAPH_STORE_ROCKSDB_DIRECTORY_H_
#define NOTEGRAPH_GRAPH_STORE_ROCKSDB_DIRECTORY_H_

#include <cstdint>
#include <filesystem>
#include <memory>

#include <rocksdb/db.h>

#include "graph/model/status.h"
#include "graph/store/meta_codec.h"
#include "graph/store/rocksdb_graph_store.h"

namespace notegraph::store {

/// An open database that is known to be a notegraph store of our format.
struct OpenDirectory {
  std::unique_ptr<rocksdb::DB> db;
  StoreState state;
  std::uint64_t lost_writes = 0;  ///< So many of the last ones were acknowledged (sync_mark.h) and are gone.
};

/// Opens `directory`, or makes a new store in it. `env` is the operating system, or a test's idea of it; it
/// must outlive the database. Errors: those of open_rocksdb_graph_store(); so corruption, there are lost
/// writes.
Result<OpenDirectory> open_directory(const std::filesystem::path& directory, const RocksDbOptions& options,
                                     rocksdb::Env* env);

/// The same of a store that is there, for what is left of it: lost writes are no error.
Result<OpenDirectory> open_what_is_left(const std::filesystem::path& directory);

/// Errors: invalid_argument, there is something in `directory`, where a new store is to be made.
Status check_unused(const std::filesystem::path& directory);

/// The store on an open directory: the second half of open_rocksdb_graph_store().
std::unique_ptr<GraphStore> make_rocksdb_graph_store(OpenDirectory directory,
                                                     const RocksDbOptions& options = {});

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_ROCKSDB_DIRECTORY_H_
