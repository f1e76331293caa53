#include "cli/output/text_table.h"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <ostream>
#include <utility>

#include "cli/output/display_width.h"

namespace notegraph::cli {
namespace {

constexpr std::size_t kGap = 2;            // Columns of space between two cells.
constexpr std::size_t kNarrowestCell = 6;  // No column is cut below this.

/// Takes from the widest until the line fits into `max_width` or nothing more can be taken.
void shrink(std::vector<std::size_t>& widths, std::size_t max_width) {
  const std::size_t gaps = kGap * (widths.size() - 1);
  std::size_t total = std::accumulate(widths.begin(), widths.end(), gaps);
  while (total > max_width) {
    std::size_t& widest = *std::max_element(widths.begin(), widths.end());
    if (widest <= kNarrowestCell) return;
    --widest;
    --total;
  }
}

}  // namespace

TextTable::Cell::Cell(std::string raw, Tone its_tone) : text(to_single_line(raw)), tone(its_tone) {}

TextTable::TextTable(std::vector<Column> columns) : columns_(std::move(columns)) {}

void TextTable::add_row(std::vector<Cell> cells) {
  assert(cells.size() == columns_.size());
  rows_.push_back(std::move(cells));
}

void TextTable::write(std::ostream& out, const Style& style, std::optional<std::size_t> max_width) const {
  std::vector<Cell> titles;
  for (const Column& column : columns_) titles.emplace_back(column.title, Tone::faint);
  std::vector<std::size_t> widths(columns_.size(), 0);
  const auto measure = [&](const std::vector<Cell>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i)
      widths[i] = std::max(widths[i], display_width(cells[i].text));
  };
  measure(titles);
  for (const auto& row : rows_) measure(row);
  if (max_width) shrink(widths, *max_width);

  const auto write_row = [&](const std::vector<Cell>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::string text = truncate_to_width(cells[i].text, std::max<std::size_t>(widths[i], 1));
      const std::string padding(widths[i] - std::min(widths[i], display_width(text)), ' ');
      const bool last = i + 1 == cells.size();
      if (columns_[i].align == Align::right) out << padding;
      out << style.apply(cells[i].tone, text);
      if (columns_[i].align == Align::left && !last) out << padding;
      if (!last) out << std::string(kGap, ' ');
    }
    out << '\n';
  };
  write_row(titles);
  for (const auto& row : rows_) write_row(row);
}

}  // namespace notegraph::cli
