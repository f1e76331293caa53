#ifndef NOTEGRAPH_GRAPH_STORE_ROCKSDB_DIRECTORY_H_
#define NOTEGRAPH_GRAPH_STORE_ROCKSDB_DIRECTORY_H_

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>

#include <rocksdb/db.h>

#include "graph/model/status.h"
#include "graph/store/meta_codec.h"
#include "graph/store/rocksdb_graph_store.h"

namespace notegraph::store {

/// An open database that is known to be a notegraph store of our format.
struct OpenDirectory {
  std::unique_ptr<rocksdb::DB> db;
  StoreState state;
  bool read_only = false;  ///< The disk is too full to open it for writes.
};

/// Opens `directory`, or makes a new store in it. `env` is the operating system, or a test's idea of it; it
/// must outlive the database. Errors: those of open_rocksdb_graph_store().
Result<OpenDirectory> open_directory(const std::filesystem::path& directory, const RocksDbOptions& options,
                                     rocksdb::Env* env);

/// Errors: not_found, there is nothing in `directory`; bad_data, it holds something that is no database.
Status check_is_store(const std::filesystem::path& directory);

/// A database of which perhaps not every record can be read; reading those that cannot be is an error.
struct DamagedDirectory {
  std::unique_ptr<rocksdb::DB> db;
  std::optional<StoreState> state{};  ///< Nothing: not even that can be read.
  std::uint64_t lost_writes = 0;  ///< So many of the last ones were acknowledged (sync_mark.h) and are gone.
  bool lacks_a_write = false;     ///< One before them is not there, though later ones are.
};

/// Opens the store in `directory`, as far as that goes; RocksDB may remove files from it that it does not
/// know: give it a copy. `env` as above. Errors: bad_data, another format; corruption; io_error.
Result<DamagedDirectory> open_damaged_directory(const std::filesystem::path& directory,
                                                rocksdb::Env* env = rocksdb::Env::Default());

/// Makes a new MANIFEST and CURRENT from the table files and logs in `directory`. Table files that are not
/// whole are moved to a folder in it. Errors: corruption; io_error.
Status remake_manifest(const std::filesystem::path& directory);

/// Errors: invalid_argument, there is something in `directory`, where a new store is to be made.
Status check_unused(const std::filesystem::path& directory);

/// The store on an open directory: the second half of open_rocksdb_graph_store().
std::unique_ptr<GraphStore> make_rocksdb_graph_store(OpenDirectory directory,
                                                     const RocksDbOptions& options = {});

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_ROCKSDB_DIRECTORY_H_
