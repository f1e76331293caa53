#ifndef NOTEGRAPH_GRAPH_MODEL_TABLE_FILE_H_
#define NOTEGRAPH_GRAPH_MODEL_TABLE_FILE_H_

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/status.h"

namespace notegraph {

/// Our data files: tab-separated, `#` comments and empty lines skipped, the first other line names the
/// columns. A byte order mark and CRLF are fine. Missing cells at the end of a row are empty; cells are
/// trimmed of spaces.
struct TableFile {
  struct Row {
    std::uint32_t line = 0;                   ///< 1-based, for error messages.
    std::span<const std::string_view> cells;  ///< As many as `columns`; valid as long as the table.
  };
  std::string path;
  std::shared_ptr<const std::string> text;  ///< The whole file: whoever keeps it may keep cells and columns.
  std::vector<std::string_view> columns;
  std::vector<std::string_view> cells;  ///< Of all rows, one after the other.
  std::vector<Row> rows;

  TableFile() = default;
  TableFile(TableFile&&) = default;  // Rows point into `cells`: moved, never copied.
  TableFile& operator=(TableFile&&) = default;

  /// "path:line: reason", as bad_data.
  Status error(const Row& row, std::string_view reason) const { return error(row.line, reason); }
  Status error(std::uint32_t line, std::string_view reason) const;
};

/// Reads `path`, which must have exactly the columns `expected`, in that order. Copies no cell: one pass over
/// the text. Errors: io_error, it cannot be read; bad_data, with file, line and reason.
Result<TableFile> read_table_file(const std::filesystem::path& path,
                                  const std::vector<std::string_view>& expected);

/// The files `directory`/*.tsv, by name; none where there is no such directory.
std::vector<std::filesystem::path> list_table_files(const std::filesystem::path& directory);

/// The parts of a cell that holds several, separated by `|`; trimmed, empty ones left out.
std::vector<std::string_view> split_cell(std::string_view cell);
/// The same, into memory that the caller keeps.
void split_cell(std::string_view cell, std::vector<std::string_view>& parts);

}  // namespace notegraph

#endif  // NOTEGRAPH_GRAPH_MODEL_TABLE_FILE_H_
