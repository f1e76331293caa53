#include "api/formats/readers.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "api/formats/markdown_writer.h"
#include "extract/reading/source_text.h"

namespace notegraph::formats {
namespace {

/// Which of the usual separators the first row has most of, outside quotes; the comma if it has none.
char find_separator(std::string_view table) {
  constexpr std::string_view kSeparators = ",;\t";
  std::array<std::size_t, kSeparators.size()> counts{};
  bool quoted = false;
  for (const char c : table) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' || c == '\r') break;
    if (const auto which = kSeparators.find(c); which != std::string_view::npos) ++counts[which];
  }
  return kSeparators[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) -
                                              counts.begin())];
}

/// Reads a table cell by cell: a cell that begins with a quote ends with one, and holds separators, line ends
/// and, doubled, quotes.
class TableReader {
 public:
  TableReader(std::string_view table, char separator, MarkdownWriter& writer)
      : table_(table), separator_(separator), writer_(writer) {}

  Status read() {
    while (at_ < table_.size()) {
      TracedText cell;
      if (table_[at_] == '"') {
        if (Status status = read_quoted(cell); !status) return status;
      }
      read_plain(cell);
      writer_.cell(cell);
      end_cell();
    }
    writer_.end_table();
    return {};
  }

 private:
  Status read_quoted(TracedText& cell) {
    const std::size_t opened_at = at_++;
    while (at_ < table_.size()) {
      const std::size_t quote = std::min(table_.find('"', at_), table_.size());
      take(quote, cell);
      if (quote == table_.size()) break;
      at_ = quote + 1;
      if (at_ >= table_.size() || table_[at_] != '"') return {};
      cell.append_part("\"", {quote, ++at_});
    }
    const auto line =
        1 + std::count(table_.begin(), table_.begin() + static_cast<std::ptrdiff_t>(opened_at), '\n');
    return {StatusCode::bad_data, fmt::format("line {}: a quote is opened and never closed", line)};
  }

  void read_plain(TracedText& cell) {
    std::size_t end = at_;
    while (end < table_.size() && table_[end] != separator_ && table_[end] != '\n' && table_[end] != '\r') {
      ++end;
    }
    take(end, cell);
  }

  /// What stands before `end`.
  void take(std::size_t end, TracedText& cell) {
    cell.append_part(table_.substr(at_, end - at_), {at_, end});
    at_ = end;
  }

  void end_cell() {
    if (at_ < table_.size() && table_[at_] == separator_) {
      ++at_;
      return;
    }
    writer_.end_row();
    if (table_.substr(at_).starts_with("\r\n")) ++at_;
    if (at_ < table_.size()) ++at_;
  }

  std::string_view table_;
  char separator_;
  MarkdownWriter& writer_;
  std::size_t at_ = 0;
};

Result<NoteText> read_table(extract::SourceText file, char separator) {
  MarkdownWriter writer;
  if (Status status = TableReader(file.utf8(), separator, writer).read(); !status) return status;
  return note_text_of(std::move(writer), std::move(file));
}

}  // namespace

Result<NoteText> read_csv(std::string_view bytes) {
  extract::SourceText file = extract::SourceText::decode(bytes);
  const char separator = find_separator(file.utf8());
  return read_table(std::move(file), separator);
}

Result<NoteText> read_tsv(std::string_view bytes) {
  return read_table(extract::SourceText::decode(bytes), '\t');
}

}  // namespace notegraph::formats
