#ifndef NOTEGRAPH_API_SERVICE_NOTE_FILES_H_
#define NOTEGRAPH_API_SERVICE_NOTE_FILES_H_

#include <filesystem>
#include <string>
#include <vector>

#include "graph/model/status.h"

// Notes as files.
namespace notegraph::service {

/// Whether a folder's reader takes the file of this name for a note: in a known format, not hidden.
bool is_note_file(const std::filesystem::path& path);

/// The files that ingesting `paths` reads: a file stands for itself, a folder for every note below it (hidden
/// files and folders are left out). Absolute paths, sorted, each once. Errors: not_found, io_error.
Result<std::vector<std::filesystem::path>> list_notes(const std::vector<std::filesystem::path>& paths);

/// The bytes of a note's file, in whatever format. Errors: not_found; invalid_argument, it is a folder;
/// io_error; limit_exceeded, it is too large.
Result<std::string> read_note(const std::filesystem::path& file);

/// Whether `path` is `folder` or lies below it; both absolute.
bool lies_below(const std::filesystem::path& path, const std::filesystem::path& folder);

}  // namespace notegraph::service

#endif  // NOTEGRAPH_API_SERVICE_NOTE_FILES_H_
