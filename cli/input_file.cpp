#include "cli/input_file.h"

#include <filesystem>
#include <iostream>
#include <iterator>

#include <fmt/format.h>

namespace notegraph::cli {
std::string read_standard_input() {
  return {std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()};
}

Status check_exists(const std::vector<std::string>& paths) {
  for (const std::string& path : paths) {
    std::error_code unreadable;
    if (!std::filesystem::exists(path, unreadable)) {
      return {StatusCode::not_found, fmt::format("{}: there is no such file or folder", path)};
    }
  }
  return {};
}

}  // namespace notegraph::cli
