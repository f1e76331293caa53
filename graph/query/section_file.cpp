#include "graph/query/section_file.h"

#include <bit>
#include <cstring>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <xxhash.h>

namespace notegraph::query {
namespace {

static_assert(std::endian::native == std::endian::little, "the columns are written as they lie in memory");

using Bytes = std::span<const std::byte>;

constexpr std::size_t kAlignment = 64;

struct Header {
  std::array<char, 16> magic{};
  std::uint64_t checksum = 0;
  std::uint32_t version = 0;
  std::uint32_t section_count = 0;
  std::uint64_t sequence = 0;
};
static_assert(sizeof(Header) == 40);
constexpr std::size_t kChecked = 24;  // Where the checksum begins to count.

struct Section {
  std::uint64_t offset = 0, bytes = 0;
};

class Checksum {
 public:
  Checksum() : state_(XXH3_createState()) { XXH3_64bits_reset(state_); }
  ~Checksum() { XXH3_freeState(state_); }
  Checksum(const Checksum&) = delete;
  Checksum& operator=(const Checksum&) = delete;
  void add(Bytes bytes) { XXH3_64bits_update(state_, bytes.data(), bytes.size()); }
  std::uint64_t value() const { return XXH3_64bits_digest(state_); }

 private:
  XXH3_state_t* state_;
};

/// Nothing: the table of sections does not lie in the file.
std::optional<std::vector<Bytes>> read_sections(Bytes bytes, std::size_t count) {
  if ((bytes.size() - sizeof(Header)) / sizeof(Section) < count) return std::nullopt;
  std::vector<Section> table(count);
  std::memcpy(table.data(), bytes.data() + sizeof(Header), count * sizeof(Section));
  std::vector<Bytes> sections;
  for (const Section& section : table) {
    const bool is_inside = section.offset <= bytes.size() && section.bytes <= bytes.size() - section.offset;
    if (!is_inside || section.offset % kAlignment != 0) return std::nullopt;
    sections.push_back(bytes.subspan(section.offset, section.bytes));
  }
  return sections;
}

}  // namespace

Status damaged_file(const std::filesystem::path& path) {
  return {StatusCode::corruption, fmt::format("{} is damaged", path.string())};
}

SectionWriter::SectionWriter(const SectionFileKind& kind, std::string_view store_id, std::uint64_t sequence)
    : kind_(kind), sequence_(sequence) {
  append(store_id);
}

Status SectionWriter::write(const std::filesystem::path& path) const {
  static constexpr std::array<std::byte, kAlignment> kPadding{};
  Header header{kind_.magic, 0, kind_.version, static_cast<std::uint32_t>(contents_.size()), sequence_};
  std::vector<Section> table;
  const Bytes header_bytes = std::as_bytes(std::span(&header, 1));
  std::vector<Bytes> pieces = {header_bytes, {}};
  std::uint64_t offset = sizeof(Header) + contents_.size() * sizeof(Section);
  for (const Bytes content : contents_) {
    const std::size_t padding = (kAlignment - offset % kAlignment) % kAlignment;
    pieces.push_back(Bytes(kPadding).first(padding));
    pieces.push_back(content);
    table.push_back({offset + padding, content.size()});
    offset += padding + content.size();
  }
  pieces[1] = std::as_bytes(std::span(table));
  Checksum checksum;
  checksum.add(header_bytes.subspan(kChecked));
  for (const Bytes piece : std::span(pieces).subspan(1)) checksum.add(piece);
  header.checksum = checksum.value();
  return replace_file(path, pieces);
}

Result<SectionReader> SectionReader::open(const std::filesystem::path& path, const SectionFileKind& kind,
                                          std::string_view store_id) {
  auto file = MappedFile::open(path);
  if (!file) return file.status();
  const Bytes bytes = (*file)->bytes();
  if (bytes.size() < sizeof(Header)) return damaged_file(path);
  Header header;
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.magic != kind.magic) {
    return Status(StatusCode::bad_data, fmt::format("{} is no such file", path.string()));
  }
  if (header.version != kind.version) {
    return Status(StatusCode::bad_data, fmt::format("{} is of version {}", path.string(), header.version));
  }
  Checksum checksum;
  checksum.add(bytes.subspan(kChecked));
  auto sections = read_sections(bytes, header.section_count);
  if (checksum.value() != header.checksum || !sections) return damaged_file(path);
  SectionReader reader(*std::move(file), header.sequence, *std::move(sections));
  if (reader.text() != store_id) {
    return Status(StatusCode::bad_data, fmt::format("{} belongs to another store", path.string()));
  }
  return reader;
}

std::span<const std::byte> SectionReader::next() {
  if (next_ != sections_.size()) return sections_[next_++];
  ok_ = false;
  return {};
}

std::string_view SectionReader::text() {
  const Bytes bytes = next();
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

TextColumn SectionReader::texts() {
  auto begins = column<std::uint64_t>();
  auto bytes = column<char>();
  if (!ok_ || begins.empty() || begins[begins.size() - 1] != bytes.size()) {
    ok_ = false;
    return {};
  }
  return {std::move(begins), std::move(bytes)};
}

}  // namespace notegraph::query
