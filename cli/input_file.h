#ifndef NOTEGRAPH_CLI_INPUT_FILE_H_
#define NOTEGRAPH_CLI_INPUT_FILE_H_

#include <string>
#include <vector>

#include "graph/model/status.h"

namespace notegraph::cli {

/// All of standard input.
std::string read_standard_input();

/// To be asked before a graph is made for what is to be read into it. Errors: not_found, one is not there.
Status check_exists(const std::vector<std::string>& paths);

}  // namespace notegraph::cli

#endif  // NOTEGRAPH_CLI_INPUT_FILE_H_
