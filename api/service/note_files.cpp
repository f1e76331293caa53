#include "api/service/note_files.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include "api/formats/note_format.h"

namespace notegraph::service {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kMaxNoteBytes = std::uintmax_t{256} << 20;

bool is_hidden(const fs::path& path) {
  return path.filename().string().starts_with('.');
}

Status list_folder(const fs::path& folder, std::vector<fs::path>& files) {
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, error);
  const fs::recursive_directory_iterator end;
  while (!error && entry != end) {
    if (entry->is_directory(error) && is_hidden(entry->path())) entry.disable_recursion_pending();
    if (!error && entry->is_regular_file(error) && is_note_file(entry->path()))
      files.push_back(entry->path());
    if (!error) entry.increment(error);
  }
  if (error) return {StatusCode::io_error, fmt::format("{}: {}", folder.string(), error.message())};
  return {};
}

}  // namespace

bool is_note_file(const fs::path& path) {
  return !is_hidden(path) && formats::has_note_format(path);
}

Result<std::vector<fs::path>> list_notes(const std::vector<fs::path>& paths) {
  std::vector<fs::path> files;
  for (const fs::path& path : paths) {
    std::error_code error;
    const fs::path absolute = fs::canonical(path, error);
    if (error) {
      return Status(StatusCode::not_found, fmt::format("{}: {}", path.string(), error.message()));
    }
    if (!fs::is_directory(absolute)) {
      files.push_back(absolute);
    } else if (Status status = list_folder(absolute, files); !status) {
      return status;
    }
  }
  std::sort(files.begin(), files.end());
  files.erase(std::unique(files.begin(), files.end()), files.end());
  return files;
}

Result<std::string> read_note(const fs::path& file) {
  std::error_code error;
  if (fs::is_directory(file, error)) return Status(StatusCode::invalid_argument, "is a folder, not a file");
  const auto size = fs::file_size(file, error);
  if (error == std::errc::no_such_file_or_directory) return Status(StatusCode::not_found, error.message());
  if (error) return Status(StatusCode::io_error, error.message());
  if (size > kMaxNoteBytes) {
    return Status(StatusCode::limit_exceeded,
                  fmt::format("{} bytes; a note may have {} at most: split it", size, kMaxNoteBytes));
  }
  std::ifstream in(file, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  if (!in) return Status(StatusCode::io_error, "cannot be read");
  return bytes;
}

bool lies_below(const fs::path& path, const fs::path& folder) {
  const auto [at, rest] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
  return at == folder.end() || at->empty();
}

}  // namespace notegraph::service
