#include "graph/query/evidence_file.h"

#include <utility>

#include "graph/query/section_file.h"

namespace notegraph::query {
namespace {

constexpr SectionFileKind kEvidenceFile = {
    {'n', 'o', 't', 'e', 'g', 'r', 'a', 'p', 'h', ' ', 'p', 'r', 'o', 'o', 'f', '\n'}, 1};

bool fits_together(const EvidenceLayer::Columns& columns) {
  const std::size_t relations = columns.tails.size();
  return columns.row_begin.size() == columns.heads.size() + 1 &&
         columns.row_begin[columns.heads.size()] == relations && columns.relation_types.size() == relations &&
         columns.records.size() == relations;
}

}  // namespace

Status write_evidence_file(const std::filesystem::path& path, std::string_view store_id,
                           std::uint64_t sequence, const EvidenceLayer& layer) {
  const EvidenceLayer::Columns& columns = layer.columns();
  SectionWriter sections(kEvidenceFile, store_id, sequence);
  sections.append(columns.heads);
  sections.append(columns.row_begin);
  sections.append(columns.types);
  sections.append(columns.relation_types);
  sections.append(columns.tails);
  sections.append(columns.records);
  sections.append(columns.texts);
  return sections.write(path);
}

Result<OpenedEvidence> open_evidence_file(const std::filesystem::path& path, std::string_view store_id) {
  auto sections = SectionReader::open(path, kEvidenceFile, store_id);
  if (!sections) return sections.status();
  EvidenceLayer::Columns columns;
  columns.heads = sections->column<EntityId>();
  columns.row_begin = sections->column<std::uint64_t>();
  columns.types = sections->texts();
  columns.relation_types = sections->column<std::uint32_t>();
  columns.tails = sections->column<EntityId>();
  columns.records = sections->texts();
  columns.texts = sections->texts();
  if (!sections->ok() || !fits_together(columns)) return damaged_file(path);
  return OpenedEvidence{sections->sequence(), EvidenceLayer(std::move(columns))};
}

}  // namespace notegraph::query
