#include "graph/query/name_file.h"

#include <utility>

#include "graph/query/section_file.h"

namespace notegraph::query {
namespace {

constexpr SectionFileKind kNameFile = {
    {'n', 'o', 't', 'e', 'g', 'r', 'a', 'p', 'h', ' ', 'n', 'a', 'm', 'e', 's', '\n'}, 1};

bool fits_together(const NameLayer::Columns& columns) {
  const std::size_t owners = columns.ids.size(), names = columns.owners.size();
  return columns.owner_types.size() == owners && columns.mention_counts.size() == owners &&
         columns.titles.size() == 2 * owners && columns.keys.size() == names &&
         columns.surfaces.size() == names && columns.sets.size() == names;
}

}  // namespace

Status write_name_file(const std::filesystem::path& path, std::string_view store_id, std::uint64_t sequence,
                       const NameLayer& layer) {
  const NameLayer::Columns& columns = layer.columns();
  SectionWriter sections(kNameFile, store_id, sequence);
  sections.append(columns.types);
  sections.append(columns.ids);
  sections.append(columns.owner_types);
  sections.append(columns.mention_counts);
  sections.append(columns.titles);
  sections.append(columns.keys);
  sections.append(columns.surfaces);
  sections.append(columns.owners);
  sections.append(columns.sets);
  return sections.write(path);
}

Result<OpenedNames> open_name_file(const std::filesystem::path& path, std::string_view store_id) {
  auto sections = SectionReader::open(path, kNameFile, store_id);
  if (!sections) return sections.status();
  NameLayer::Columns columns;
  columns.types = sections->texts();
  columns.ids = sections->column<EntityId>();
  columns.owner_types = sections->column<std::uint32_t>();
  columns.mention_counts = sections->column<std::uint32_t>();
  columns.titles = sections->texts();
  columns.keys = sections->texts();
  columns.surfaces = sections->texts();
  columns.owners = sections->column<std::uint32_t>();
  columns.sets = sections->column<CharacterSet>();
  if (!sections->ok() || !fits_together(columns)) return damaged_file(path);
  return OpenedNames{sections->sequence(), NameLayer(std::move(columns))};
}

}  // namespace notegraph::query
