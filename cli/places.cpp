#include "cli/places.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace notegraph::cli {
namespace {

namespace fs = std::filesystem;

/// Any of them makes a folder one of data.
constexpr std::array kDataFolders = {"ontology", "lexicon", "knowledge", "cues"};

bool is_folder(const fs::path& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored);
}

}  // namespace

std::string process_environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

Result<fs::path> database_directory(const std::string& given, const Environment& environment) {
  if (!given.empty()) return fs::path(given);
  if (const std::string set = environment("NOTEGRAPH_DB"); !set.empty()) return fs::path(set);
  if (const fs::path data_home = environment("XDG_DATA_HOME"); data_home.is_absolute()) {
    return data_home / "notegraph";
  }
  if (const std::string home = environment("HOME"); !home.empty()) {
    return fs::path(home) / ".local" / "share" / "notegraph";
  }
  return Status(StatusCode::invalid_argument, "there is no place for the graph: give --db DIR");
}

Result<fs::path> own_data_directory(const fs::path& executable, const fs::path& source_data,
                                    const Environment& environment) {
  if (const std::string set = environment("NOTEGRAPH_DATA"); !set.empty()) {
    if (is_folder(fs::path(set) / "ontology")) return fs::path(set);
    return Status(StatusCode::io_error, fmt::format("NOTEGRAPH_DATA is {}, which holds no ontology/", set));
  }
  const fs::path installed = executable.parent_path().parent_path() / "share" / "notegraph";
  for (const fs::path& directory : {installed, source_data}) {
    if (is_folder(directory / "ontology")) return directory;
  }
  return Status(
      StatusCode::io_error,
      fmt::format("ontology and lexicon are neither in {} nor in {}; set NOTEGRAPH_DATA to their folder",
                  installed.string(), source_data.string()));
}

Status check_data_directories(const std::vector<std::string>& given) {
  for (const fs::path directory : given) {
    if (!is_folder(directory)) {
      return {StatusCode::not_found, fmt::format("--data {}: there is no such folder", directory.string())};
    }
    const bool holds_data = std::any_of(kDataFolders.begin(), kDataFolders.end(),
                                        [&](const char* folder) { return is_folder(directory / folder); });
    if (!holds_data) {
      return {StatusCode::bad_data, fmt::format("--data {}: holds none of the folders {}/",
                                                directory.string(), fmt::join(kDataFolders, "/, "))};
    }
  }
  return {};
}

}  // namespace notegraph::cli
