#include "extract/lexicon/lexicon_file.h"

#include <string_view>

#include <fmt/format.h>

#include "graph/model/table_file.h"

namespace notegraph::extract {
namespace {

const std::vector<std::string> kColumns = {"name", "type", "zh", "en", "fr", "also", "typo", "context"};
enum Column : std::size_t { kName, kType, kZh, kEn, kFr, kAlso, kTypo, kContext };

LexiconForm parse_form(std::string_view text) {
  LexiconForm form;
  while (!text.empty() && (text.front() == '=' || text.front() == '?')) {
    (text.front() == '=' ? form.exact_capitals : form.needs_cue) = true;
    text.remove_prefix(1);
  }
  form.text = text;
  return form;
}

Result<LexiconEntry> parse_row(const TableFile& table, const TableFile::Row& row, const Ontology& ontology) {
  LexiconEntry entry;
  entry.type = row.cells[kType];
  entry.file = table.path;
  entry.line = row.line;
  entry.cues = split_cell(row.cells[kContext]);
  if (row.cells[kName].empty()) return table.error(row, "the name is empty");
  if (ontology.find_entity_type(entry.type) == nullptr) {
    return table.error(row, fmt::format("\"{}\" is not an entity type of the ontology", entry.type));
  }
  for (const Column column : {kName, kZh, kEn, kFr, kAlso, kTypo}) {
    for (const std::string& cell : split_cell(row.cells[column])) {
      LexiconForm form = parse_form(cell);
      form.typo = column == kTypo;
      if (form.text.empty()) return table.error(row, fmt::format("\"{}\" names nothing", cell));
      if (form.needs_cue && entry.cues.empty()) {
        return table.error(row, fmt::format("\"{}\" needs cue words in the column context", cell));
      }
      entry.forms.push_back(std::move(form));
    }
  }
  return entry;
}

}  // namespace

Result<std::vector<LexiconEntry>> read_lexicon_file(const std::filesystem::path& path,
                                                    const Ontology& ontology) {
  const Result<TableFile> table = read_table_file(path, kColumns);
  if (!table) return table.status();
  std::vector<LexiconEntry> entries;
  for (const TableFile::Row& row : table->rows) {
    Result<LexiconEntry> entry = parse_row(*table, row, ontology);
    if (!entry) return entry.status();
    entries.push_back(std::move(*entry));
  }
  return entries;
}

}  // namespace notegraph::extract
