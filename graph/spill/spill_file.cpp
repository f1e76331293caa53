#include "graph/spill/spill_file.h"

#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <stdlib.h>
#include <unistd.h>

#include "graph/model/note.h"

namespace notegraph::spill {
namespace {

namespace fs = std::filesystem;

fs::path existing_folder(fs::path directory) {
  std::error_code error;
  directory = fs::absolute(directory, error);
  while (!fs::is_directory(directory, error) && directory.has_relative_path()) {
    directory = directory.parent_path();
  }
  return directory;
}

/// Some file systems cannot make a file without a name; there it loses its name at once.
int open_and_unlink(const fs::path& folder) {
  std::string name = folder / ".notegraph-spill-XXXXXX";
  const int descriptor = mkostemp(name.data(), O_CLOEXEC);
  if (descriptor >= 0) unlink(name.c_str());
  return descriptor;
}

/// What stands before each block, as this machine writes it: nothing outlives the process.
struct Header {
  std::uint64_t size = 0;
  std::uint64_t checksum = 0;
};

/// Differs by place, too: a block must not pass for another.
std::uint64_t checksum(std::string_view block, std::uint64_t offset) {
  return content_hash(block) + offset;
}

}  // namespace

Result<SpillFile> SpillFile::create(const fs::path& directory) {
  const fs::path folder = existing_folder(directory);
  int descriptor = open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (descriptor < 0 && (errno == EOPNOTSUPP || errno == EISDIR)) descriptor = open_and_unlink(folder);
  SpillFile file(descriptor, folder);
  if (descriptor < 0) return file.failure("making");
  return file;
}

SpillFile::SpillFile(int descriptor, fs::path folder) : descriptor_(descriptor), folder_(std::move(folder)) {}

SpillFile::SpillFile(SpillFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      folder_(std::move(other.folder_)),
      size_(std::exchange(other.size_, 0)) {}

SpillFile& SpillFile::operator=(SpillFile&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(folder_, other.folder_);
  std::swap(size_, other.size_);
  return *this;
}

SpillFile::~SpillFile() {
  if (descriptor_ >= 0) close(descriptor_);
}

Status SpillFile::append(std::string_view block) {
  const Header header{block.size(), checksum(block, size_)};
  if (Status status = write({reinterpret_cast<const char*>(&header), sizeof header}); !status) return status;
  return write(block);
}

Result<std::uint64_t> SpillFile::read(std::uint64_t offset, std::vector<char>& block) const {
  Header header;
  if (Status status = read_bytes(offset, {reinterpret_cast<char*>(&header), sizeof header}); !status) {
    return status;
  }
  const std::uint64_t begin = offset + sizeof header;
  if (begin > size_ || header.size > size_ - begin) return damaged();
  block.resize(header.size);
  if (Status status = read_bytes(begin, block); !status) return status;
  if (checksum({block.data(), block.size()}, offset) != header.checksum) return damaged();
  return begin + header.size;
}

Status SpillFile::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return failure("writing");
    bytes.remove_prefix(static_cast<std::size_t>(written));
    size_ += static_cast<std::uint64_t>(written);
  }
  return {};
}

Status SpillFile::read_bytes(std::uint64_t offset, std::span<char> bytes) const {
  while (!bytes.empty()) {
    const ssize_t got = pread(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return failure("reading");
    if (got == 0) return damaged();
    bytes = bytes.subspan(static_cast<std::size_t>(got));
    offset += static_cast<std::uint64_t>(got);
  }
  return {};
}

Status SpillFile::failure(std::string_view doing) const {
  const bool is_full = errno == ENOSPC || errno == EDQUOT || errno == EFBIG;
  return {StatusCode::io_error, fmt::format("{} a temporary file in '{}': {}{}", doing, folder_.string(),
                                            std::generic_category().message(errno),
                                            is_full ? "; make room there and try again" : "")};
}

Status SpillFile::damaged() const {
  return {
      StatusCode::io_error,
      fmt::format("a temporary file in '{}' does not read back as it was written: that disk, or the memory, "
                  "fails",
                  folder_.string())};
}

}  // namespace notegraph::spill
