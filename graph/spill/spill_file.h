#ifndef NOTEGRAPH_GRAPH_SPILL_SPILL_FILE_H_
#define NOTEGRAPH_GRAPH_SPILL_SPILL_FILE_H_

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

#include "graph/model/status.h"

namespace notegraph::spill {

/// A file for what does not fit into memory, block by block. It has no name, so that it goes with the process
/// however that ends. Each block has a checksum, so that what a failing disk gives back is not taken for what
/// was written.
class SpillFile {
 public:
  /// Makes one on the disk of `directory`, which need not exist yet: then on that of the nearest folder above
  /// it that does. Errors: io_error.
  static Result<SpillFile> create(const std::filesystem::path& directory);
  SpillFile(SpillFile&& other) noexcept;
  SpillFile& operator=(SpillFile&& other) noexcept;
  ~SpillFile();

  /// Where the next block will begin.
  std::uint64_t size() const { return size_; }
  /// Errors: io_error, such as a full disk.
  Status append(std::string_view block);
  /// Puts the block that begins at `offset` into `block`, and answers where the next one begins. Errors:
  /// io_error, also if it is not what was written.
  Result<std::uint64_t> read(std::uint64_t offset, std::vector<char>& block) const;

 private:
  SpillFile(int descriptor, std::filesystem::path folder);
  Status write(std::string_view bytes);
  Status read_bytes(std::uint64_t offset, std::span<char> bytes) const;
  Status failure(std::string_view doing) const;
  Status damaged() const;

  int descriptor_;
  std::filesystem::path folder_;  // For messages.
  std::uint64_t size_ = 0;
};

}  // namespace notegraph::spill

#endif  // NOTEGRAPH_GRAPH_SPILL_SPILL_FILE_H_
