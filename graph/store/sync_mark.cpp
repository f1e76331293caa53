#include "graph/store/sync_mark.h"

#include <fstream>
#include <iterator>
#include <string>

#include <fcntl.h>
#include <unistd.h>

#include "graph/model/note.h"
#include "graph/store/byte_codec.h"

namespace notegraph::store {
namespace {

constexpr const char* kFileName = "last-synced";

/// The id of the store, the write and a checksum of both: always of one length, so that a new one covers the
/// one before.
std::string encode(const StoreId& id, std::uint64_t sequence) {
  ByteWriter mark;
  for (const std::uint8_t byte : id) mark.put_byte(byte);
  mark.put_be64(sequence);
  mark.put_be64(content_hash(mark.bytes()));
  return mark.take();
}

}  // namespace

SyncMark::SyncMark(const std::filesystem::path& directory, const StoreId& id)
    : id_(id), descriptor_(open((directory / kFileName).c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666)) {}

SyncMark::~SyncMark() {
  if (descriptor_ >= 0) close(descriptor_);
}

void SyncMark::raise(std::uint64_t sequence) {
  const std::lock_guard lock(mutex_);
  if (descriptor_ < 0 || sequence <= marked_) return;
  const std::string mark = encode(id_, sequence);
  const ssize_t written = pwrite(descriptor_, mark.data(), mark.size(), 0);
  if (written == static_cast<ssize_t>(mark.size())) marked_ = sequence;
}

std::optional<LastSynced> read_sync_mark(const std::filesystem::path& directory) {
  std::ifstream file(directory / kFileName, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  ByteReader reader(bytes);
  LastSynced last;
  for (std::uint8_t& byte : last.store) byte = reader.read_byte();
  last.sequence = reader.read_be64();
  return bytes == encode(last.store, last.sequence) ? std::optional(last) : std::nullopt;
}

}  // namespace notegraph::store
