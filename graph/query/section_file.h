#ifndef NOTEGRAPH_GRAPH_QUERY_SECTION_FILE_H_
#define NOTEGRAPH_GRAPH_QUERY_SECTION_FILE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "graph/model/status.h"
#include "graph/query/column.h"
#include "graph/query/mapped_file.h"
#include "graph/query/text_column.h"

// Columns in a file, to be mapped instead of made. All numbers are little-endian, and stand as the columns
// hold them:
//
//   magic            16 bytes, says what the file holds
//   checksum         u64, XXH3-64 of all bytes behind it
//   version          u32; number of sections, u32
//   sequence         u64, of the store
//   sections         for each its offset and size in bytes, u64; the first names the store
//   the sections, each at a multiple of 64 bytes
//
// Such a file is a copy that can be made again: whatever is wrong with it, it is made anew. So a new version
// need not read an old one.
namespace notegraph::query {

/// What a file holds, and how.
struct SectionFileKind {
  std::array<char, 16> magic;
  std::uint32_t version = 0;
};

/// The sections of a file in the making. What is appended must live until write().
class SectionWriter {
 public:
  /// `store_id` names the store that the contents were read from, at `sequence`.
  SectionWriter(const SectionFileKind& kind, std::string_view store_id, std::uint64_t sequence);

  template <typename T>
  void append(const Column<T>& column) {
    contents_.push_back(std::as_bytes(column.values()));
  }
  void append(std::string_view text) { contents_.push_back(std::as_bytes(std::span(text))); }
  void append(const TextColumn& texts) {
    append(texts.begins());
    append(texts.bytes());
  }

  /// Replaces `path` in one step. Errors: io_error.
  Status write(const std::filesystem::path& path) const;

 private:
  SectionFileKind kind_;
  std::uint64_t sequence_;
  std::vector<std::span<const std::byte>> contents_;
};

/// The sections of a mapped file, one after the other.
class SectionReader {
 public:
  /// Reads all of the file once, for the checksum. Errors: not_found, there is no such file; bad_data, it is
  /// of another kind, version or store; corruption; io_error.
  static Result<SectionReader> open(const std::filesystem::path& path, const SectionFileKind& kind,
                                    std::string_view store_id);

  std::uint64_t sequence() const { return sequence_; }

  /// The next section, whose values lie in the file.
  template <typename T>
  Column<T> column() {
    const std::span<const std::byte> bytes = next();
    if (bytes.size() % sizeof(T) != 0) ok_ = false;
    return Column<T>(file_, {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)});
  }
  std::string_view text();
  TextColumn texts();

  /// False if a section was not there or does not hold whole values.
  bool ok() const { return ok_; }

 private:
  SectionReader(std::shared_ptr<const MappedFile> file, std::uint64_t sequence,
                std::vector<std::span<const std::byte>> sections)
      : file_(std::move(file)), sequence_(sequence), sections_(std::move(sections)) {}
  std::span<const std::byte> next();

  std::shared_ptr<const MappedFile> file_;
  std::uint64_t sequence_;
  std::vector<std::span<const std::byte>> sections_;
  std::size_t next_ = 0;
  bool ok_ = true;
};

/// What is answered for a file whose contents do not fit together.
Status damaged_file(const std::filesystem::path& path);

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_SECTION_FILE_H_
