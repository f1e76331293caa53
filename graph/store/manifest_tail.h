#ifndef NOTEGRAPH_GRAPH_STORE_MANIFEST_TAIL_H_
#define NOTEGRAPH_GRAPH_STORE_MANIFEST_TAIL_H_

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "graph/model/status.h"

// RocksDB adds to its MANIFEST, and syncs it, before anything relies on what it says. A power cut in between
// may leave zeros or garbage where the end was to be written. RocksDB passes over an end that is cut short,
// and refuses the database for one that holds something else.
namespace notegraph::store {

/// Where the torn end of a log of RocksDB's begins: there stands a record that is not whole, and no whole one
/// anywhere behind it. Nothing: no record is damaged, or one with whole ones behind it, which no power cut
/// leaves.
std::optional<std::uint64_t> find_torn_end(std::string_view log);

/// The MANIFEST of a database that nobody has open, without its torn end.
class TrimmedManifest {
 public:
  /// Cuts the torn end off; nothing: there is none, or it cannot be read. Errors: io_error.
  static Result<std::optional<TrimmedManifest>> trim(const std::filesystem::path& directory);

  /// Puts the end back. Errors: io_error.
  Status restore() const;

 private:
  TrimmedManifest(std::filesystem::path file, std::string end)
      : file_(std::move(file)), end_(std::move(end)) {}

  std::filesystem::path file_;
  std::string end_;
};

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_MANIFEST_TAIL_H_
