#ifndef NOTEGRAPH_CLI_PLACES_H_
#define NOTEGRAPH_CLI_PLACES_H_

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "graph/model/status.h"

// Where things lie when the command line does not say.
namespace notegraph::cli {

/// The value of an environment variable; empty where it is not set, which means the same to us.
using Environment = std::function<std::string(const char* name)>;

/// That of this process.
std::string process_environment(const char* name);

/// `given`, else $NOTEGRAPH_DB, else $XDG_DATA_HOME/notegraph (if absolute, as the XDG Base Directory
/// Specification 0.8 asks), else $HOME/.local/share/notegraph. Errors: invalid_argument, none of them is set.
Result<std::filesystem::path> database_directory(const std::string& given, const Environment& environment);

/// The folder of our ontology and lexicon: $NOTEGRAPH_DATA, else ../share/notegraph seen from the folder of
/// `executable`, else `source_data` of the tree that it was built from; the first of them that has an
/// ontology/. Errors: io_error, there is none; also when $NOTEGRAPH_DATA is set and has none.
Result<std::filesystem::path> own_data_directory(const std::filesystem::path& executable,
                                                 const std::filesystem::path& source_data,
                                                 const Environment& environment);

/// Checks that every folder of `given` (--data) holds an ontology/ or a lexicon/.
/// Errors: not_found, it is not there; bad_data, it holds neither.
Status check_data_directories(const std::vector<std::string>& given);

}  // namespace notegraph::cli

#endif  // NOTEGRAPH_CLI_PLACES_H_
