#ifndef NOTEGRAPH_GRAPH_MODEL_FILE_TEXT_H_
#define NOTEGRAPH_GRAPH_MODEL_FILE_TEXT_H_

#include <filesystem>
#include <string>

#include "graph/model/status.h"

namespace notegraph {

/// All bytes of `path`, in one read where the file knows its size. Errors: io_error.
Result<std::string> read_file(const std::filesystem::path& path);

}  // namespace notegraph

#endif  // NOTEGRAPH_GRAPH_MODEL_FILE_TEXT_H_
