#include "extract/training/note_files.h"

#include <algorithm>
#include <system_error>

#include <fmt/format.h>

namespace notegraph::extract {

Result<std::vector<std::filesystem::path>> list_files(const std::filesystem::path& directory,
                                                      std::string_view extension) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (const auto& file : std::filesystem::directory_iterator(directory, error)) {
    if (file.path().extension() == extension) files.push_back(file.path());
  }
  if (error) return Status(StatusCode::io_error, fmt::format("cannot list {}", directory.string()));
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace notegraph::extract
