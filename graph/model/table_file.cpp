#include "graph/model/table_file.h"

#include <algorithm>
#include <fstream>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace notegraph {
namespace {

std::string_view trim(std::string_view text) {
  const auto first = text.find_first_not_of(" \r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \r") - first + 1);
}

std::vector<std::string> split_and_trim(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (true) {
    const auto at = text.find(separator);
    parts.emplace_back(trim(text.substr(0, at)));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

}  // namespace

Status TableFile::error(const Row& row, std::string_view reason) const {
  return {StatusCode::bad_data, fmt::format("{}:{}: {}", path, row.line, reason)};
}

Result<TableFile> read_table_file(const std::filesystem::path& path,
                                  const std::vector<std::string>& expected) {
  std::ifstream in(path);
  if (!in)
    return Status(StatusCode::io_error, fmt::format("{}: cannot be opened for reading", path.string()));
  TableFile table{path.string(), {}, {}};
  std::string text;
  for (std::uint32_t line = 1; std::getline(in, text); ++line) {
    if (trim(text).empty() || text.front() == '#') continue;
    TableFile::Row row{line, split_and_trim(text, '\t')};
    if (table.columns.empty()) {
      if (row.cells != expected) {
        return table.error(row, fmt::format("the first line must name the columns, separated by tabs: {}",
                                            fmt::join(expected, " ")));
      }
      table.columns = std::move(row.cells);
      continue;
    }
    if (row.cells.size() > expected.size()) {
      return table.error(row, fmt::format("{} cells where {} columns are known: is there a tab too many?",
                                          row.cells.size(), expected.size()));
    }
    row.cells.resize(expected.size());
    table.rows.push_back(std::move(row));
  }
  if (in.bad())
    return Status(StatusCode::io_error, fmt::format("{}: reading stopped half-way", path.string()));
  if (table.columns.empty()) {
    return Status(StatusCode::bad_data, fmt::format("{}:1: no line names the columns: {}", path.string(),
                                                    fmt::join(expected, " ")));
  }
  return table;
}

std::vector<std::filesystem::path> list_table_files(const std::filesystem::path& directory) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (const auto& file : std::filesystem::directory_iterator(directory, error)) {
    if (file.path().extension() == ".tsv") files.push_back(file.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<std::string> split_cell(std::string_view cell) {
  std::vector<std::string> parts = split_and_trim(cell, '|');
  std::erase(parts, "");
  return parts;
}

}  // namespace notegraph
