#ifndef NOTEGRAPH_CLI_OUTPUT_TEXT_TABLE_H_
#define NOTEGRAPH_CLI_OUTPUT_TEXT_TABLE_H_

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "cli/output/style.h"

namespace notegraph::cli {

/// Rows in columns that line up on a terminal, whatever the script.
class TextTable {
 public:
  enum class Align { left, right };
  struct Column {
    std::string title;
    Align align = Align::left;
  };
  struct Cell {
    Cell(std::string text, Tone tone = Tone::plain);  // NOLINT(google-explicit-constructor)
    std::string text;                                 ///< On a single line, see to_single_line().
    Tone tone;
  };

  explicit TextTable(std::vector<Column> columns);

  /// `cells`: as many as there are columns.
  void add_row(std::vector<Cell> cells);
  bool empty() const { return rows_.empty(); }

  /// Writes the titles and the rows. Cells are cut only where `max_width` is given and a line would be
  /// longer: the widest columns give way first. The last column is not padded.
  void write(std::ostream& out, const Style& style, std::optional<std::size_t> max_width) const;

 private:
  std::vector<Column> columns_;
  std::vector<std::vector<Cell>> rows_;
};

}  // namespace notegraph::cli

#endif  // NOTEGRAPH_CLI_OUTPUT_TEXT_TABLE_H_
