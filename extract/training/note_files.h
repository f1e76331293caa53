#ifndef NOTEGRAPH_EXTRACT_TRAINING_NOTE_FILES_H_
#define NOTEGRAPH_EXTRACT_TRAINING_NOTE_FILES_H_

#include <filesystem>
#include <string_view>
#include <vector>

#include "graph/model/status.h"

namespace notegraph::extract {

/// The files of `directory` with this `extension` (".md"), in order of their names. Errors: io_error.
Result<std::vector<std::filesystem::path>> list_files(const std::filesystem::path& directory,
                                                      std::string_view extension);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_TRAINING_NOTE_FILES_H_
