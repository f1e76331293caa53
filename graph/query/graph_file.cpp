#include "graph/query/graph_file.h"

#include <array>
#include <bit>
#include <cstring>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <xxhash.h>

#include "graph/query/mapped_file.h"

namespace notegraph::query {
namespace {

static_assert(std::endian::native == std::endian::little, "the columns are written as they lie in memory");

using Bytes = std::span<const std::byte>;

constexpr std::size_t kSections = 13;
constexpr std::size_t kAlignment = 64;
constexpr std::array<char, 16> kMagic = {'n', 'o', 't', 'e', 'g', 'r', 'a', 'p',
                                         'h', ' ', 'g', 'r', 'a', 'p', 'h', '\n'};

struct Section {
  std::uint64_t offset = 0, bytes = 0;
};

struct Header {
  std::array<char, 16> magic = kMagic;
  std::uint64_t checksum = 0;
  std::uint32_t version = 1;
  std::uint32_t padding = 0;
  std::uint64_t sequence = 0;
  std::array<Section, kSections> sections;
};
static_assert(sizeof(Header) == 40 + 16 * kSections);

constexpr std::size_t kChecked = 24;  // Where the checksum begins to count.

template <typename Values>
Bytes bytes_of(const Values& values) {
  return std::as_bytes(std::span(values.data(), values.size()));
}
template <typename T>
Bytes bytes_of(const Column<T>& column) {
  return std::as_bytes(column.values());
}

std::string join(const std::vector<std::string>& names) {
  std::string joined;
  for (const std::string& name : names) joined.append(name).push_back('\0');
  return joined;
}

std::vector<std::string> split(std::string_view joined) {
  std::vector<std::string> names;
  while (!joined.empty()) {
    const std::size_t end = joined.find('\0');
    names.emplace_back(joined.substr(0, end));
    joined.remove_prefix(end == std::string_view::npos ? joined.size() : end + 1);
  }
  return names;
}

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

/// The sections of a file whose header and checksum are right, one after the other.
class SectionReader {
 public:
  explicit SectionReader(std::shared_ptr<const MappedFile> file) : file_(std::move(file)) {
    std::memcpy(&header_, file_->bytes().data(), sizeof header_);
  }

  const Header& header() const { return header_; }

  /// The next section; ok() is false if it does not hold whole values.
  template <typename T>
  Column<T> column() {
    const Bytes bytes = next();
    if (bytes.size() % sizeof(T) != 0) ok_ = false;
    return Column<T>(file_, {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)});
  }
  std::string_view text() {
    const Bytes bytes = next();
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
  }
  bool ok() const { return ok_; }

 private:
  Bytes next() {
    const Section section = header_.sections[next_++];
    const std::size_t size = file_->bytes().size();
    if (section.offset > size || section.bytes > size - section.offset || section.offset % kAlignment != 0) {
      ok_ = false;
      return {};
    }
    return file_->bytes().subspan(section.offset, section.bytes);
  }

  std::shared_ptr<const MappedFile> file_;
  Header header_;
  std::size_t next_ = 0;
  bool ok_ = true;
};

bool fits_together(const EntityGraph& graph) {
  const CsrGraph::Columns& columns = graph.graph.columns();
  const std::size_t vertices = graph.entities.size(), edges = columns.confidences.size();
  return graph.vertex_types.size() == vertices && graph.parts.size() == vertices &&
         columns.out_begin.size() == vertices + 1 && columns.in_begin.size() == vertices + 1 &&
         columns.ends.size() == 2 * edges && columns.types.size() == 2 * edges &&
         columns.costs.size() == 2 * edges && columns.in_edges.size() == edges;
}

Status damaged(const std::filesystem::path& path) {
  return {StatusCode::corruption, fmt::format("{} is damaged", path.string())};
}

Status check(const std::filesystem::path& path, Bytes bytes) {
  if (bytes.size() < sizeof(Header)) return damaged(path);
  Header header;
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.magic != kMagic) {
    return {StatusCode::bad_data, fmt::format("{} is no graph file", path.string())};
  }
  if (header.version != Header().version) {
    return {StatusCode::bad_data, fmt::format("{} is of version {}", path.string(), header.version)};
  }
  Checksum checksum;
  checksum.add(bytes.subspan(kChecked));
  return checksum.value() == header.checksum ? Status() : damaged(path);
}

}  // namespace

Status write_graph_file(const std::filesystem::path& path, std::string_view store_id,
                        const EntityGraph& graph) {
  const std::string entity_types = join(graph.entity_types), relation_types = join(graph.relation_types);
  const CsrGraph::Columns& columns = graph.graph.columns();
  const std::array<Bytes, kSections> contents = {bytes_of(store_id),           bytes_of(entity_types),
                                                 bytes_of(relation_types),     bytes_of(graph.entities.ids()),
                                                 bytes_of(graph.vertex_types), bytes_of(graph.parts),
                                                 bytes_of(columns.out_begin),  bytes_of(columns.in_begin),
                                                 bytes_of(columns.ends),       bytes_of(columns.types),
                                                 bytes_of(columns.costs),      bytes_of(columns.in_edges),
                                                 bytes_of(columns.confidences)};

  static constexpr std::array<std::byte, kAlignment> kPadding{};
  Header header;
  header.sequence = graph.sequence;
  const Bytes header_bytes = std::as_bytes(std::span(&header, 1));
  std::vector<Bytes> pieces = {header_bytes};
  std::uint64_t offset = sizeof(Header);
  for (std::size_t i = 0; i < kSections; ++i) {
    const std::size_t padding = (kAlignment - offset % kAlignment) % kAlignment;
    pieces.push_back(Bytes(kPadding).first(padding));
    header.sections[i] = {offset + padding, contents[i].size()};
    pieces.push_back(contents[i]);
    offset += padding + contents[i].size();
  }
  Checksum checksum;
  checksum.add(header_bytes.subspan(kChecked));
  for (const Bytes piece : std::span(pieces).subspan(1)) checksum.add(piece);
  header.checksum = checksum.value();
  return replace_file(path, pieces);
}

Result<EntityGraph> open_graph_file(const std::filesystem::path& path, std::string_view store_id) {
  auto file = MappedFile::open(path);
  if (!file) return file.status();
  if (Status status = check(path, (*file)->bytes()); !status) return status;
  SectionReader sections(*std::move(file));
  if (sections.text() != store_id) {
    return Status(StatusCode::bad_data, fmt::format("{} belongs to another store", path.string()));
  }
  EntityGraph graph;
  graph.sequence = sections.header().sequence;
  graph.entity_types = split(sections.text());
  graph.relation_types = split(sections.text());
  graph.entities = EntityDirectory(sections.column<EntityId>());
  graph.vertex_types = sections.column<std::uint16_t>();
  graph.parts = sections.column<Vertex>();
  CsrGraph::Columns columns;
  columns.out_begin = sections.column<ArcIndex>();
  columns.in_begin = sections.column<ArcIndex>();
  columns.ends = sections.column<Vertex>();
  columns.types = sections.column<TypeIndex>();
  columns.costs = sections.column<Cost>();
  columns.in_edges = sections.column<EdgeIndex>();
  columns.confidences = sections.column<Billionths>();
  graph.graph = CsrGraph(std::move(columns));
  if (!sections.ok() || !fits_together(graph)) return damaged(path);
  return graph;
}

}  // namespace notegraph::query
