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
      std::string cell;
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
  Status read_quoted(std::string& cell) {
    const std::size_t opened_at = at_++;
    while (at_ < table_.size()) {
      const char c = table_[at_++];
      if (c == '"') {
        if (at_ >= table_.size() || table_[at_] != '"') return {};
        ++at_;
      }
      cell += c;
    }
    const auto line =
        1 + std::count(table_.begin(), table_.begin() + static_cast<std::ptrdiff_t>(opened_at), '\n');
    return {StatusCode::bad_data, fmt::format("line {}: a quote is opened and never closed", line)};
  }

  void read_plain(std::string& cell) {
    while (at_ < table_.size() && table_[at_] != separator_ && table_[at_] != '\n' && table_[at_] != '\r') {
      cell += table_[at_++];
    }
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

Result<std::string> read_table(std::string_view table, char separator) {
  MarkdownWriter writer;
  if (Status status = TableReader(table, separator, writer).read(); !status) return status;
  return std::move(writer).finish();
}

}  // namespace

Result<std::string> read_csv(std::string_view bytes) {
  const extract::SourceText source = extract::SourceText::decode(bytes);
  return read_table(source.utf8(), find_separator(source.utf8()));
}

Result<std::string> read_tsv(std::string_view bytes) {
  return read_table(extract::SourceText::decode(bytes).utf8(), '\t');
}

}  // namespace notegraph::formats
