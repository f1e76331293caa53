#ifndef NOTEGRAPH_GRAPH_STORE_STORE_HOLDER_H_
#define NOTEGRAPH_GRAPH_STORE_STORE_HOLDER_H_

#include <filesystem>
#include <optional>
#include <string>

namespace notegraph::store {

/// The process that has a RocksDB store open.
struct StoreHolder {
  int pid = 0;
  std::string command;  ///< Its command line, arguments between spaces; empty where it cannot be read.
};

/// The other process that holds the lock of the store in `directory`. Nothing: none does, or it is not
/// visible from here (another container). It may end at any time. Not while this process has that store open
/// itself: looking would give its lock away (POSIX drops a process's locks on a file when it closes any
/// descriptor of it).
std::optional<StoreHolder> find_store_holder(const std::filesystem::path& directory);

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_STORE_HOLDER_H_
