#ifndef NOTEGRAPH_GRAPH_STORE_BACKUP_INFO_H_
#define NOTEGRAPH_GRAPH_STORE_BACKUP_INFO_H_

#include <cstdint>
#include <functional>
#include <string>

namespace notegraph::store {

/// One copy of a store among others in a directory of backups.
struct BackupInfo {
  std::uint32_t id = 0;          ///< Ascending within the directory.
  std::int64_t unix_time_s = 0;  ///< When it was made: seconds since 1970 in UTC.
  std::uint64_t size_bytes = 0;  ///< Of the whole copy, though backups share the files that did not change.
  std::string store{};  ///< GraphStore::id() of the store it is of, in hexadecimal; empty: an old backup does
                        ///< not tell.
  std::string directory{};  ///< Where that lay then.
  std::string name{};       ///< See BackupOptions::name.
  bool operator==(const BackupInfo&) const = default;
};

/// Is told how many bytes are copied so far; one call at a time, from any thread. May be empty.
using CopyProgress = std::function<void(std::uint64_t bytes)>;

struct BackupOptions {
  /// What the person calls it; letters and digits of ASCII, "-", "_", "."; unique among the backups of a
  /// directory. Empty: it has none.
  std::string name{};
  std::uint32_t keep = 0;  ///< Remove all but the newest so many backups afterwards; 0: remove none.
};

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_BACKUP_INFO_H_
