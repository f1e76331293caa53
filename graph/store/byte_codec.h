#ifndef NOTEGRAPH_GRAPH_STORE_BYTE_CODEC_H_
#define NOTEGRAPH_GRAPH_STORE_BYTE_CODEC_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/model/status.h"

// The alphabet in which keys and values are written; FORMAT.md shows it byte by byte.
namespace notegraph::store {

/// Appends encoded values to a string.
class ByteWriter {
 public:
  ByteWriter() { bytes_.reserve(kCommonBytes); }

  void put_byte(std::uint8_t value) { bytes_.push_back(static_cast<char>(value)); }
  void put_be32(std::uint32_t value);
  void put_be64(std::uint64_t value);
  /// LEB128: seven bits a byte, lowest first, the top bit set on all but the last.
  void put_varint(std::uint64_t value);
  /// IEEE 754 bits as be64.
  void put_double(double value);
  /// The length as varint, then the bytes.
  void put_string(std::string_view value);
  /// The number of strings as varint, then each.
  void put_strings(const std::vector<std::string>& values);
  /// The bytes alone: for the last field of a key.
  void put_raw(std::string_view value) { bytes_.append(value); }
  /// For a field inside a key: 00 becomes 00 FF, and 00 01 ends the field, so that keys order as the strings
  /// do.
  void put_ordered(std::string_view value);

  /// Forgets all behind the first `size` bytes, and keeps their room.
  void cut(std::size_t size) { bytes_.resize(size); }

  const std::string& bytes() const { return bytes_; }
  std::string take() { return std::move(bytes_); }

 private:
  static constexpr std::size_t kCommonBytes = 60;  // Most keys and values need no more.

  std::string bytes_;
};

/// Reads what ByteWriter wrote, from bytes that may be damaged. After the first value that is not there every
/// read gives 0 or an empty string, and ok() is false: check it once, at the end. The bytes must outlive it.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  std::uint8_t read_byte();
  std::uint32_t read_be32();
  std::uint64_t read_be64();
  std::uint64_t read_varint();
  /// A varint that must fit.
  std::uint32_t read_varint32();
  double read_double();
  std::string read_string();
  std::vector<std::string> read_strings();
  std::string read_ordered();
  /// All that is left: for the last field of a key.
  std::string read_rest();
  /// A varint that says how many elements follow, each of at least one byte: never more than there are bytes,
  /// so that a damaged count reserves no memory.
  std::size_t read_count();

  /// Marks the bytes as damaged: a value was read that cannot be.
  void fail();
  bool ok() const { return ok_; }
  /// ok(), and nothing is left over.
  bool finished() const { return ok_ && rest_.empty(); }

 private:
  std::string_view read_raw(std::uint64_t length);

  std::string_view rest_;
  bool ok_ = true;
};

/// `value` if `reader` came exactly to the end of its bytes. Errors: corruption, naming the kind of `record`.
template <typename T>
Result<T> finish_record(const ByteReader& reader, std::string_view record, T value) {
  if (!reader.finished())
    return Status(StatusCode::corruption, std::string("damaged record: ").append(record));
  return value;
}

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_BYTE_CODEC_H_
