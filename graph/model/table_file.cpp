#include "graph/model/table_file.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/model/file_text.h"

namespace notegraph {
namespace {

std::string_view trim(std::string_view text) {
  const auto is_trimmed = [](char c) { return c == ' ' || c == '\r'; };
  while (!text.empty() && is_trimmed(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_trimmed(text.back())) text.remove_suffix(1);
  return text;
}

/// Takes what stands before the next `separator` from the front of `rest`, and the separator; nothing: `rest`
/// has ended.
std::optional<std::string_view> take_part(std::optional<std::string_view>& rest, char separator) {
  if (!rest) return std::nullopt;
  const std::size_t at = rest->find(separator);
  const std::string_view part = rest->substr(0, at);
  if (at == std::string_view::npos) {
    rest.reset();
  } else {
    rest->remove_prefix(at + 1);
  }
  return part;
}

class TableReader {
 public:
  TableReader(TableFile& table, const std::vector<std::string_view>& expected)
      : table_(table), expected_(expected) {}

  Status read() {
    std::optional<std::string_view> rest(*table_.text);
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";  // Spreadsheets write it.
    if (rest->starts_with(kByteOrderMark)) rest->remove_prefix(kByteOrderMark.size());
    std::vector<std::uint32_t> lines;
    for (std::uint32_t line = 1; const auto text = take_part(rest, '\n'); ++line) {
      if (trim(*text).empty() || text->front() == '#') continue;
      if (table_.columns.empty()) {
        if (Status status = read_columns(line, *text); !status.ok()) return status;
      } else {
        if (Status status = read_cells(line, *text); !status.ok()) return status;
        lines.push_back(line);
      }
    }
    if (table_.columns.empty()) {
      return {StatusCode::bad_data,
              fmt::format("{}:1: no line names the columns: {}", table_.path, fmt::join(expected_, " "))};
    }
    table_.rows.reserve(lines.size());
    for (std::size_t row = 0; row < lines.size(); ++row) {
      table_.rows.push_back(
          {lines[row], std::span(table_.cells).subspan(row * expected_.size(), expected_.size())});
    }
    return {};
  }

 private:
  Status read_columns(std::uint32_t line, std::string_view text) {
    std::optional<std::string_view> rest = text;
    while (const auto cell = take_part(rest, '\t')) table_.columns.push_back(trim(*cell));
    if (table_.columns == expected_) return {};
    return table_.error(line, fmt::format("the first line must name the columns, separated by tabs: {}",
                                          fmt::join(expected_, " ")));
  }

  Status read_cells(std::uint32_t line, std::string_view text) {
    const std::size_t begin = table_.cells.size();
    std::optional<std::string_view> rest = text;
    while (const auto cell = take_part(rest, '\t')) table_.cells.push_back(trim(*cell));
    const std::size_t cells = table_.cells.size() - begin;
    if (cells > expected_.size()) {
      return table_.error(line, fmt::format("{} cells where {} columns are known: is there a tab too many?",
                                            cells, expected_.size()));
    }
    table_.cells.resize(begin + expected_.size());
    return {};
  }

  TableFile& table_;
  const std::vector<std::string_view>& expected_;
};

}  // namespace

Status TableFile::error(std::uint32_t line, std::string_view reason) const {
  return {StatusCode::bad_data, fmt::format("{}:{}: {}", path, line, reason)};
}

Result<TableFile> read_table_file(const std::filesystem::path& path,
                                  const std::vector<std::string_view>& expected) {
  Result<std::string> text = read_file(path);
  if (!text) return text.status();
  TableFile table;
  table.path = path.string();
  table.text = std::make_shared<const std::string>(*std::move(text));
  if (Status status = TableReader(table, expected).read(); !status.ok()) return status;
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

std::vector<std::string_view> split_cell(std::string_view cell) {
  std::vector<std::string_view> parts;
  split_cell(cell, parts);
  return parts;
}

void split_cell(std::string_view cell, std::vector<std::string_view>& parts) {
  parts.clear();
  std::optional<std::string_view> rest = cell;
  while (const auto part = take_part(rest, '|')) {
    if (const std::string_view trimmed = trim(*part); !trimmed.empty()) parts.push_back(trimmed);
  }
}

}  // namespace notegraph
