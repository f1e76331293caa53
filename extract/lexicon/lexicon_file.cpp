#include "extract/lexicon/lexicon_file.h"

#include <utility>

#include <fmt/format.h>

#include "graph/model/table_file.h"

namespace notegraph::extract {
namespace {

const std::vector<std::string_view> kColumns = {"name", "type", "zh", "en", "fr", "also", "typo", "context"};
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

class EntryReader {
 public:
  EntryReader(const TableFile& table, const Ontology& ontology, LexiconFile& file)
      : table_(table), ontology_(ontology), file_(file) {}

  Status read() {
    file_.entries.reserve(table_.rows.size());
    for (const TableFile::Row& row : table_.rows) {
      if (Status status = add(row); !status.ok()) return status;
    }
    // Only now that both are complete do their elements stay in place.
    std::size_t form = 0, cue = 0;
    for (std::size_t e = 0; e < file_.entries.size(); ++e) {
      LexiconEntry& entry = file_.entries[e];
      entry.forms = std::span(file_.forms).subspan(form, ends_[e].form - form);
      entry.cues = std::span(file_.cues).subspan(cue, ends_[e].cue - cue);
      form = ends_[e].form;
      cue = ends_[e].cue;
    }
    return {};
  }

 private:
  struct End {
    std::size_t form, cue;
  };

  Status add(const TableFile::Row& row) {
    if (row.cells[kName].empty()) return table_.error(row, "the name is empty");
    if (ontology_.find_entity_type(row.cells[kType]) == nullptr) {
      return table_.error(row, fmt::format("\"{}\" is not an entity type of the ontology", row.cells[kType]));
    }
    split_cell(row.cells[kContext], parts_);
    file_.cues.insert(file_.cues.end(), parts_.begin(), parts_.end());
    const bool has_cues = !parts_.empty();
    for (const Column column : {kName, kZh, kEn, kFr, kAlso, kTypo}) {
      split_cell(row.cells[column], parts_);
      for (const std::string_view part : parts_) {
        LexiconForm form = parse_form(part);
        form.typo = column == kTypo;
        if (form.text.empty()) return table_.error(row, fmt::format("\"{}\" names nothing", part));
        if (form.needs_cue && !has_cues) {
          return table_.error(row, fmt::format("\"{}\" needs cue words in the column context", part));
        }
        file_.forms.push_back(form);
      }
    }
    file_.entries.push_back({row.line, row.cells[kType], {}, {}});
    ends_.push_back({file_.forms.size(), file_.cues.size()});
    return {};
  }

  const TableFile& table_;
  const Ontology& ontology_;
  LexiconFile& file_;
  std::vector<End> ends_;  ///< Per entry: the sizes of forms and cues behind it.
  std::vector<std::string_view> parts_;
};

}  // namespace

Result<LexiconFile> read_lexicon_file(const std::filesystem::path& path, const Ontology& ontology) {
  Result<TableFile> table = read_table_file(path, kColumns);
  if (!table) return table.status();
  LexiconFile file;
  file.path = table->path;
  file.text = table->text;
  if (Status status = EntryReader(*table, ontology, file).read(); !status.ok()) return status;
  return file;
}

}  // namespace notegraph::extract
