#include "tests/graph/store/standing_copy.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <system_error>

namespace notegraph::test {
namespace {

namespace fs = std::filesystem;

std::map<std::string, std::uintmax_t> sizes_in(const fs::path& directory) {
  std::map<std::string, std::uintmax_t> sizes;
  for (const fs::path& file : files_in(directory)) {
    std::error_code gone;
    sizes[file.string()] = fs::file_size(file, gone);
  }
  return sizes;
}

}  // namespace

std::vector<fs::path> files_in(const fs::path& directory) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(directory)) {
    std::error_code gone;
    const bool has_bytes = entry.is_regular_file(gone) && entry.file_size(gone) > 0 && !gone;
    if (has_bytes) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

void copy_standing(const fs::path& from, const fs::path& to) {
  while (true) {
    fs::remove_all(to);
    const auto before = sizes_in(from);
    std::error_code error;
    fs::copy(from, to, fs::copy_options::recursive, error);
    if (!error && sizes_in(from) == before) return;
  }
}

}  // namespace notegraph::test
