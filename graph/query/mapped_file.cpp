#include "graph/query/mapped_file.h"

#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

namespace notegraph::query {
namespace {

/// Closed by its scope.
class FileDescriptor {
 public:
  explicit FileDescriptor(int number) : number_(number) {}
  ~FileDescriptor() {
    if (number_ >= 0) ::close(number_);
  }
  FileDescriptor(const FileDescriptor&) = delete;
  FileDescriptor& operator=(const FileDescriptor&) = delete;
  int number() const { return number_; }
  bool ok() const { return number_ >= 0; }

 private:
  int number_;
};

Status refused(const std::filesystem::path& path) {
  const StatusCode code = errno == ENOENT ? StatusCode::not_found : StatusCode::io_error;
  return {code, fmt::format("{}: {}", path.string(), std::strerror(errno))};
}

bool write_all(int file, std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) return false;
    if (written > 0) bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return true;
}

Status write_file(const std::filesystem::path& path, std::span<const std::span<const std::byte>> pieces) {
  const FileDescriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (!file.ok()) return refused(path);
  for (const auto& piece : pieces) {
    if (!write_all(file.number(), piece)) return refused(path);
  }
  return ::fsync(file.number()) == 0 ? Status() : refused(path);
}

}  // namespace

Result<std::shared_ptr<const MappedFile>> MappedFile::open(const std::filesystem::path& path) {
  const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat about {};
  if (!file.ok() || ::fstat(file.number(), &about) != 0) return refused(path);
  const auto size = static_cast<std::size_t>(about.st_size);
  std::span<const std::byte> bytes;
  if (size != 0) {  // Nothing cannot be mapped.
    void* const begin = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.number(), 0);
    if (begin == MAP_FAILED) return refused(path);
    bytes = {static_cast<const std::byte*>(begin), size};
  }
  return std::shared_ptr<const MappedFile>(new MappedFile(bytes));
}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) ::munmap(const_cast<std::byte*>(bytes_.data()), bytes_.size());
}

Status replace_file(const std::filesystem::path& path, std::span<const std::span<const std::byte>> pieces) {
  const std::filesystem::path beside = path.string() + ".new";
  ::unlink(beside.c_str());  // Left over by a program that was killed.
  Status status = write_file(beside, pieces);
  if (status.ok() && ::rename(beside.c_str(), path.c_str()) != 0) status = refused(path);
  if (!status.ok()) ::unlink(beside.c_str());
  return status;
}

}  // namespace notegraph::query
