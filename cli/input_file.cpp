#include "cli/input_file.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include <fmt/format.h>

namespace notegraph::cli {
namespace {

std::string read_to_end(std::istream& in) {
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace

Result<std::string> read_input(const std::string& name) {
  if (name == "-") return read_to_end(std::cin);
  std::error_code error;
  if (!std::filesystem::exists(name, error)) {
    return Status(StatusCode::not_found, fmt::format("{}: there is no such file", name));
  }
  if (std::filesystem::is_directory(name, error)) {
    return Status(StatusCode::invalid_argument, fmt::format("{}: is a folder, not a file", name));
  }
  errno = 0;
  std::ifstream in(name, std::ios::binary);
  std::string bytes = read_to_end(in);
  if (!in) return Status(StatusCode::io_error, fmt::format("{}: {}", name, std::strerror(errno)));
  return bytes;
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
