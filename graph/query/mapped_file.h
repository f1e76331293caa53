#ifndef NOTEGRAPH_GRAPH_QUERY_MAPPED_FILE_H_
#define NOTEGRAPH_GRAPH_QUERY_MAPPED_FILE_H_

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>

#include "graph/model/status.h"

namespace notegraph::query {

/// The bytes of a file, read by the operating system as they are touched. The file may be replaced or removed
/// meanwhile, but must not be written in place.
class MappedFile {
 public:
  /// Errors: not_found; io_error.
  static Result<std::shared_ptr<const MappedFile>> open(const std::filesystem::path& path);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  std::span<const std::byte> bytes() const { return bytes_; }

 private:
  explicit MappedFile(std::span<const std::byte> bytes) : bytes_(bytes) {}

  std::span<const std::byte> bytes_;
};

/// Puts `pieces`, one behind the other, into `path`: another file is written, synced and renamed, so that
/// `path` holds all of the old or all of the new bytes whatever happens. Bytes that somebody has mapped are
/// never written over: the other file is always a new one. Errors: io_error.
Status replace_file(const std::filesystem::path& path, std::span<const std::span<const std::byte>> pieces);

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_MAPPED_FILE_H_
