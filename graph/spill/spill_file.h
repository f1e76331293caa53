#ifndef NOTEGRAPH_GRAPH_SPILL_SPILL_FILE_H_
#define NOTEGRAPH_GRAPH_SPILL_SPILL_FILE_H_

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>

#include "graph/model/status.h"

namespace notegraph::spill {

/// A file for what does not fit into memory. It has no name, so that it goes with the process however that
/// ends.
class SpillFile {
 public:
  /// Makes one on the disk of `directory`, which need not exist yet: then on that of the nearest folder above
  /// it that does. Errors: io_error.
  static Result<SpillFile> create(const std::filesystem::path& directory);
  SpillFile(SpillFile&& other) noexcept;
  SpillFile& operator=(SpillFile&& other) noexcept;
  ~SpillFile();

  std::uint64_t size() const { return size_; }
  /// Errors: io_error, such as a full disk.
  Status append(std::string_view bytes);
  /// Fills `buffer` with what stands at `offset`. Errors: io_error, also if that is less.
  Status read(std::uint64_t offset, std::span<char> buffer) const;

 private:
  SpillFile(int descriptor, std::filesystem::path folder);
  Status failure(std::string_view doing) const;

  int descriptor_;
  std::filesystem::path folder_;  // For messages.
  std::uint64_t size_ = 0;
};

}  // namespace notegraph::spill

#endif  // NOTEGRAPH_GRAPH_SPILL_SPILL_FILE_H_
