// Source: https://github.com/facebook/rocksdb/wiki/Write-Ahead-Log-File-Format
#include "graph/store/manifest_tail.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>

#include <fmt/format.h>
#include <boost/crc.hpp>

namespace notegraph::store {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBlockBytes = 32 << 10;  // No record crosses the border of two.
constexpr std::size_t kHeaderBytes = 7;        // Checksum, length, type.
constexpr std::size_t kLengthAt = 4, kTypeAt = 6;
constexpr std::uint8_t kLastType = 4;  // Of the four of a MANIFEST: whole, first, middle and last part.

std::uint32_t little_endian(std::string_view bytes) {
  std::uint32_t number = 0;
  for (std::size_t i = bytes.size(); i-- > 0;) number = number << 8 | static_cast<std::uint8_t>(bytes[i]);
  return number;
}

/// CRC-32C, disguised so that it may itself stand in what is check-summed.
std::uint32_t masked_checksum(std::string_view bytes) {
  constexpr std::uint32_t kMask = 0xa282ead8;
  boost::crc_optimal<32, 0x1EDC6F41, 0xFFFFFFFF, 0xFFFFFFFF, true, true> crc;
  crc.process_bytes(bytes.data(), bytes.size());
  const std::uint32_t sum = crc.checksum();
  return (sum >> 15 | sum << 17) + kMask;
}

std::size_t left_in_block(std::size_t place) {
  return kBlockBytes - place % kBlockBytes;
}

/// The bytes of the record at `place`, with its header; nothing: it would not fit where it stands.
std::optional<std::size_t> record_size(std::string_view log, std::size_t place) {
  const std::size_t room = std::min(left_in_block(place), log.size() - place);
  if (room < kHeaderBytes) return std::nullopt;
  const std::size_t bytes = kHeaderBytes + little_endian(log.substr(place + kLengthAt, 2));
  return bytes <= room ? std::optional(bytes) : std::nullopt;
}

bool is_whole(std::string_view log, std::size_t place) {
  const auto bytes = record_size(log, place);
  if (!bytes) return false;
  const auto type = static_cast<std::uint8_t>(log[place + kTypeAt]);
  return type >= 1 && type <= kLastType &&
         little_endian(log.substr(place, kLengthAt)) ==
             masked_checksum(log.substr(place + kTypeAt, *bytes - kTypeAt));
}

std::optional<std::string> read_file(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  return in.bad() || !in.is_open() ? std::nullopt : std::optional(std::move(bytes));
}

Status failure(const fs::path& file, const std::string& reason) {
  return {StatusCode::io_error, fmt::format("cannot write to '{}': {}", file.string(), reason)};
}

}  // namespace

std::optional<std::uint64_t> find_torn_end(std::string_view log) {
  std::size_t place = 0;
  while (place < log.size()) {
    if (left_in_block(place) < kHeaderBytes) {
      place += left_in_block(place);
    } else if (is_whole(log, place)) {
      place += *record_size(log, place);
    } else {
      break;
    }
  }
  if (place >= log.size()) return std::nullopt;
  for (std::size_t behind = place + 1; behind < log.size(); ++behind) {
    if (is_whole(log, behind)) return std::nullopt;
  }
  return place;
}

Result<std::optional<TrimmedManifest>> TrimmedManifest::trim(const fs::path& directory) {
  using Trimmed = std::optional<TrimmedManifest>;
  std::optional<std::string> name = read_file(directory / "CURRENT");
  if (!name || !name->starts_with("MANIFEST-") || !name->ends_with('\n')) return Trimmed();
  name->pop_back();
  const fs::path file = directory / *name;
  const std::optional<std::string> log = read_file(file);
  const auto end = log ? find_torn_end(*log) : std::nullopt;
  if (!end) return Trimmed();
  std::error_code error;
  fs::resize_file(file, *end, error);
  if (error) return failure(file, error.message());
  return Trimmed(TrimmedManifest(file, log->substr(*end)));
}

Status TrimmedManifest::restore() const {
  std::ofstream out(file_, std::ios::binary | std::ios::app);
  out << end_ << std::flush;
  return out ? Status() : failure(file_, "its end could not be put back");
}

}  // namespace notegraph::store
