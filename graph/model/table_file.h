#ifndef NOTEGRAPH_GRAPH_MODEL_TABLE_FILE_H_
#define NOTEGRAPH_GRAPH_MODEL_TABLE_FILE_H_

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/status.h"

namespace notegraph {

/// Our data files: tab-separated, `#` comments and empty lines skipped, the first other line names the
/// columns. Missing cells at the end of a row are empty; cells are trimmed of spaces.
struct TableFile {
  struct Row {
    std::uint32_t line = 0;          ///< 1-based, for error messages.
    std::vector<std::string> cells;  ///< As many as `columns`.
  };
  std::string path;
  std::vector<std::string> columns;
  std::vector<Row> rows;

  /// "path:line: reason", as bad_data.
  Status error(const Row& row, std::string_view reason) const;
};

/// Reads `path`, which must have exactly the columns `expected`, in that order.
/// Errors: io_error, it cannot be read; bad_data, with file, line and reason.
Result<TableFile> read_table_file(const std::filesystem::path& path,
                                  const std::vector<std::string>& expected);

/// The files `directory`/*.tsv, by name; none where there is no such directory.
std::vector<std::filesystem::path> list_table_files(const std::filesystem::path& directory);

/// The parts of a cell that holds several, separated by `|`; trimmed, empty ones left out.
std::vector<std::string> split_cell(std::string_view cell);

}  // namespace notegraph

#endif  // NOTEGRAPH_GRAPH_MODEL_TABLE_FILE_H_
