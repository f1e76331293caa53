#include "extract/reading/tab_table.h"

#include <algorithm>
#include <cstddef>

#include "extract/reading/characters.h"
#include "extract/reading/source_line.h"

namespace notegraph::extract {
namespace {

constexpr std::size_t kMinPlainRows = 3;
constexpr std::size_t kMaxHeaderWidth = 40;

// The number that opens a row, 0 for none.
std::uint32_t row_number(std::string_view line) {
  std::uint32_t number = 0;
  std::size_t digits = 0;
  while (digits < line.size() && digits < 6 && line[digits] >= '0' && line[digits] <= '9')
    number = number * 10 + static_cast<std::uint32_t>(line[digits++] - '0');
  return digits > 0 && digits < line.size() && line[digits] == '\t' ? number : 0;
}

std::size_t inner_tabs(std::string_view line) {
  const ByteRange content = trim(line, {0, line.size()});
  if (content.begin != 0) return 0;  // Starts with white space: indented text.
  return static_cast<std::size_t>(
      std::count(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(content.end), '\t'));
}

bool ends_row(std::string_view line) {
  return line.ends_with("\t\t");
}

class TableFinder {
 public:
  TableFinder(std::string_view text, ByteRange range, const std::vector<ByteRange>& excluded)
      : text_(text), range_(range), excluded_(excluded) {}

  std::vector<TabTable> find() {
    for (std::uint64_t at = range_.begin; at < range_.end;) {
      if (const std::uint64_t end = excluded_end(at); end > at) {
        at = end;
        continue;
      }
      const SourceLine line = source_line(text_, at, range_.end);
      const std::uint64_t end = table_at(line);
      at = std::max(end, line.next);
    }
    return std::move(tables_);
  }

 private:
  std::string_view content(const SourceLine& line) const {
    return text_.substr(line.range.begin, line.range.end - line.range.begin);
  }

  std::uint64_t excluded_end(std::uint64_t at) {
    while (next_excluded_ < excluded_.size() && excluded_[next_excluded_].end <= at) ++next_excluded_;
    if (next_excluded_ < excluded_.size() && excluded_[next_excluded_].begin <= at)
      return excluded_[next_excluded_].end;
    return at;
  }

  // Where the table that begins at `line` ends; 0 if none does.
  std::uint64_t table_at(const SourceLine& line) {
    if (content(line).find('\t') == std::string_view::npos) return 0;
    if (row_number(content(line)) > 0) return numbered_table(line, false);
    if (inner_tabs(content(line)) == 0) return 0;
    if (line.next < range_.end && row_number(content(source_line(text_, line.next, range_.end))) > 0)
      return numbered_table(line, true);
    return plain_table(line);
  }

  std::uint64_t numbered_table(const SourceLine& first, bool has_header) {
    TabTable table;
    table.has_header = has_header;
    table.numbered = true;
    std::uint32_t row = 0;
    std::uint64_t at = first.range.begin;
    if (has_header) {
      add_line_cells(first, row++, table);
      at = first.next;
    }
    std::uint32_t previous = 0;
    while (at < range_.end) {
      const SourceLine line = source_line(text_, at, range_.end);
      const std::uint32_t number = row_number(content(line));
      if (number <= previous) break;
      const std::uint64_t end = row_end(line, number);
      add_spanning_cells({line.range.begin, end}, row++, table);
      previous = number;
      at = end;
    }
    if (row < 2 && !spans_lines({first.range.begin, at})) return 0;
    table.range = {first.range.begin, at};
    tables_.push_back(std::move(table));
    return at;
  }

  // A row reaches to the next row, to a line that closes it with a run of tabs, or to a heading.
  std::uint64_t row_end(const SourceLine& first, std::uint32_t number) const {
    SourceLine line = first;
    while (true) {
      if (ends_row(content(line)) || line.next >= range_.end) return line.next;
      const SourceLine next = source_line(text_, line.next, range_.end);
      if (row_number(content(next)) > number || content(next).starts_with('#')) return line.next;
      line = next;
    }
  }

  bool spans_lines(ByteRange rows) const {
    return text_.substr(0, rows.end).find('\n', rows.begin) + 1 < rows.end;
  }

  void add_cell(ByteRange range, std::uint32_t row, std::uint32_t column, TabTable& table) const {
    range = trim(text_, range);
    if (range.begin < range.end) table.cells.push_back({range, row, column});
  }

  void add_spanning_cells(ByteRange row_range, std::uint32_t row, TabTable& table) const {
    std::uint32_t column = 0;
    std::uint64_t begin = row_range.begin;
    for (std::uint64_t at = row_range.begin; at < row_range.end; ++at) {
      if (text_[at] != '\t') continue;
      if (column >= 2 && at > 0 && text_[at - 1] == '\n') continue;
      add_cell({begin, at}, row, column++, table);
      begin = at + 1;
    }
    add_cell({begin, row_range.end}, row, column, table);
  }

  void add_line_cells(const SourceLine& line, std::uint32_t row, TabTable& table) const {
    std::uint32_t column = 0;
    std::uint64_t begin = line.range.begin;
    for (std::uint64_t at = begin; at <= line.range.end; ++at) {
      if (at < line.range.end && text_[at] != '\t') continue;
      add_cell({begin, at}, row, column++, table);
      begin = at + 1;
    }
  }

  std::uint64_t plain_table(const SourceLine& first) {
    const std::size_t tabs = inner_tabs(content(first));
    std::vector<SourceLine> rows;
    for (SourceLine line = first;; line = source_line(text_, line.next, range_.end)) {
      if (inner_tabs(content(line)) != tabs || excluded_end(line.range.begin) > line.range.begin) break;
      rows.push_back(line);
      if (line.next >= range_.end) break;
    }
    if (rows.size() < kMinPlainRows) return 0;
    TabTable table;
    table.range = {first.range.begin, rows.back().next};
    for (std::uint32_t row = 0; row < rows.size(); ++row) add_line_cells(rows[row], row, table);
    table.has_header = heads_columns(table, tabs + 1);
    tables_.push_back(std::move(table));
    return tables_.back().range.end;
  }

  // A first row of short cells without figures names the columns.
  bool heads_columns(const TabTable& table, std::size_t columns) const {
    std::size_t named = 0;
    for (const TabCell& cell : table.cells) {
      if (cell.row > 0) break;
      const std::string_view name = text_.substr(cell.range.begin, cell.range.end - cell.range.begin);
      const bool starts_with_figure = is_ascii_digit(static_cast<unsigned char>(name.front()));
      if (starts_with_figure || display_width(name, kMaxHeaderWidth + 1) > kMaxHeaderWidth) return false;
      ++named;
    }
    return named == columns;
  }

  std::string_view text_;
  ByteRange range_;
  const std::vector<ByteRange>& excluded_;
  std::size_t next_excluded_ = 0;
  std::vector<TabTable> tables_;
};

}  // namespace

std::vector<TabTable> find_tab_tables(std::string_view text, ByteRange range,
                                      const std::vector<ByteRange>& excluded) {
  return TableFinder(text, range, excluded).find();
}

}  // namespace notegraph::extract
