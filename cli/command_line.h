#ifndef NOTEGRAPH_CLI_COMMAND_LINE_H_
#define NOTEGRAPH_CLI_COMMAND_LINE_H_

#include <string>
#include <vector>

#include "cli/options.h"
#include "cli/session.h"
#include "graph/model/status.h"

namespace notegraph::cli {

/// What a command line asks for.
struct CommandLine {
  GlobalOptions options;
  Action action;
};

/// Understands `arguments` (without the program's name). --help and --version are actions like any other.
/// Errors: invalid_argument, with what is wrong and where the help is; perhaps with a command that was meant.
Result<CommandLine> parse_command_line(const std::vector<std::string>& arguments);

/// Whether `arguments` ask for JSON; also of a command line that cannot be understood otherwise.
bool asks_for_json(const std::vector<std::string>& arguments);

}  // namespace notegraph::cli

#endif  // NOTEGRAPH_CLI_COMMAND_LINE_H_
