#include "graph/store/byte_codec.h"

#include <bit>
#include <limits>

namespace notegraph::store {
namespace {

constexpr char kEscape = '\x00';
constexpr char kEscapedZero = '\xFF';
constexpr char kEndOfField = '\x01';

template <typename Number>
void append_big_endian(std::string& bytes, Number value) {
  char digits[sizeof value];
  for (std::size_t i = sizeof value; i > 0; value = static_cast<Number>(value >> 8)) {
    digits[--i] = static_cast<char>(static_cast<std::uint8_t>(value));
  }
  bytes.append(digits, sizeof digits);
}

std::uint64_t from_big_endian(std::string_view bytes) {
  std::uint64_t value = 0;
  for (const char c : bytes) value = value << 8 | static_cast<std::uint8_t>(c);
  return value;
}

}  // namespace

void ByteWriter::put_be32(std::uint32_t value) {
  append_big_endian(bytes_, value);
}

void ByteWriter::put_be64(std::uint64_t value) {
  append_big_endian(bytes_, value);
}

void ByteWriter::put_varint(std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) put_byte(static_cast<std::uint8_t>(value | 0x80));
  put_byte(static_cast<std::uint8_t>(value));
}

void ByteWriter::put_double(double value) {
  put_be64(std::bit_cast<std::uint64_t>(value));
}

void ByteWriter::put_string(std::string_view value) {
  put_varint(value.size());
  put_raw(value);
}

void ByteWriter::put_strings(const std::vector<std::string>& values) {
  put_varint(values.size());
  for (const std::string& value : values) put_string(value);
}

void ByteWriter::put_ordered(std::string_view value) {
  for (std::size_t zero; (zero = value.find(kEscape)) != std::string_view::npos;) {
    bytes_.append(value.substr(0, zero + 1)).push_back(kEscapedZero);
    value.remove_prefix(zero + 1);
  }
  bytes_.append(value);
  bytes_.push_back(kEscape);
  bytes_.push_back(kEndOfField);
}

void ByteReader::fail() {
  ok_ = false;
  rest_ = {};
}

std::string_view ByteReader::read_raw(std::uint64_t length) {
  if (length > rest_.size()) {
    fail();
    return {};
  }
  const std::string_view raw = rest_.substr(0, length);
  rest_.remove_prefix(length);
  return raw;
}

std::uint8_t ByteReader::read_byte() {
  return static_cast<std::uint8_t>(from_big_endian(read_raw(1)));
}

std::uint32_t ByteReader::read_be32() {
  return static_cast<std::uint32_t>(from_big_endian(read_raw(4)));
}

std::uint64_t ByteReader::read_be64() {
  return from_big_endian(read_raw(8));
}

std::uint64_t ByteReader::read_varint() {
  std::uint64_t value = 0;
  for (int shift = 0; shift < 64 && ok_; shift += 7) {
    const std::uint8_t byte = read_byte();
    if (shift == 63 && byte > 1) break;  // Would not fit into 64 bits.
    value |= std::uint64_t{byte & 0x7FU} << shift;
    if (byte < 0x80) return ok_ ? value : 0;
  }
  fail();
  return 0;
}

std::uint32_t ByteReader::read_varint32() {
  const std::uint64_t value = read_varint();
  if (value > std::numeric_limits<std::uint32_t>::max()) {
    fail();
    return 0;
  }
  return static_cast<std::uint32_t>(value);
}

double ByteReader::read_double() {
  return std::bit_cast<double>(read_be64());
}

std::string ByteReader::read_string() {
  return std::string(read_raw(read_varint()));
}

std::vector<std::string> ByteReader::read_strings() {
  std::vector<std::string> values(read_count());
  for (std::string& value : values) value = read_string();
  return values;
}

std::string ByteReader::read_ordered() {
  std::string value;
  while (ok_) {
    const auto zero = rest_.find(kEscape);
    if (zero == std::string_view::npos || zero + 1 == rest_.size()) break;
    value.append(rest_.substr(0, zero));
    const char mark = rest_[zero + 1];
    rest_.remove_prefix(zero + 2);
    if (mark == kEndOfField) return value;
    if (mark != kEscapedZero) break;
    value.push_back(kEscape);
  }
  fail();
  return {};
}

std::string ByteReader::read_rest() {
  return std::string(read_raw(rest_.size()));
}

std::size_t ByteReader::read_count() {
  const std::uint64_t count = read_varint();
  if (count > rest_.size()) {
    fail();
    return 0;
  }
  return count;
}

}  // namespace notegraph::store
